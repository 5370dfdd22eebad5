"""What each place has of plans of training: a draft with a line and a budget."""


def records(cls, unit, number):
    """The records of the rows in subjects_training_plan.py."""
    env = cls.env
    programme = env.ref("cchc_training.training_programme_vtvl")
    plan = env["cchc.training.plan"].create({"unit_id": unit.id, "year_from": 2026})
    line = env["cchc.training.plan.line"].create(
        {
            "plan_id": plan.id,
            "programme_id": programme.id,
            "people": number,
            "cost_per_head": 1_000_000,
            "note": f"Secret line {number}",
        }
    )
    budget = env["cchc.training.plan.budget"].create(
        {"plan_id": plan.id, "source": "training", "amount": number, "note": "x"}
    )
    return {
        "cchc.training.plan": plan,
        "cchc.training.plan.line": line,
        "cchc.training.plan.budget": budget,
    }
