"""How programmes, needs and plans of training are tried."""

from subject import Subject, asked, below, catalogue, numbers

PLAN = "cchc.training.plan"
NEED = "cchc.qualification.need"


def _plan(case, place):
    return {"unit_id": case.unit[place].id, "year_from": 2000 + next(numbers) % 25}


def _line(case, place):
    programme = case.env.ref("cchc_training.training_programme_vtvl")
    return below(PLAN, "plan_id", programme_id=programme.id)(case, place)


def _budget(case, place):
    source = ("unit", "project", "learner")[next(numbers) % 3]
    return below(PLAN, "plan_id", source=source, amount=1)(case, place)


def _ask(case, place):
    programme = case.env.ref("cchc_training.training_programme_vtvl")
    return {"programme_id": programme.id, "employee_ids": [(6, 0, case.person[place].ids)]}


def _succession(case, place):
    post = case.env.ref("cchc_hr.leadership_post_truong_phong_so")
    people = [(6, 0, case.person[place].ids)]
    return {"post_id": post.id, "document": "x", "employee_ids": people}


SUBJECTS = [
    catalogue("cchc.training.figure", code="a"),
    catalogue("cchc.training.programme", code="a"),
    Subject(PLAN, "note", {"note": "y"}, _plan),
    Subject(f"{PLAN}.line", "note", {"note": "y"}, _line),
    Subject(f"{PLAN}.budget", "amount", {"note": "y"}, _budget),
    asked("cchc.training.ask", _ask),
    asked("cchc.training.succession", _succession),
]
OPENERS = {f"{PLAN}.action_print_xlsx", f"{PLAN}.action_open_return"}
WIZARDS = {"cchc.training.ask.action_ask", "cchc.training.succession.action_ask"}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{
        f"{PLAN}.action_{step}": ()
        for step in ("take_needs", "take_term", "fill_budget", "consolidate", "submit")
    },
    **{f"{PLAN}.action_{step}": () for step in ("appraise", "approve")},
    f"{PLAN}.message_subscribe": ([1],),
}
CHECKED = {
    **CHANGES,
    f"{PLAN}.line.action_open_needs": (),
    f"{PLAN}.line.action_open_parts": (),
    f"{NEED}.action_open_study": (),
}
# Answers from the own units; who reads only may not ask for it.
OWN = {f"{NEED}.action_gather"}
