"""How staff reduction is tried."""

from subject import Subject, asked, numbers


def _figure(case, place):
    number = next(numbers)
    return {"decree": "x", "code": f"x{number}", "name": "x", "value": "1", "article": "x"}


def _calculator(case, place):
    return {"employee_id": case.person[place].id, "birth_text": "1970", "sex": "male"}


def _option(case, place):
    made = case.env["cchc.reduction.calculator"].create(_calculator(case, place))
    return {"calculator_id": made.id, "decree": "x", "measure": "leave"}


SUBJECTS = [
    Subject("cchc.reduction.figure", create=_figure, placed=False),
    asked("cchc.reduction.calculator", _calculator),
    asked("cchc.reduction.option", _option),
]
WIZARDS = {"cchc.reduction.calculator.action_calculate"}
