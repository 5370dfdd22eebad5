"""Run in Odoo's shell: every agency is final, the year's ratings are to be written."""

period = env["cchc.evaluation.period"].search([("state", "=", "open")], limit=1)  # noqa: F821
env.cr.execute(  # noqa: F821
    "UPDATE cchc_evaluation_unit SET state = 'final' WHERE period_id = %s", [period.id]
)
env.invalidate_all()  # noqa: F821
env["cchc.evaluation.job"]._ask(period, "finish")  # noqa: F821
env.cr.commit()  # noqa: F821  # pylint: disable=invalid-commit
