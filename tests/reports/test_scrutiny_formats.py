"""The printed report: three formats with the same words, sound, and the same to the byte."""

import hashlib
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from page import ValidationProfile

from d22.reports import papers, position
from d22.reports.documents import storage
from d22.reports.documents.reading import words
from d22.reports.models import CommitteeDetails
from d22.reports.scrutiny.paper import ScrutinyReport
from programme import clock
from programme.models import Programme
from tests.reports.composed import PANEL, demonstration, printed, report  # noqa: F401 -- fixtures
from tests.reports.documents import heard
from tests.reports.documents.test_pdf import broken_rules

pytestmark = pytest.mark.django_db

HERE = Path(__file__).parents[2]


def test_the_three_formats_say_the_same_words(report, printed):  # noqa: F811
    assert printed == dict.fromkeys(("html", "docx", "pdf"), heard.bare(words(report)))


@pytest.mark.parametrize("profile", [ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A])
def test_the_pdf_can_be_read_aloud_and_archived(profile, report):  # noqa: F811
    assert broken_rules(papers.FORMATS["pdf"].render(report), profile) == set()


def test_word_opens_the_file_without_offering_a_repair(report, tmp_path):  # noqa: F811
    file = tmp_path / "report.docx"
    file.write_bytes(papers.FORMATS["docx"].render(report))

    assert OpenXmlValidator(security_validation=True).validate(file).errors == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_the_word_file_and_reads_every_word(report, tmp_path):  # noqa: F811
    (tmp_path / "report.docx").write_bytes(papers.FORMATS["docx"].render(report))

    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
            *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path),
            tmp_path / "report.docx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    read = heard.bare((tmp_path / "report.txt").read_text("utf-8-sig")).replace("•", "")
    assert read == heard.bare(words(report))


def test_the_pdf_is_short_enough_to_be_read(report):  # noqa: F811
    sheets = heard.pages(papers.FORMATS["pdf"].render(report))

    first_of_sources = next(n for n, sheet in enumerate(sheets) if "Where the figures" in sheet)
    assert first_of_sources <= 8
    assert len(sheets) <= 13


def test_the_report_survives_being_stored(report):  # noqa: F811
    assert storage.from_json(storage.to_json(report)) == report


COMPOSE = """
import hashlib, pickle, sys
import django
django.setup()
from d22.reports import papers
document = pickle.load(sys.stdin.buffer).document()
for name in sorted(papers.FORMATS):
    print(hashlib.sha256(papers.FORMATS[name].render(document)).hexdigest())
"""


def made_elsewhere(seed, composer):
    """The hashes of the three files, composed and printed by another process."""
    done = subprocess.run(
        [sys.executable, "-c", COMPOSE],
        input=pickle.dumps(composer),
        env=os.environ | {"PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "d22.settings"},
        cwd=HERE,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return done.stdout.decode().split()


def test_the_same_record_is_the_same_bytes_in_any_process(report):  # noqa: F811
    when = clock.as_at(PANEL)
    programme = Programme.objects.get(slug="destination-22")
    found = position.read(programme, when)
    meeting = papers.next_panel(programme, when)
    forum = found.ground.forum_by_id[meeting.forum_id]
    composer = ScrutinyReport(found, CommitteeDetails.objects.get(), meeting, forum)

    here = [
        hashlib.sha256(papers.FORMATS[name].render(report)).hexdigest()
        for name in sorted(papers.FORMATS)
    ]

    assert made_elsewhere("0", composer) == made_elsewhere("1", composer) == here
