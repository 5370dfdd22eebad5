"""A write to a service fact is refused for every role, whatever the context, by every door."""

from datetime import date

import psycopg2
from cast import ROLES, AccessCase
from doors import (
    FACTS,
    decision_doors,
    fact_doors,
    hostile_contexts,
    period_doors,
    projected_doors,
)

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tools import mute_logger

REFUSALS = (AccessError, UserError, psycopg2.IntegrityError, psycopg2.errors.RaiseException)


class GuardCase(AccessCase):
    """A person with two issued decisions, and whatever the doors need beside."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.target = cls.person["own"]
        cls.foreign = cls.person["sibling"]
        cls.issued = cls._issue(
            "step_raise",
            cls.target,
            date(2023, 1, 1),
            rank_id=cls.specialist,
            step=4,
            step_anchor=date(2023, 1, 1),
        )
        cls.draft = cls.subject["cchc.decision draft"]["own"]
        # Somebody without a decision, on whom Odoo's own fields may be written.
        cls.stray = cls._create_person("Chưa Có Quyết Định", cls.home)
        cls.job = cls.env["hr.job"].create({"name": "Job"})
        cls.odoo_unit = cls.env["hr.department"].create({"name": "Odoo's own"})
        cls.somebody = cls.subject["res.users"][""]
        cls.env.flush_all()
        cls.env.invalidate_all()

    def stored(self):
        """Everything that counts, as the database holds it."""
        self.env.flush_all()
        self.env.cr.execute(
            """
            SELECT (SELECT jsonb_agg(to_jsonb(v) - '{write_date,write_uid}'::text[] ORDER BY v.id)
                      FROM hr_version v WHERE v.staffing_category IS NOT NULL),
                   (SELECT jsonb_agg(jsonb_build_array(id, active, in_register, unit_id,
                                                       incoming_unit_id, current_version_id,
                                                       resource_id) ORDER BY id)
                      FROM hr_employee),
                   (SELECT jsonb_agg(to_jsonb(l) - '{write_date,write_uid}'::text[] ORDER BY l.id)
                      FROM cchc_decision_line l WHERE issued_at IS NOT NULL),
                   (SELECT jsonb_agg(to_jsonb(d) - '{write_date,write_uid}'::text[] ORDER BY d.id)
                      FROM cchc_decision d WHERE state <> 'draft'),
                   (SELECT jsonb_agg(to_jsonb(u) - '{write_date,write_uid}'::text[] ORDER BY u.id)
                      FROM cchc_unit_version u)
            """
        )
        return self.env.cr.fetchone()

    def doors(self, *facts):
        """All doors; those that write one field, for the facts named or else for each."""
        return [
            *(fact_doors(self, facts) if facts else fact_doors(self)),
            *projected_doors(self),
            *period_doors(self),
            *decision_doors(self),
        ]


class TestGuard(GuardCase):
    def test_every_fact_is_tried(self):
        self.assertEqual(set(FACTS), set(self.env["cchc.service.facts"]._service_fact_names()))

    def test_administrator_whatever_the_context(self):
        env = self.env(user=self.user["administrator"])
        for name, context in hostile_contexts(self).items():
            with self.subTest(context=name):
                self._assert_closed(env, context, self.doors("step"))

    def test_administrator_every_fact(self):
        self._assert_closed(self.env(user=self.user["administrator"]), {}, self.doors())

    def test_code_in_superuser_mode(self):
        self._assert_closed(self.env(user=self.user["hr_officer"], su=True), {}, self.doors())

    def test_every_role(self):
        for role in ROLES:
            with self.subTest(role=role):
                doors = self.doors("department_id", "step")
                self._assert_closed(self.env(user=self.user[role]), {}, doors)

    @mute_logger(
        "odoo.sql_db", "odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule"
    )
    def _assert_closed(self, env, context, doors):
        before = self.stored()
        open_doors = [
            f"{door.name}: {outcome}"
            for door in doors
            if (outcome := self._attempt(env, door, context, before)) != "refused"
        ]
        self.assertFalse(open_doors, "\n".join(["these were not refused:", *open_doors]))

    def _attempt(self, env, door, context, before):
        try:
            with self.env.cr.savepoint():
                kwargs = {"context": {"lang": "en_US", **context, **door.context}}
                result = call_kw(env[door.model], door.method, door.args, kwargs)
                if door.method == "load":
                    # An import answers with messages where another call would raise.
                    if any(message["type"] == "error" for message in result["messages"]):
                        raise UserError("refused by messages")
                changed = self.stored() != before
                raise _Opened(changed)
        except _Opened as opened:
            return "went through" if opened.changed else "ignored, nothing changed"
        except REFUSALS:
            return "refused"
        finally:
            self.env.invalidate_all(flush=False)


class _Opened(Exception):
    def __init__(self, changed):
        super().__init__()
        self.changed = changed
