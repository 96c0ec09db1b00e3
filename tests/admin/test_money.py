from finance.models import ForecastLine, PlanLine, Scheme
from tests import make
from tests.admin.pages import address, errors, filled_in


def test_a_schemes_plan_is_typed_in_pounds_and_kept_in_pence(office, admin, sign_in):
    scheme, desk = make.scheme(), sign_in(admin)
    line = {"plan_lines-0-financial_year": "2022/23", "plan_lines-0-amount_pence": "1,292,500"}

    desk.post(
        address(scheme, "change"),
        filled_in(desk.get(address(scheme, "change"))) | line | {"why": "Case approved"},
    )

    assert PlanLine.objects.get().amount_pence == 129_250_000


def test_a_line_that_is_sent_back_unchanged_is_not_saved(admin, sign_in):
    line, desk = make.plan_line(amount_pence=123456), sign_in(admin)
    form = filled_in(desk.get(address(line.scheme, "change")))

    desk.post(address(line.scheme, "change"), form | {"why": "Looked at it"})

    assert form["plan_lines-0-amount_pence"] == "1,234.56"
    assert line.history.count() == 1


def test_a_year_outside_the_programme_is_refused(admin, sign_in):
    line, desk = make.plan_line(), sign_in(admin)
    form = filled_in(desk.get(address(line, "change")))

    page = desk.post(address(line, "change"), form | {"financial_year": "2030/31", "why": "Longer"})

    assert errors(page) == {
        "financial_year": [
            "2030/31 is not a year of Destination 22, which runs from 2021/22 to 2025/26."
        ]
    }


def test_a_scheme_added_below_its_case_lies_in_the_same_programme(admin, sign_in):
    case, desk = make.business_case(), sign_in(admin)
    page = address(case, "change")
    new = {"name": "Agency", "direction": "saving", "saving_class": "recurring"}
    row = {f"schemes-0-{name}": value for name, value in new.items()}

    desk.post(page, filled_in(desk.get(page)) | row | {"why": "New line"})

    assert (str(Scheme.objects.get()), Scheme.objects.get().programme) == (
        "S1 Agency",
        case.programme,
    )


def test_finance_adds_a_line_to_a_forecast(finance, sign_in):
    finance.is_staff = True
    finance.save()
    forecast, scheme, desk = make.forecast(), make.scheme(), sign_in(finance)
    page = address(forecast, "change")
    new = {"scheme": scheme.pk, "financial_year": "2021/22", "amount_pence": "90000"}
    row = {f"lines-0-{name}": value for name, value in new.items()}

    answer = desk.post(page, filled_in(desk.get(page)) | row | {"why": "Month 8"})

    assert answer.status_code == 302
    assert ForecastLine.objects.get().amount_pence == 9_000_000


def test_a_reader_reads_amounts_in_pounds(board, sign_in):
    board.is_staff = True
    board.save()
    line = make.plan_line(amount_pence=123456)

    page = sign_in(board).get(address(line, "change")).content.decode()

    assert "£1,234.56" in page
    assert "123456" not in page
