import re
from datetime import date, timedelta

from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_positions.tests.common import CchcPositionsCase


class ReorganisationCase(CchcPositionsCase):
    """A district with two communes: people, leaders, establishment and positions in each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = vietnam_time.today()
        cls.day = cls.today + timedelta(days=60)
        cls.other = cls._create_unit(
            "T.BG", "UBND xã Bình Giang", "people_committee", "commune", cls.district
        )
        cls.offices = {
            unit: cls._create_unit(f"{unit.code}.VP", "Văn phòng", "office", "commune", unit)
            for unit in (cls.commune, cls.other)
        }
        for unit, number in (
            *((cls.province, 100), (cls.home, 20), (cls.district, 40)),
            *((cls.commune, 10), (cls.other, 8)),
        ):
            cls._enter(unit, number)
        posts = cls.env["cchc.leadership.post"]
        cls.chair = posts.search([("code", "=", "ct_ubnd_xa_2010")]) or posts.search(
            [("role", "=", "head")], limit=1
        )
        cls.vice = posts.search([("code", "=", "pct_ubnd_xa_2010")]) or posts.search(
            [("role", "=", "deputy")], limit=1
        )
        cls.positions = {
            unit: cls._positions("CC1", "CC2", unit=unit) for unit in (cls.commune, cls.other)
        }
        cls.people = {}
        for unit, letter in ((cls.commune, "A"), (cls.other, "B")):
            names = [f"Trần {letter} {number}" for number in range(5)]
            own = cls.env["hr.employee"].browse()
            for name in names:
                own |= cls._create_person(name, unit=unit)
            cls.people[unit] = own
            position = cls.positions[unit]
            cls._open(own[0], department_id=unit, leadership_post_id=cls.chair)
            cls._open(own[1], department_id=unit, leadership_post_id=cls.vice)
            cls._open(own[2], department_id=unit, position_id=position[0])
            cls._open(own[3], department_id=unit, position_id=position[1])
            cls._open(own[4], department_id=cls.offices[unit])
        cls.everybody = cls.people[cls.commune] | cls.people[cls.other]
        cls.resolution = cls.env["cchc.legal.document"].create(
            {"number": "1654/NQ-UBTVQH15", "title": "Sắp xếp", "date_issued": date(2025, 6, 16)}
        )
        cls.manager = cls._create_user("planner", "home_affairs", cls.province)

    @classmethod
    def _act(cls, *operations, day=None, env=None, name="Sắp xếp cấp xã"):
        """An act with one scenario of these operations, computed; returns the scenario."""
        env = env or cls.env(user=cls.manager)
        act = env["cchc.reorganisation"].create(
            {
                "name": name,
                "unit_id": cls.province.id,
                "date": day or cls.day,
                "document_id": cls.resolution.id,
                "issuer_id": cls.province.id,
                "decision_number": f"{next(cls.numbers)}/QĐ-UBND",
                "date_signed": cls.today,
            }
        )
        return cls._scenario(act, *operations)

    @classmethod
    def _scenario(cls, act, *operations, name="Phương án 1"):
        scenario = act.env["cchc.reorganisation.scenario"].create(
            {
                "reorganisation_id": act.id,
                "name": name,
                "operation_ids": [(0, 0, cls._operation(**vals)) for vals in operations],
            }
        )
        scenario.action_compute()
        return scenario

    @classmethod
    def _operation(cls, units=None, parts=(), **vals):
        if units:
            vals["unit_ids"] = [(6, 0, units.ids)]
        if parts:
            vals["part_ids"] = [(0, 0, part) for part in parts]
        return vals

    @classmethod
    def _merged(cls, **kwargs):
        """The two communes become one."""
        return cls._act(
            {
                "kind": "merge",
                "units": cls.commune | cls.other,
                "name": "UBND xã Hòn Đất",
                "code": "T.HDX",
            },
            **kwargs,
        )

    def _day_comes(self, scenario):
        """The day of the act: what the daily jobs do then."""
        self.patch(vietnam_time, "today", lambda: scenario.date)
        self.env["hr.department"]._cron_project_unit_versions()
        self.env["cchc.reorganisation"]._cron_come_into_force()

    def _unit(self, code):
        return (
            self.env["hr.department"].with_context(active_test=False).search([("code", "=", code)])
        )

    def _row(self, scenario, person):
        return scenario.placement_ids.filtered(lambda row: row.employee_id == person)

    def _unit_on(self, person, day):
        """Where somebody serves on a day."""
        period = person.version_ids.filtered(
            lambda row: row.date_version <= day and (not row.date_to or row.date_to >= day)
        )
        return period.department_id

    def _figures(self, on):
        """What reports say of a day: forms of people and of the establishment, cell by cell."""
        self.env.flush_all()
        root = self.env["hr.department"].sudo().browse(self.province.id)
        found = {}
        for form in self.env["cchc.report.form"].sudo().search([]):
            try:
                told = repr(form._compute(root, on))
                if form.source == "cchc.position.scheme":
                    # Rows behind the figures, which are schemes of any day; no figure of the form.
                    told = re.sub(r"_people=\d+", "", told)
                found[form.code] = told
            except UserError as error:
                # A form that asks for more than a day says so both times.
                found[form.code] = f"!{error}"
        return found

    def _ledger(self):
        """Sums of the ledger by unit, category, kind and day; what cancels out is nothing."""
        self.env.flush_all()
        self.env.cr.execute(
            """
            SELECT unit_id, category_id, kind, date_effective, sum(amount)
              FROM cchc_establishment_entry GROUP BY 1, 2, 3, 4 HAVING sum(amount) <> 0
             ORDER BY 1, 2, 3, 4
            """
        )
        return self.env.cr.fetchall()

    def _projected(self):
        """Everything that is projected, as the database holds it: see the readme."""
        self.env.flush_all()
        dump = {
            "ledger": self._ledger(),
            "periods": self._stored(self.env["hr.employee"].search([])),
        }
        for name, query in (
            (
                "units",
                """SELECT u.id, u.name, u.parent_id, u.kind_id, u.level_id, u.unit_class,
                          u.autonomy_group, u.sequence, u.date_from, u.date_to, u.active,
                          u.agency_id, u.dissolving_document_id
                     FROM hr_department u WHERE u.active ORDER BY u.id""",
            ),
            (
                "history",
                """SELECT to_jsonb(v) - '{write_date,write_uid}'::text[] FROM cchc_unit_version v
                    WHERE voided_at IS NULL ORDER BY id""",
            ),
            (
                "people",
                """SELECT id, unit_id, incoming_unit_id, current_version_id, in_register
                     FROM hr_employee ORDER BY id""",
            ),
            (
                "positions",
                """SELECT l.position_id, l.code, l.name, l.headcount, s.unit_id
                     FROM cchc_position_scheme_line l
                     JOIN cchc_position_scheme s ON s.id = l.scheme_id
                    WHERE s.approved_at IS NOT NULL ORDER BY l.id""",
            ),
            ("scopes", "SELECT user_id, unit_id FROM cchc_user_unit ORDER BY 1, 2"),
            ("successions", "SELECT * FROM cchc_unit_succession ORDER BY 1, 2"),
        ):
            self.env.cr.execute(query)
            dump[name] = self.env.cr.fetchall()
        return dump
