from datetime import date

from odoo.addons.cchc_base.tests.common import CchcCase

OPENED = date(2020, 1, 1)


class CchcHrCase(CchcCase):
    """People of the small province, and short ways to issue decisions about them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.specialist = cls.env.ref("cchc_hr.rank_01_003")
        cls.principal = cls.env.ref("cchc_hr.rank_01_002")
        cls.head_post = cls.env["cchc.leadership.post"].search([], limit=1)
        cls.numbers = iter(range(1, 100_000))

    @classmethod
    def _create_person(cls, name="Nguyễn Văn An", unit=None, **vals):
        return cls.env["hr.employee"].create(
            {
                "name": name,
                "birth_text": "01/03/1980",
                "sex": "male",
                "intake_unit_id": (unit or cls.home_division).id,
                **vals,
            }
        )

    @classmethod
    def _draft(cls, kind, people, day, unit=None, env=None, order=1, **facts):
        facts = {
            name: value.id if hasattr(value, "_name") else value for name, value in facts.items()
        }
        return (env or cls.env)["cchc.decision"].create(
            {
                "type_id": cls.env["cchc.decision.type"].search([("code", "=", kind)]).id,
                "number": f"{next(cls.numbers)}/QĐ-SNV",
                "date_signed": day,
                "unit_id": (unit or cls.home).id,
                "line_ids": [
                    (
                        0,
                        0,
                        {
                            "employee_id": person.id,
                            "date_effective": day,
                            "day_order": order,
                            **facts,
                        },
                    )
                    for person in people
                ],
            }
        )

    @classmethod
    def _issue(cls, kind, people, day, **kwargs):
        decision = cls._draft(kind, people, day, **kwargs)
        decision.action_issue()
        return decision

    @classmethod
    def _open(cls, people, day=OPENED, **facts):
        facts = {
            "staffing_category": "civil_servant",
            "service_status": "serving",
            "department_id": cls.home_division,
            "rank_id": cls.specialist,
            "step": 3,
            "step_anchor": day,
            **facts,
        }
        return cls._issue("opening", people, day, **facts)

    @classmethod
    def _revoke(cls, decision, lines=None):
        wizard = cls.env["cchc.decision.revocation"].create(
            {
                "decision_id": decision.id,
                "number": f"{next(cls.numbers)}/QĐ-SNV",
                "reason": "Ban hành nhầm",
            }
        )
        if lines:
            wizard.line_ids = lines
        wizard.action_revoke()
        return decision

    @classmethod
    def _periods(cls, person):
        """Live periods as plain tuples of what users see: from, until, unit, step."""
        return [
            (row.date_version, row.date_to or None, row.department_id, row.step)
            for row in person.version_ids.sorted("date_version")
        ]

    @classmethod
    def _stored(cls, people):
        """Every column of the people's periods, bookkeeping apart, as the database holds it."""
        cls.env.flush_all()
        cls.env.cr.execute(
            "SELECT to_jsonb(v) - '{id,recorded_at,write_date,write_uid,create_date,create_uid}'"
            "::text[] FROM hr_version v WHERE employee_id = ANY(%s)"
            " ORDER BY employee_id, date_version",
            [people.ids],
        )
        return [row for (row,) in cls.env.cr.fetchall()]
