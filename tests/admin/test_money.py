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


FIXED = (
    "BC1 was approved by D1; its plan is fixed. Record a new version of the case, or a forecast."
)


def approved_line():
    case = make.business_case(approved_by_decision=make.decision())
    return make.plan_line(scheme=make.scheme(business_case=case))


def test_an_approved_plan_is_not_changed_on_the_page_of_its_line_or_of_its_scheme(admin, sign_in):
    line, desk = approved_line(), sign_in(admin)
    own, below = address(line, "change"), address(line.scheme, "change")

    page = desk.post(own, filled_in(desk.get(own)) | {"amount_pence": "7", "why": "More"})
    rows = desk.post(
        below, filled_in(desk.get(below)) | {"plan_lines-0-amount_pence": "7", "why": "More"}
    )

    assert errors(page) == {"__all__": [FIXED]}
    assert FIXED in rows.content.decode()
    assert PlanLine.objects.get().amount_pence == 100_000_00


def test_a_new_scheme_of_an_approved_case_brings_no_plan_of_its_own(admin, sign_in):
    case, desk = approved_line().scheme.business_case, sign_in(admin)
    new = {"name": "More", "business_case": case.pk, "direction": "saving"}
    new |= {"saving_class": "recurring", "plan_lines-0-financial_year": "2022/23"}
    form = filled_in(desk.get(address(Scheme, "add"))) | new

    page = desk.post(address(Scheme, "add"), form | {"plan_lines-0-amount_pence": "7"})

    assert FIXED in page.content.decode()
    assert Scheme.objects.count() == 1


def test_a_line_of_an_approved_plan_is_not_deleted(admin, sign_in):
    line, desk = approved_line(), sign_in(admin)
    below = address(line.scheme, "change")

    page = desk.post(address(line, "delete"), {"post": "yes", "why": "No", "opened_version": 1})
    desk.post(below, filled_in(desk.get(below)) | {"plan_lines-0-DELETE": "on", "why": "No"})

    assert FIXED in page.content.decode()
    assert PlanLine.objects.get() == line


def test_a_scheme_with_money_is_not_turned_round_on_its_own_page_or_below_its_case(admin, sign_in):
    scheme, desk = make.plan_line().scheme, sign_in(admin)
    own, below = address(scheme, "change"), address(scheme.business_case, "change")
    form = filled_in(desk.get(own))

    turned = {"schemes-0-direction": "investment", "schemes-0-saving_class": "", "why": "Wrong"}
    page = desk.post(below, filled_in(desk.get(below)) | turned)
    desk.post(own, form | {"direction": "investment", "why": "Wrong"})

    assert {"direction", "business_case"}.isdisjoint(form)
    assert "so its direction stays" in page.content.decode()
    assert Scheme.objects.get().direction == "saving"


def test_a_saving_whose_direction_is_settled_keeps_a_class(admin, sign_in):
    scheme, desk = make.plan_line().scheme, sign_in(admin)
    own = address(scheme, "change")

    page = desk.post(own, filled_in(desk.get(own)) | {"saving_class": "", "why": "None"})

    assert errors(page) == {"saving_class": ["A saving needs a class; an investment has none."]}
