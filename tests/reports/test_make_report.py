import os
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from d22.reports import papers
from programme import clock
from programme.models import Forum
from tests import make
from tests.reports.composed import composed

pytestmark = pytest.mark.django_db

SUMMER = date(2021, 7, 31)


@pytest.fixture
def panel():
    """A programme with all that a report needs, recorded on 1 June."""
    with clock.standing_at(date(2021, 6, 1)):
        forum = make.forum(name="Scrutiny Panel", kind=Forum.Kind.SCRUTINY)
        make.meeting(forum=forum, held_on=date(2021, 9, 23))
        make.meeting(forum=forum, held_on=date(2021, 11, 25))
        make.committee_details(forum=forum)
    return forum


def write(output, *, programme="destination-22", form="html", as_at=""):
    day = ["--as-at", as_at] if as_at else []
    call_command("make_report", programme, "--format", form, "--output", str(output), *day)


def refused(output, **given):
    """What the command answers, having written nothing."""
    with pytest.raises(CommandError) as answer:
        write(output, **given)
    assert not Path(output).is_file()
    return str(answer.value)


@pytest.mark.parametrize("form", ["docx", "html", "pdf"])
def test_a_report_is_written_in_each_format(form, panel, tmp_path, capsys):
    output = tmp_path / f"report.{form}"

    write(output, form=form)

    assert output.read_bytes() == papers.FORMATS[form].render(composed())
    assert capsys.readouterr().out == (
        f"{output}: Destination 22: progress report, Position at 25 November 2021.\n"
    )


def test_it_tells_the_record_of_the_day_it_is_given(panel, tmp_path):
    make.outcome(title="Known only in November")
    output = tmp_path / "report.html"

    write(output, as_at="2021-07-31")

    assert output.read_bytes() == papers.FORMATS["html"].render(composed(SUMMER))
    assert "Position at 31 July 2021" in output.read_text()
    assert "23 September 2021" in output.read_text()
    assert "Known only in November" not in output.read_text()


def test_a_programme_that_is_not_there_is_named(panel, tmp_path):
    assert refused(tmp_path / "r.html", programme="destination-23") == (
        "The record holds no programme «destination-23» on that day. Give its address as in "
        "/destination-22/, and a day after its record begins."
    )


def test_a_day_before_any_record_has_no_report(panel, tmp_path):
    assert refused(tmp_path / "r.html", as_at="2021-05-31") == (
        "The record holds no programme «destination-22» on that day. Give its address as in "
        "/destination-22/, and a day after its record begins."
    )


@pytest.mark.parametrize(
    "given", ["2021-02-30", "30 November 2021", "yesterday", "2021-11", "20211125"]
)
def test_a_day_that_is_none_is_refused(given, panel, tmp_path):
    assert refused(tmp_path / "r.html", as_at=given) == (
        f"«{given}» is not a date. Write it as 2021-11-25."
    )


def test_a_day_to_come_is_refused(panel, tmp_path):
    assert refused(tmp_path / "r.html", as_at="2021-11-26") == (
        "26 November 2021 is still to come. Give today, 2021-11-25, or an earlier day."
    )


def test_without_a_meeting_ahead_there_is_no_report(tmp_path):
    make.programme()

    assert refused(tmp_path / "r.html") == (
        "The record knows no meeting of a scrutiny panel on or after 25 November 2021. Record "
        "the meeting first."
    )


def test_a_meeting_known_to_the_month_or_of_another_forum_is_no_meeting_of_the_panel(tmp_path):
    make.meeting(forum=make.forum(), held_on=date(2021, 11, 26))
    panel = make.forum(name="Scrutiny Panel", kind=Forum.Kind.SCRUTINY)
    make.meeting(forum=panel, held_on=date(2021, 12, 31), held_precision="month")

    assert refused(tmp_path / "r.html").startswith("The record knows no meeting of a scrutiny")


def test_without_committee_details_there_is_no_report(tmp_path):
    panel = make.forum(name="Scrutiny Panel", kind=Forum.Kind.SCRUTINY)
    make.meeting(forum=panel, held_on=date(2021, 11, 25))

    assert refused(tmp_path / "r.html") == (
        "The record at 25 November 2021 holds no committee details for the Scrutiny Panel: who "
        "reports, the recommendations, the statutory power. Record them first."
    )


def test_a_folder_that_is_not_there_is_named(panel, tmp_path):
    assert refused(tmp_path / "missing" / "r.html") == (
        f"There is no folder {tmp_path}/missing. Make it first, or name another. Nothing was "
        "written."
    )


def test_a_folder_is_no_file_to_write(panel, tmp_path):
    assert refused(tmp_path) == (f"{tmp_path} is a folder. Name a file in it. Nothing was written.")


def test_a_report_that_cannot_be_written_leaves_the_old_one_whole(panel, tmp_path):
    output = tmp_path / "report.html"
    output.write_text("The old report")
    beside = tmp_path / f".report.html.{os.getpid()}.part"
    beside.mkdir()

    with pytest.raises(CommandError) as answer:
        write(output)

    assert str(answer.value) == (
        f"{output} cannot be written: Is a directory. Nothing was written."
    )
    assert output.read_text() == "The old report"


def test_a_new_report_takes_the_place_of_the_old_one_and_nothing_is_left_beside_it(panel, tmp_path):
    output = tmp_path / "report.html"
    output.write_text("The old report")

    write(output)

    assert output.read_text().startswith("<!DOCTYPE html>")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_a_format_there_is_none_of_is_refused(panel, tmp_path):
    answer = refused(tmp_path / "r.odt", form="odt")

    assert answer == (
        "Error: argument --format: invalid choice: 'odt' (choose from 'docx', 'html', 'pdf')"
    )
