from collections import Counter
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from odoo.addons.cchc_demo.generator.events import AS_OF
from odoo.addons.cchc_demo.models.cchc_demo_accounts import ACCOUNTS
from odoo.addons.cchc_hr.models.cchc_service_facts import LEFT
from odoo.addons.cchc_hr.rules.timeline import Change, replay

PEOPLE = 60


class Interrupted(Exception):
    pass


@tagged("post_install", "-at_install")
class TestProvince(TransactionCase):
    """A small province: written, interrupted and resumed, replayed, reported, logged into."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.province = cls.env["cchc.demo.province"]
        cls.mails = cls.env["mail.mail"].search_count([])

        def stop_after_two(done, _batches, _people):
            if done == 2:
                raise Interrupted

        try:
            cls.province.generate(people=PEOPLE, progress=stop_after_two)
        except Interrupted:
            cls.interrupted_at = cls.env["hr.employee"].search_count([("in_register", "=", True)])
        cls.count = cls.province.generate(people=PEOPLE)
        cls.people = cls.env["hr.employee"].search([("in_register", "=", True)])

    def test_resumes_where_it_was_interrupted(self):
        self.assertGreater(self.interrupted_at, 0)
        self.assertLess(self.interrupted_at, PEOPLE)
        self.assertEqual(self.count, PEOPLE)
        self.assertEqual(len(self.people), PEOPLE)
        self.assertEqual(len(set(self.people.mapped("staff_number"))), PEOPLE)

    def test_a_complete_province_is_left_alone(self):
        decisions = self.env["cchc.decision"].search_count([])
        self.assertEqual(self.province.generate(people=PEOPLE), PEOPLE)
        self.assertEqual(self.env["cchc.decision"].search_count([]), decisions)

    def test_another_size_is_refused(self):
        with self.assertRaisesRegex(UserError, "already holds a province of 60"):
            self.province.generate(people=61)

    def test_people_of_somebodys_own_are_not_mixed_with(self):
        self.env["ir.config_parameter"].set_param("cchc_demo.state", False)
        with self.assertRaisesRegex(UserError, "people of its own"):
            self.province.generate(people=PEOPLE)

    def test_every_projection_equals_a_replay_from_nothing(self):
        names = self.env["cchc.service.facts"]._service_fact_names()
        timeline = self.env["cchc.timeline"]
        versions = self.env["hr.version"]
        plain = {name: versions._fields[name] for name in names}
        for person in self.people:
            lines = self.env["cchc.decision.line"].search(
                [
                    ("employee_id", "=", person.id),
                    ("issued_at", "!=", False),
                    ("revoked_at", "=", False),
                ]
            )
            changes = [
                Change(line.date_effective, line.day_order, line.id, line.changes or {})
                for line in lines
            ]
            for period in replay(changes):
                live = person.version_ids.filtered(
                    lambda row, period=period: row.date_version <= period.start
                ).sorted("date_version")[-1:]
                for name, field in plain.items():
                    wanted = timeline._plain(field, period.facts.get(name))
                    value = live[name].id if field.relational else live[name]
                    found = timeline._plain(field, value)
                    self.assertEqual(found, wanted, f"{person.name} {period.start} {name}")

    def test_periods_follow_each_other_without_gaps(self):
        for person in self.people:
            rows = person.version_ids.sorted("date_version")
            for before, after in zip(rows, rows[1:], strict=False):
                self.assertEqual((after.date_version - before.date_to).days, 1)
            self.assertFalse(rows[-1].date_to)

    def test_who_left_is_not_counted(self):
        left = self.people.filtered(lambda person: person.service_status in LEFT)
        self.assertTrue(left)
        self.assertFalse(left.filtered("in_service"))
        self.assertEqual(set((self.people - left).mapped("in_service")), {True})

    def test_report_counts_the_civil_servants_of_a_day(self):
        root = self.env["hr.department"].search([("code", "=", "KG")])
        form = self.env.ref("cchc_hr.report_form_bm01")
        for day in (date(2021, 1, 1), date(2023, 6, 30), AS_OF):
            counted = 0
            for person in self.people:
                row = person.version_ids.filtered(
                    lambda row, day=day: (
                        row.date_version <= day and (not row.date_to or row.date_to >= day)
                    )
                )
                counted += bool(row.in_service) and row.staffing_category == "civil_servant"
            report = form._compute(root, day)
            figures = dict(
                zip(
                    [column.code for column in report.columns],
                    report.row(root.id).total,
                    strict=True,
                )
            )
            self.assertGreater(counted, 10)
            self.assertEqual(figures["people"], counted, day)

    def test_accounts_log_in(self):
        logins = {account["login"]: account for account in self.province.logins()}
        self.assertEqual(set(logins), {"admin", *(each["login"] for each in ACCOUNTS)})
        self.assertEqual(len({account["password"] for account in logins.values()}), len(logins))
        for login, account in logins.items():
            user = self.env["res.users"].search([("login", "=", login)])
            self.assertEqual((user.lang, user.tz), ("vi_VN", "Asia/Ho_Chi_Minh"))
            credential = {"type": "password", "login": login, "password": account["password"]}
            user.with_user(user)._check_credentials(credential, {"interactive": False})
            self.assertTrue(account["role"] and account["look_at"])

    def test_accounts_see_what_their_role_sees(self):
        def seen(login):
            user = self.env["res.users"].search([("login", "=", login)])
            return self.env["hr.employee"].with_user(user).search([("in_register", "=", True)])

        finance = self.env["hr.department"].search([("code", "=", "KG.STC")])
        inside = self.people.filtered_domain([("unit_id", "child_of", finance.id)])
        self.assertTrue(inside)
        self.assertEqual(seen("sonoivu"), self.people)
        self.assertEqual(seen("thanhtra"), self.people)
        self.assertEqual(seen("tccb"), inside)
        self.assertEqual(seen("thutruong"), inside)
        self.assertTrue(seen("noivuhuyen") < self.people)
        for account in ACCOUNTS:
            user = self.env["res.users"].search([("login", "=", account["login"])])
            # Markers and candidates are nobody of the province.
            person = user.sudo().employee_ids
            self.assertEqual(bool(person), bool(account["person"]), account["login"])
            self.assertEqual(person.name or user.name, user.name)

    def test_agencies_are_asked_for_reduction_lists(self):
        asked = self.env["cchc.reduction.round"].search([])
        self.assertEqual((asked.state, asked.period), ("open", "first"))
        told = asked.duty_ids.filtered(lambda duty: duty.state == "nil")
        self.assertTrue(told)
        self.assertFalse(any(told.mapped("is_late")), "told before the day")
        lists = self.env["cchc.reduction.list"].search([])
        self.assertFalse(
            lists.filtered(lambda one: one.state == "approved" and not one.financed_by_id)
        )
        stepping = lists.dossier_ids.filtered(lambda one: one.measure == "step_down")
        self.assertEqual(len(stepping), 1)
        self.assertGreater(stepping.amount, stepping.kept_allowance)
        self.assertEqual(stepping.article, "Điều 11 NĐ 178/2024/NĐ-CP")
        ahead = self.env["cchc.reduction.target"].search(
            [("programme_id.year_from", "=", asked.year)]
        )
        self.assertTrue(ahead)
        self.assertEqual(ahead.mapped("baseline_day")[0].year, asked.year - 1)

    def test_the_employee_has_the_portal_only(self):
        user = self.env["res.users"].search([("login", "=", "congchuc")])
        self.assertTrue(user.share)
        self.assertEqual(len(user.sudo().employee_ids), 1)
        with self.assertRaises(AccessError):
            self.env["hr.employee"].with_user(user).search([])

    def test_decisions_are_home_affairs_work_and_nobody_gets_mail(self):
        officer = self.env["res.users"].search([("login", "=", "sonoivu")])
        self.assertEqual(self.env["cchc.decision"].search([]).issued_by_id, officer)
        self.assertEqual(self.env["mail.mail"].search_count([]), self.mails)

    def test_schools_ask_for_what_their_norms_give(self):
        services = self.env["cchc.demo.services"]
        school = self.env["hr.department"].search([("code", "=", "KG.905.THMINHLUONG")])
        teachers = {(False, "V.07.03.29"): 15, (True, "V.07.03.28"): 2, (False, "06.031"): 1}
        services._measure({school: Counter(teachers)}, 2025)
        measures = self.env["cchc.unit.driver"].search([("unit_id", "=", school.id)])
        self.assertEqual(
            set(measures.mapped("driver")), {"classes_two_sessions", "pupils"}, "as of a school"
        )
        services._request()
        line = self.env["cchc.establishment.plan.line"].search([("unit_id", "=", school.id)])
        self.assertIn(line.normed_now, range(15, 20))
        self.assertEqual(line.requested - line.assigned_now, line.normed_now)
        self.assertIn("so với định mức", line.reason)
        self.assertEqual(line.plan_id.unit_id.code, "KG.905")
        self.assertEqual(line.state, "submitted")

    def test_each_service_unit_with_people_has_an_autonomy_group(self):
        units = self.people.unit_id.filtered(
            lambda unit: unit.kind_id.code == "public_service_unit"
        )
        self.assertTrue(units)
        autonomy = self.env["cchc.unit.autonomy"].search([])
        self.assertEqual(autonomy.unit_id, units)
        self.assertEqual(set(autonomy.mapped("state")), {"approved"})
        for row in autonomy:
            self.assertEqual(row.unit_id.autonomy_group, row.group)

    def test_an_officer_has_requests_and_a_campaign_on_the_table(self):
        requests = self.env["cchc.change.request"].search([("state", "=", "waiting")])
        self.assertEqual(len(requests), 3)
        self.assertTrue(all(item.new_shown for item in requests.item_ids))
        campaign = self.env["cchc.campaign"].search([("state", "=", "open")])
        self.assertEqual(len(campaign), 1)
        self.assertIn("waiting", campaign.task_ids.mapped("state"))
        self.assertGreater(campaign.answered_count, 0)
        leaders = self.people.filtered("leadership_post_id")
        self.assertTrue(any(leaders.mapped("party_managed")))
        self.assertTrue(self.env["cchc.property.item"].search_count([]))

    def test_the_reform_has_tasks_in_every_state(self):
        """Reports of days to come are not made, so an earlier day has fewer states."""
        plan = self.env["cchc.reform.plan"].search([("state", "=", "in_force")])
        day = date(plan.year, 11, 29)
        if self.env["hr.version"]._today() >= day:
            self.assertEqual(
                {task._status_on(day) for task in plan.task_ids},
                {"in_time", "late", "under_way", "overdue", "not_started"},
            )
        self.assertGreater(len(plan.task_ids.unit_id), 1)
        self.assertTrue(self.env["cchc.reform.figure"].search_count([]))

    def test_the_reports_of_a_quarter_stand_in_every_state(self):
        reports = self.env["cchc.report.submission"].search([])
        self.assertEqual(
            set(reports.mapped("state")), {"draft", "signed", "submitted", "accepted", "returned"}
        )
        own = reports.filtered(lambda report: report.unit_id.code == "KG.STC")
        self.assertEqual(own.state, "draft")
        accepted = reports.filtered(
            lambda report: report.kind == "consolidated" and report.state == "accepted"
        )
        self.assertEqual(len(accepted), 2)
        self.assertFalse([broken for report in accepted for broken in report._breaks()])
        self.assertEqual(set(accepted.mapped("coverage")), {"11/11", "7/7"})

    def test_evaluations_stand_on_every_step(self):
        runs = self.env["cchc.evaluation.unit"].search([("kind", "=", "year")])
        last, this = min(runs.mapped("year")), max(runs.mapped("year"))
        states = {year: set() for year in (last, this)}
        for run in runs:
            states[run.year].add(run.state)
        self.assertEqual(states[last], {"final"})
        self.assertGreaterEqual(states[this], {"self", "meeting", "notified"})
        over = self.env["cchc.evaluation.cap"].search([]).filtered("over")
        self.assertEqual(over.unit_run_id.unit_id.code, "KG.STC", "one agency is over its cap")
        self.assertTrue(self.env["cchc.evaluation.complaint"].search([("result", "=", False)]))
        excellent = runs.filtered(lambda run: run.year == this and run._unit_is_excellent())
        self.assertEqual(len(excellent), 1)
        scored = self.env["cchc.evaluation"].search(
            [("period_kind", "=", "month"), ("level", "!=", False)]
        )
        self.assertGreaterEqual(len(scored.period_id), 3)

    def test_growing_leaves_what_the_product_would_have_left(self):
        self.assertEqual(self.province.grow(130), 130)
        everybody = self.env["hr.employee"].search([("in_register", "=", True)])
        self.assertEqual(len(everybody), 130)
        copies = everybody - self.people
        for name in ("staff_number", "citizen_id", "insurance_number"):
            values = [value for value in everybody.mapped(name) if value]
            self.assertEqual(len(set(values)), len(values), name)
        stored = self._snapshot(copies)
        self.env.add_to_compute(copies._fields["name_sort"], copies)
        self.env.add_to_compute(copies._fields["search_key"], copies)
        self.env.add_to_compute(copies._fields["retirement_date"], copies)
        self.env.add_to_compute(copies._fields["unit_id"], copies)
        self.env["cchc.timeline"]._project(copies)
        self.assertEqual(self._snapshot(copies), stored)
        copies._check_citizen_id()
        self.assertFalse(copies.user_id)

    def test_establishment_and_positions_grow_with_the_people(self):
        before, crowded = self._vacancies(), self._crowded()
        entries = self.env["cchc.establishment.entry"].search([])
        targets = self.env["cchc.reduction.target"].search([])
        baselines = {target: target.baseline for target in targets}
        self.province.grow(130)
        self.assertEqual(self._vacancies(), before, "as many places free, or too few, as before")
        self.assertEqual(self._crowded(), crowded, "as many holders too many as before")
        more = self.env["cchc.establishment.entry"].search([]) - entries
        self.assertEqual(set(more.mapped("kind")), {"assigned", "cut"})
        self.assertFalse(more.document_id & entries.document_id)
        root = self.env["hr.department"].search([("code", "=", "KG")])
        for target in targets.filtered(lambda target: target.unit_id == root):
            self.assertGreaterEqual(target.baseline, baselines[target])
            self.assertLessEqual(target.step_ids.sorted("year")[-1].planned, target.target)
        self.assertTrue(
            any(target.baseline > 1.5 * was for target, was in baselines.items() if was)
        )
        # Going on from there is growing again.
        self.province.grow(150)
        self.assertEqual(self._vacancies(), before)
        self.assertEqual(self._crowded(), crowded)

    def test_copies_are_assessed_as_everybody(self):
        self.province.grow(130)
        everybody = self.env["hr.employee"].search([("in_register", "=", True)])
        self.assertFalse(self.env["cchc.standard.queue"].search_count([]))
        results = self.env["cchc.standard.result"].search([("superseded_at", "=", False)])
        self.assertEqual(
            results.employee_id & self.people, self._assessed(self.people), "the originals"
        )
        self.assertEqual(results.employee_id, self._assessed(everybody))
        self.assertGreater(len(results.employee_id), 100)

    def _assessed(self, people):
        """Whom the standards speak of."""
        self.env["cchc.standard.assessment"]._assess(people.ids)
        return (
            self.env["cchc.standard.result"]
            .search([("superseded_at", "=", False), ("employee_id", "in", people.ids)])
            .employee_id
        )

    def _vacancies(self):
        """Assigned less occupied of every agency today."""
        balance = self.env["cchc.establishment"]._balance(AS_OF)
        return {key: row.assigned - row.occupied for key, row in balance.items() if row.is_assigned}

    def _crowded(self):
        """Positions with more holders than places, and by how many."""
        positions = self.env["cchc.position"].search([])
        lines, holders = positions._lines_at(AS_OF), positions._holders_at(AS_OF)
        return {
            position: holders[position] - line.headcount
            for position, line in lines.items()
            if holders.get(position, 0) > line.headcount
        }

    def _snapshot(self, people):
        """The people and their periods as the database holds them, bookkeeping apart."""
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT to_jsonb(e) - '{write_date,write_uid}'::text[] FROM hr_employee e"
            " WHERE id = ANY(%s) ORDER BY id",
            [people.ids],
        )
        rows = self.env.cr.fetchall()
        self.env.cr.execute(
            "SELECT to_jsonb(v) - '{write_date,write_uid,recorded_at}'::text[] FROM hr_version v"
            " WHERE employee_id = ANY(%s) ORDER BY id",
            [people.ids],
        )
        return rows + self.env.cr.fetchall()

    def test_sizes_that_numbers_do_not_allow(self):
        for size in (0, -1, 100_000):
            with self.assertRaisesRegex(UserError, "between 1 and 99,999"):
                self.province.grow(size)

    def test_methods_are_not_for_rpc(self):
        for name in ("generate", "grow", "logins"):
            self.assertTrue(getattr(type(self.province), name)._api_private)
