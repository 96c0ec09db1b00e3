import pytest

from tests import make
from workstreams import scoring

#: Rows are likelihoods from 5 down to 1, columns impacts from 1 to 5.
MATRIX = """
medium  high    high    very_high  very_high
low     medium  high    very_high  very_high
low     medium  medium  high       high
low     low     medium  medium     high
low     low     low     low        medium
"""
CELLS = [
    (likelihood, impact, band)
    for likelihood, row in zip((5, 4, 3, 2, 1), MATRIX.strip().splitlines(), strict=True)
    for impact, band in zip(scoring.SCALE, row.split(), strict=True)
]


@pytest.mark.parametrize(("likelihood", "impact", "band"), CELLS)
def test_each_of_the_25_cells_has_its_band(likelihood, impact, band):
    assert scoring.band(scoring.score(likelihood, impact)) == band


@pytest.mark.parametrize("points", [-1, 0, 26])
def test_a_score_outside_1_to_25_has_no_band(points):
    with pytest.raises(ValueError, match=f"^{points} is not a risk score: scores run from 1 to 25"):
        scoring.band(points)


def test_the_ranges_a_page_prints_are_those_the_bands_are_computed_by():
    for points in range(1, 26):
        first, last = scoring.BAND_RANGES[scoring.band(points)].split(" to ")
        assert int(first) <= points <= int(last)


@pytest.mark.django_db
def test_a_risk_is_scored_three_times():
    risk = make.risk(
        inherent_likelihood=5,
        inherent_impact=4,
        current_likelihood=3,
        current_impact=4,
    )

    assert (risk.inherent_score, risk.current_score, risk.target_score) == (20, 12, None)
    assert risk.band == scoring.Band.HIGH

    risk.target_likelihood, risk.target_impact = 2, 3

    assert risk.target_score == 6
