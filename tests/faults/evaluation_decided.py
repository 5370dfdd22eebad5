"""Run in Odoo's shell: everybody is proposed, every agency has a decision that is to be entered."""

period = env["cchc.evaluation.period"].search([("state", "=", "open")], limit=1)  # noqa: F821
run = env.cr.execute  # noqa: F821
run(
    "UPDATE cchc_evaluation SET proposed_level = 'good', state = 'proposed' WHERE period_id = %s",
    [period.id],
)
run(
    "UPDATE cchc_evaluation_unit SET state = 'decided', decision_number = '1',"
    " decision_date = '2026-01-01', decided_by_id = 1 WHERE period_id = %s",
    [period.id],
)
env.invalidate_all()  # noqa: F821
env["cchc.evaluation.job"]._ask(period, "decide")  # noqa: F821
env.cr.commit()  # noqa: F821  # pylint: disable=invalid-commit
