"""A person's rating is read by the person and by who evaluates: by nobody else, by no way around.

Everything that a signed-in stranger can try with somebody else's evaluation: reading, searching,
counting, grouping, naming, exporting, messages, files, and the programs' interface.
"""

import json

from rpc import Refusal, RpcCase

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from odoo.addons.cchc_evaluation.tests.common_evaluation import EvaluationCase

SECRET = "Bí mật của riêng một người"
QUIET = (
    *("odoo.domains", "odoo.models", "odoo.http", "odoo.addons.base.models.ir_rule"),
    *("odoo.addons.base.models.ir_model", "odoo.addons.rpc.controllers.json2"),
)
# What a record of a person's evaluation tells; each is tried as a column and as a condition.
TELLING = {
    "cchc.evaluation": ("level", "proposed_level", "points", "head_comment", "employee_id"),
    "cchc.evaluation.task": ("product", "employee_id"),
    "cchc.evaluation.mark": ("points", "self_points"),
    "cchc.evaluation.verdict": ("level", "document", "employee_id"),
    "cchc.evaluation.complaint": ("reason", "employee_id"),
    "cchc.evaluation.minutes": ("content", "chair"),
    "cchc.evaluation.unit": ("unit_rating", "decision_number"),
    "cchc.evaluation.cap": ("good", "excellent"),
}


class TestEvaluationPrivate(RpcCase, EvaluationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period = cls._period()
        cls.agency = cls._to_meeting(cls.period)
        for person in cls.staff:
            cls._of(cls.period, person, cls.chief).write(
                {"proposed_level": "completed", "head_comment": SECRET}
            )
        cls._of(cls.period, cls.head, cls.officer).write({"proposed_level": "good"})
        run = cls._decide(cls.agency)
        run.action_notify()
        cls.row = cls._of(cls.period, cls.staff[0])
        cls.row.task_ids.sudo().write({"product": SECRET})
        complaint = cls.env["cchc.evaluation.complaint"].create(
            {"evaluation_id": cls.row.id, "reason": SECRET}
        )
        cls.records = {
            "cchc.evaluation": cls.row,
            "cchc.evaluation.task": cls.row.task_ids,
            "cchc.evaluation.mark": cls.row.mark_ids,
            "cchc.evaluation.verdict": cls.row.verdict_ids,
            "cchc.evaluation.complaint": complaint,
            "cchc.evaluation.minutes": cls.agency.minutes_ids,
            "cchc.evaluation.unit": cls.agency,
            "cchc.evaluation.cap": cls.agency.cap_ids,
        }
        cls.files = cls.env["ir.attachment"].concat(
            *(
                cls.env["ir.attachment"].create(
                    {"name": "a.txt", "raw": SECRET.encode(), "res_model": record._name,
                     "res_id": record[:1].id}
                )
                for key, record in cls.records.items()
                if "attachment_ids" in record._fields or key == "cchc.evaluation"
            )
        )  # fmt: skip
        cls._make_strangers()
        cls.env.flush_all()
        cls.env.invalidate_all()

    @classmethod
    def _make_strangers(cls):
        cls.user = {
            "head elsewhere": cls.stranger,
            "officer elsewhere": cls._create_user("pry_officer", "hr_officer", cls.finance),
            "inspector elsewhere": cls._create_user("pry_inspector", "inspector", cls.finance),
            "district": cls._create_user("pry_district", "district_home_affairs", cls.district),
        }
        for role, group in {
            "odoo_hr": "hr.group_hr_user",
            "internal": "base.group_user",
            # A colleague of the same division.
            "employee": "cchc_base.group_employee",
        }.items():
            login = f"pry_{role}"
            groups = f"{group},base.group_allow_export" if role == "internal" else group
            cls.user[role] = new_test_user(cls.env, login=login, groups=groups)
        cls.staff[1].user_id = cls.user["employee"]
        export = cls.env.ref("base.group_allow_export")
        for role in ("head elsewhere", "officer elsewhere"):
            cls.user[role].group_ids |= export

    def _tries(self):
        for role, user in self.user.items():
            for key, record in self.records.items():
                yield role, key, record.with_user(user)

    @mute_logger(*QUIET)
    def test_reading_searching_counting(self):
        for role, key, record in self._tries():
            Model = record.browse()
            for name in TELLING[key]:
                with self.subTest(role=role, model=key, field=name):
                    with self.assertRaises(AccessError):
                        record.read([name])
                    value = record.sudo()[:1][name]
                    value = value.id if hasattr(value, "_name") else value
                    self.assertFalse(self._tried(Model.search, [(name, "=", value)]))
                    self.assertFalse(self._tried(Model.search_count, [(name, "=", value)]))

    @mute_logger(*QUIET)
    def test_grouping(self):
        for role, key, record in self._tries():
            Model = record.browse()
            for name in TELLING[key]:
                field = Model._fields[name]
                if not field.store or field.type in ("float", "text"):
                    continue
                with self.subTest(role=role, model=key, field=name):
                    groups = self._tried(Model.formatted_read_group, [], [name], ["__count"])
                    self.assertNotIn(record.sudo()[:1].display_name, json.dumps(str(groups)))
                    self.assertFalse([one for one in groups or () if one["__count"]])

    @mute_logger(*QUIET)
    def test_names(self):
        for role, key, record in self._tries():
            with self.subTest(role=role, model=key):
                self.assertFalse(self._tried(record.browse().name_search, self.staff[0].name))
                self.assertFalse(self._tried(record.browse().name_search, ""))

    @mute_logger(*QUIET)
    def test_exporting(self):
        for role, key, record in self._tries():
            with self.subTest(role=role, model=key), self.assertRaises(UserError):
                record.export_data(list(TELLING[key]))

    @mute_logger(*QUIET)
    def test_no_path_from_elsewhere(self):
        """From every model that a stranger reads, by every relation that leads to an evaluation."""
        for role, user in self.user.items():
            env = self.env(user=user)
            for name, model in self.env.registry.items():
                if model._abstract or model._transient or not env[name].has_access("read"):
                    continue
                for field in env[name]._fields.values():
                    if not field.relational or not field._description_searchable:
                        continue
                    if record := self.records.get(field.comodel_name):
                        path = (f"{field.name}.id", "in", record.ids)
                        with self.subTest(role=role, path=f"{name}.{field.name}"):
                            self.assertFalse(self._tried(env[name].search, [path]))

    @mute_logger(*QUIET)
    def test_progress_counts_the_own_people_only(self):
        period = self.period.with_user(self.user["head elsewhere"])
        self.assertEqual((period.person_count, period.complaint_count), (0, 0))
        self.assertFalse(period.evaluation_ids)
        self.assertFalse(period.unit_run_ids)

    @mute_logger(*QUIET)
    def test_board_and_steps(self):
        for role, user in self.user.items():
            run, row = self.agency.with_user(user), self.row.with_user(user)
            for step in (run.board, run.action_finish, run.action_return, row.action_self_done):
                with self.subTest(role=role, step=step.__name__):
                    with self.assertRaises(UserError) as caught:
                        step()
                    self.assertNotIn(SECRET, str(caught.exception))

    def test_nothing_stands_in_a_chatter(self):
        for key in self.records:
            self.assertNotIn("message_ids", self.env[key]._fields, key)
            self.assertNotIn("activity_ids", self.env[key]._fields, key)
        told = self.env["mail.message"].search(
            ["|", ("model", "in", list(self.records)), ("body", "like", SECRET)]
        )
        self.assertFalse(told)

    @mute_logger(*QUIET)
    def test_files(self):
        for role, user in self.user.items():
            for file in self.files.with_user(user):
                with self.subTest(role=role, of=file.sudo().res_model):
                    with self.assertRaises(AccessError):
                        file.read(["raw"])
                    self.assertFalse(file.search([("id", "=", file.id)]))

    @mute_logger(*QUIET)
    def test_over_the_network(self):
        for role in ("officer elsewhere", "internal", "employee"):
            self.login(role)
            for key, record in self.records.items():
                for method, args in (
                    ("read", (record.ids, list(TELLING[key]))),
                    ("web_read", (record.ids, {name: {} for name in TELLING[key]})),
                    ("export_data", (record.ids, list(TELLING[key]))),
                ):
                    with self.subTest(role=role, model=key, method=method):
                        with self.assertRaises(Refusal):
                            self.call(key, method, *args)
            for file in self.files:
                answer = self.url_open(f"/web/content/{file.id}")
                self.assertNotIn(SECRET, answer.text)
                self.assertIn(answer.status_code, (403, 404))

    @mute_logger(*QUIET)
    def test_by_a_programs_key(self):
        key = self.api_key("officer elsewhere")
        for model, record in self.records.items():
            names = list(TELLING[model])
            with self.subTest(model=model):
                with self.assertRaises(Refusal):
                    self.call_json2(key, model, "read", ids=record.ids, fields=names)
                try:
                    found = self.call_json2(key, model, "search_read", domain=[], fields=names)
                except Refusal:
                    found = []
                self.assertFalse(found)

    def test_who_may_reads(self):
        """Or all that is said above would hold for an empty table."""
        for user in (self.chief, self.officer, self.judge):
            row = self.row.with_user(user)
            self.assertEqual(row.read(["head_comment"])[0]["head_comment"], SECRET)
            self.assertTrue(row.search([("head_comment", "=", SECRET)]))
        for user in (self.officer, self.judge):
            self.assertTrue(self.files.with_user(user).read(["raw"]))

    @staticmethod
    def _tried(method, *args):
        try:
            return method(*args)
        except (AccessError, UserError):
            return False
