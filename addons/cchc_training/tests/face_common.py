from datetime import date

from odoo.tests import new_test_user

from .common_class import ClassCase

ON = date(2026, 6, 30)


class FaceCase(ClassCase):
    """A class of March that three finished: two passed, one failed; one of them has an account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.head = cls._create_user("head_training", "unit_head", cls.home)
        cls.person = cls.people[0]
        cls.person.user_id = new_test_user(
            cls.env, login="own_training", groups="cchc_base.group_employee"
        )

    @classmethod
    def _finished(cls, **vals):
        """Two of three passed."""
        one = cls._class(**vals)
        rows = cls._nominate(one, cls.people[:3]).with_user(cls.judge)
        cls._send(one)
        one.action_start()
        rows[2].action_fail()
        one.action_pass_all()
        one.action_finish()
        return one, rows

    @classmethod
    def _costs(cls, one, **amounts):
        """What a class cost, by who paid."""
        cls.env["cchc.training.class.cost"].create(
            [
                {"class_id": one.id, "source": source, "amount": amount}
                for source, amount in amounts.items()
            ]
        )

    @classmethod
    def _plan(cls, lines, unit=None, approved=True, **vals):
        """A plan of 2026; ``lines`` are dictionaries of values."""
        unit = unit or cls.home
        plan = cls.env["cchc.training.plan"].create(
            {
                "unit_id": unit.id,
                "year_from": 2026,
                "line_ids": [
                    (
                        0,
                        0,
                        {"unit_id": unit.id, "year": 2026, "programme_id": cls.update.id, **line},
                    )
                    for line in lines
                ],
                **vals,
            }
        )
        if approved:
            cls.env.flush_all()
            cls.env.cr.execute(
                "UPDATE cchc_training_plan SET state = 'approved' WHERE id = %s", [plan.id]
            )
            cls.env.invalidate_all()
        return plan
