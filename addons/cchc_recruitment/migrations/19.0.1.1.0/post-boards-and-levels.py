"""Accounts on boards get their right; levels of conditions become codes of the lists."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    # Boards name who hears a defence: the list that was kept by hand is gone.
    cr.execute("DROP TABLE IF EXISTS cchc_recruitment_session_jury_rel")
    accounts = (
        env["cchc.recruitment.member"].search([]).user_id
        | env["cchc.recruitment.mark"].search([]).user_id
        | env["cchc.recruitment.defence.sheet"].search([]).member_id
    )
    accounts.filtered(lambda user: not user.share)._sit_on_board()
    cr.execute(
        "UPDATE cchc_recruitment_member SET declared_how = 'paper' WHERE declaration IS NOT NULL"
    )
    env.add_to_compute(
        env["cchc.recruitment.demand"]._fields["name"], env["cchc.recruitment.demand"].search([])
    )
    env.flush_all()
    Condition = env["cchc.recruitment.condition"]
    for row in Condition.search([("level", "not in", (False, ""))]):
        code = Condition._level_code(row.kind, row.level)
        if code not in row._levels():
            # A level in no list said nothing: the rule never found it, and the words kept silent.
            code = None
        if code != row.level:
            cr.execute(
                "UPDATE cchc_recruitment_condition SET level = %s WHERE id = %s", (code, row.id)
            )
