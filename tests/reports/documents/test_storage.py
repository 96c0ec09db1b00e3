import json

import pytest
from hypothesis import given

from d22.reports.documents.storage import StorageError, from_json, to_json
from tests.reports.documents.papers import document, paper, papers


@given(papers())
def test_a_stored_document_is_read_back_as_it_was(paper):
    stored = to_json(paper)

    assert from_json(stored) == paper
    assert to_json(from_json(stored)) == stored
    assert stored.isascii()


def test_what_was_published_in_format_1_can_still_be_read():
    published = (
        '{"format":1,"document":{"node":"Document","title":"Progress","subject":"Position",'
        '"author":"Panel clerk","dated":"2021-11-25","blocks":[{"node":"Numbered","label":"1.",'
        '"blocks":[{"node":"Paragraph","spans":[{"node":"Text","text":"Net ","style":"strong"},'
        '{"node":"Figure","text":"\\u00a31","key":"finance.net","basis":"Net.","records":["M1"],'
        '"source":"","illustrative":true},{"node":"Mark","text":"illustrative"}]},'
        '{"node":"Bullets","items":[[{"node":"Text","text":"a"}]]},'
        '{"node":"Particulars","caption":"","rows":[["Wards",[{"node":"Text","text":"All"}]]]},'
        '{"node":"Table","caption":"Net","columns":[{"node":"Column","heading":"Net",'
        '"numeric":true,"cumulative":true}],"rows":[{"node":"Row","cells":[[]],"total":true,'
        '"anchor":"f-x"}],"note":[]}],"anchor":"p1"},'
        '{"node":"Heading","text":"Part","level":2,"anchor":"part"}],"language":"en-GB",'
        '"status":""}}'
    )

    whole = from_json(published)

    assert [type(block).__name__ for block in whole.blocks] == ["Numbered", "Heading"]
    assert whole.blocks[0].blocks[0].spans[1].text == "£1"
    assert whole.blocks[0].blocks[3].columns[0].cumulative is True


@pytest.mark.parametrize("given", [2, 0, None, "1", []])
def test_an_unknown_format_is_refused(given):
    stored = json.loads(to_json(paper())) | {"format": given}

    with pytest.raises(StorageError, match=r"^The stored report has format «.*»; this version"):
        from_json(json.dumps(stored))


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        ("{", "^The stored report is not JSON"),
        ("[]", "^The stored report has format «None»"),
        ('{"format":1}', "^The stored report holds no document"),
        ('{"format":1,"document":{"node":"Text","text":"x"}}', "^The stored report holds no doc"),
        ('{"format":1,"document":{"node":"Drum"}}', "^The stored report holds an unknown «Drum»"),
        ('{"format":1,"document":{"node":["x"]}}', "^The stored report holds an unknown"),
        ('{"format":1,"document":{"node":"Document"}}', "^A stored document cannot be read: "),
        ('{"format":1,"document":{"node":"Text","words":"x"}}', "^A stored text cannot be read: "),
    ],
)
def test_damaged_storage_is_refused_with_the_reason(damaged, reason):
    with pytest.raises(StorageError, match=reason):
        from_json(damaged)


def test_a_date_that_is_none_is_refused():
    stored = to_json(document()).replace("2021-11-25", "2021-11-31", 1).replace("2021-11-25", "x")

    with pytest.raises(StorageError, match=r"^A stored document cannot be read: "):
        from_json(stored)
