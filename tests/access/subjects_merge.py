"""Merging two entries of one person: the act and what its wizard asks."""

from subject import Subject


def _entries(case, place):
    act = case.subject["cchc.person.merge"][place]
    return {"kept_id": act.kept_id.id, "other_id": act.other_id.id}


def _act(case, place):
    return {**_entries(case, place), "reason": "x"}


def _choice(case, place):
    question = case.env["cchc.person.merge.question"].create(_entries(case, place))
    return {"question_id": question.id, "name": "home_town"}


def _undo(case, place):
    return {"merge_id": case.subject["cchc.person.merge"][place].id, "reason": "x"}


MERGE = [
    Subject("cchc.person.merge", "reason", {"reason": "y"}, _act),
    Subject("cchc.person.merge.question", create=_entries, recorded=False),
    Subject("cchc.person.merge.choice", create=_choice, recorded=False),
    Subject("cchc.person.merge.undo", create=_undo, recorded=False),
]
OPENERS = {
    "cchc.person.merge.action_open_kept",
    "cchc.person.merge.action_open_other",
    "cchc.person.merge.action_open_undo",
    "hr.employee.action_open_kept",
    "hr.employee.action_open_merges",
}
CHECKED = {"cchc.import.suspect.action_merge": (), "hr.employee.action_merge": ()}
WIZARDS = {
    "cchc.person.merge.question.action_merge",
    "cchc.person.merge.question.action_swap",
    "cchc.person.merge.undo.action_undo",
}
