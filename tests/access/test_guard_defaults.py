"""What is not written can still be a default: of the context, or one that a user keeps.

Nobody refuses here, since a default is no wish; it simply counts for nothing.
"""

from cast import AccessCase

STAMP = "2001-01-01 00:00:00"


class TestDefaults(AccessCase):
    def _create(self, role, model, vals, **defaults):
        """Create as a role, with defaults by context and again as defaults that the user keeps."""
        env = self.env(user=self.user[role])
        context = {f"default_{name}": value for name, value in defaults.items()}
        yield env[model].with_context(**context).create(vals()).sudo()
        for name, value in defaults.items():
            if self.env[model]._fields[name].store and not isinstance(value, dict | list):
                env["ir.default"].set(model, name, value, user_id=True)
        yield env[model].create(vals()).sudo()

    def test_decision(self):
        def vals():
            kind = self.env.ref("cchc_hr.decision_type_step_raise")
            return {"type_id": kind.id, "unit_id": self.home.id}

        forged = {"state": "issued", "issued_at": STAMP, "issued_by_id": self.env.uid}
        for decision in self._create("hr_officer", "cchc.decision", vals, **forged):
            self.assertEqual(decision.state, "draft")
            self.assertFalse(decision.issued_at or decision.issued_by_id)

    def test_line(self):
        draft = self.subject["cchc.decision draft"]["own"]
        orders = iter(range(50, 60))

        def vals():
            return {
                "decision_id": draft.id,
                "employee_id": self.person["own"].id,
                "day_order": next(orders),
            }

        forged = {
            "changes": {"step": 9},
            "issued_at": STAMP,
            "revoked_at": STAMP,
            "revocation_id": self.subject["cchc.decision"]["sibling"].id,
            "type_id": self.env.ref("cchc_hr.decision_type_opening").id,
        }
        for line in self._create("hr_officer", "cchc.decision.line", vals, **forged):
            self.assertFalse(line.issued_at or line.revoked_at or line.revocation_id)
            self.assertFalse(line.changes)
            self.assertEqual(line.type_id, draft.type_id)

    def test_person(self):
        def vals():
            return {"name": "Mới", "birth_text": "1990", "sex": "male"}

        somebody = self.subject["res.users"][""]
        forged = {
            "in_register": True,
            "unit_id": self.finance.id,
            "incoming_unit_id": self.finance.id,
            "current_version_id": self.person["sibling"].current_version_id.id,
            "user_id": somebody.id,
            "work_contact_id": somebody.partner_id.id,
            "resource_id": self.person["sibling"].resource_id.id,
            "department_id": self.finance.id,
            "job_title": "Giám đốc",
        }
        for person in self._create("hr_officer", "hr.employee", vals, **forged):
            self.assertFalse(person.in_register)
            self.assertEqual(person.unit_id, self.home)
            self.assertFalse(person.incoming_unit_id or person.user_id or person.work_contact_id)
            self.assertFalse(person.department_id or person.job_title)
            self.assertNotEqual(person.resource_id, self.person["sibling"].resource_id)
            self.assertEqual(person.current_version_id.employee_id, person)

    def test_person_by_administrator(self):
        def vals():
            return {"name": "Mới", "intake_unit_id": self.home.id}

        forged = {
            "in_register": True,
            "unit_id": self.finance.id,
            "current_version_id": self.person["sibling"].current_version_id.id,
        }
        for person in self._create("administrator", "hr.employee", vals, **forged):
            self.assertFalse(person.in_register)
            self.assertEqual(person.unit_id, self.home)
            self.assertEqual(person.current_version_id.employee_id, person)

    def test_unit_version(self):
        starts = iter(("2024-01-01", "2025-01-01"))

        def vals():
            day = next(starts)
            return {"unit_id": self.commune.id, "date_from": day, "name": self.commune.name}

        forged = {"recorded_at": STAMP, "voided_at": STAMP}
        for version in self._create("home_affairs", "cchc.unit.version", vals, **forged):
            self.assertGreater(str(version.recorded_at), "2020")
            self.assertFalse(version.voided_at)

    def test_scheme(self):
        days = iter(("2091-01-01", "2092-01-01"))

        def vals():
            return {"unit_id": self.home.id, "date_from": next(days)}

        forged = {
            "state": "approved",
            "approved_at": STAMP,
            "approved_by_id": self.user["administrator"].id,
            "submitted_at": STAMP,
        }
        for scheme in self._create("hr_officer", "cchc.position.scheme", vals, **forged):
            self.assertEqual(scheme.state, "draft")
            self.assertFalse(scheme.approved_at or scheme.approved_by_id or scheme.submitted_at)

    def test_line_of_scheme(self):
        draft = self.subject["cchc.position.scheme draft"]["own"]
        codes = iter(("D1", "D2"))

        def vals():
            line = {"scheme_id": draft.id, "unit_id": self.home.id, "group_id": self.group.id}
            return {**line, "code": next(codes), "name": "x"}

        position = self.subject["cchc.position"]["sibling"]
        forged = {"approved_at": STAMP, "position_id": position.id}
        for line in self._create("hr_officer", "cchc.position.scheme.line", vals, **forged):
            self.assertFalse(line.approved_at or line.position_id)

    def test_entry(self):
        days = iter(("2091-01-01", "2092-01-01"))

        def vals():
            return {
                "unit_id": self.commune.id,
                "category_id": self.civil.id,
                "kind": "assigned",
                "date_effective": next(days),
                "amount": 1,
                "document_id": self.document.id,
            }

        other = self.subject["cchc.establishment.entry"]["own"]
        forged = {"recorded_at": STAMP, "counterpart_id": other.id}
        for entry in self._create("home_affairs", "cchc.establishment.entry", vals, **forged):
            self.assertGreater(str(entry.recorded_at), "2020")
            self.assertFalse(entry.counterpart_id)

    def test_assessment(self):
        def vals():
            return {
                "employee_id": self.person["own"].id,
                "competency_id": self.competency.id,
                "level": 2,
                "date": "2024-06-01",
                "evidence": "x",
            }

        forged = {"recorded_at": STAMP, "voided_at": STAMP, "void_reason": "x"}
        for row in self._create("unit_head", "cchc.competency.assessment", vals, **forged):
            self.assertGreater(str(row.recorded_at), "2020")
            self.assertFalse(row.voided_at or row.void_reason)

    def test_override(self):
        checks = iter(("rank", "scheme"))
        line = self.subject["cchc.decision.line draft"]["own"]

        def vals():
            return {
                "line_id": line.id,
                "check_kind": next(checks),
                "authority": "x",
                "reason": "x",
            }

        forged = {"user_id": self.user["administrator"].id}
        for row in self._create("home_affairs", "cchc.position.override", vals, **forged):
            self.assertEqual(row.user_id, self.user["home_affairs"])

    def test_need(self):
        words = iter("ab")

        def vals():
            need = {"unit_id": self.home.id, "kind": "it", "required": next(words)}
            return {**need, "employee_id": self.person["own"].id}

        forged = {"state": "picked", "wing": "x", "closed_on": "2001-01-01", "met": True}
        for need in self._create("hr_officer", "cchc.qualification.need", vals, **forged):
            self.assertEqual(need.state, "open")
            self.assertFalse(need.wing or need.closed_on or need.met)

    def test_import(self):
        def vals():
            return {"unit_id": self.home.id, "filename": "a.csv", "file": "YQ=="}

        forged = {
            "state": "applying",
            "officer_id": self.user["administrator"].id,
            "decision_id": self.subject["cchc.decision draft"]["sibling"].id,
        }
        for batch in self._create("hr_officer", "cchc.import.batch", vals, **forged):
            self.assertEqual(batch.state, "draft")
            self.assertFalse(batch.officer_id or batch.decision_id)
