"""Files, messages, activities and followers: read in scope, written by who may write."""

import base64

from cast import AccessCase
from rpc import Refusal, RpcCase
from test_matrix_rpc import QUIET

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tools import mute_logger

SECRET = "Secret words"
ITEMS = (
    *("cchc.education", "cchc.certificate", "cchc.work.history", "cchc.yearly.rating"),
    *("cchc.commendation", "cchc.discipline", "cchc.decision"),
)
# Every role that sees nothing of the finance department.
OUTSIDE = (
    *("district_home_affairs", "hr_officer", "unit_head", "inspector", "odoo_hr", "internal"),
    *("employee", "public"),
)
INSIDE = ("administrator", "home_affairs")
# Who leads people says what they can do; `write` is for taking an assessment back. Who signs a
# report off explains what does not tie and remarks on it; the report itself changes by steps only.
# Who heads a unit gives out its work, keeps the minutes, classifies its people, answers complaints.
GIVEN = {
    "inspector": set(),
    "unit_head": {
        *(("cchc.competency.assessment", right) for right in ("create", "write")),
        *(("cchc.report.remark", right) for right in ("create", "write", "unlink")),
        ("cchc.report.problem", "write"),
        ("cchc.report.submission", "write"),
        ("cchc.evaluation", "write"),
        ("cchc.evaluation.unit", "write"),
        ("cchc.evaluation.mark", "write"),
        *(("cchc.evaluation.task", right) for right in ("create", "write", "unlink")),
        *(("cchc.evaluation.minutes", right) for right in ("create", "write")),
        ("cchc.evaluation.complaint", "write"),
    },
}


class FilesCase(AccessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.file = {
            key: cls.env["ir.attachment"].create(
                {
                    "name": f"{SECRET}.txt",
                    "raw": SECRET.encode(),
                    "res_model": key,
                    "res_id": cls.subject[key]["sibling"].id,
                }
            )
            for key in (*ITEMS, "hr.employee", "hr.version")
        }
        for key in ITEMS:
            cls.subject[key]["sibling"].attachment_ids = cls.file[key]
        stranger = cls.person["sibling"]
        cls.message = {
            "hr.employee": stranger.message_post(body=SECRET),
            "hr.version": stranger.current_version_id.message_post(body=SECRET),
            "cchc.decision": cls.subject["cchc.decision"]["sibling"].message_post(body=SECRET),
        }
        cls.activity = stranger.activity_schedule("mail.mail_activity_data_todo", summary=SECRET)
        cls.subject["cchc.decision"]["sibling"].signed_file = base64.b64encode(SECRET.encode())
        cls.env.flush_all()


class TestFilesAndChatter(FilesCase):
    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_strangers_read_nothing(self):
        for role in OUTSIDE:
            env = self.env(user=self.user[role])
            for key, record in (self.file | self.message | {"": self.activity}).items():
                record = record.with_env(env)
                name = "display_name" if record == self.activity else "id"
                with self.subTest(role=role, of=key, model=record._name):
                    with self.assertRaises(AccessError):
                        record.read(["raw" if record._name == "ir.attachment" else name])
                    self.assertFalse(self._found(record))

    def _found(self, record):
        try:
            return record.search([("id", "=", record.id)])
        except AccessError:
            return None

    def test_in_scope_they_are_read(self):
        for role in INSIDE:
            env = self.env(user=self.user[role])
            for key, record in (self.file | self.message).items():
                with self.subTest(role=role, of=key, model=record._name):
                    self.assertTrue(record.with_env(env).search([("id", "=", record.id)]))

    def test_a_file_of_a_stranger_is_not_listed(self):
        """Who lists a file in a record of his own gets no right to it."""
        own = self.subject["cchc.education"]["own"].with_user(self.user["hr_officer"])
        foreign = self.file["cchc.education"]
        with self.assertRaises(AccessError):
            own.attachment_ids = [Command.link(foreign.id)]
        with self.assertRaises(AccessError):
            own.attachment_ids = [Command.update(foreign.id, {"public": True})]
        self.assertEqual(foreign.res_id, self.subject["cchc.education"]["sibling"].id)

    def test_evidence_is_read_by_who_reads_the_entry(self):
        officer = self.env(user=self.user["hr_officer"])
        loose = officer["ir.attachment"].create(
            {"name": "a.txt", "raw": b"x", "res_model": "cchc.education", "res_id": 0}
        )
        item = officer["cchc.education"].create(
            {
                "employee_id": self.person["own"].id,
                "level": "master",
                "attachment_ids": [Command.link(loose.id)],
            }
        )
        self.assertEqual((loose.res_model, loose.res_id), ("cchc.education", item.id))
        for role in ("inspector", "unit_head", "home_affairs"):
            self.assertEqual(loose.with_user(self.user[role]).raw, b"x")
        for role in ("district_home_affairs", "internal", "employee"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                loose.with_user(self.user[role]).read(["raw"])

    def test_a_dossier_has_no_followers(self):
        person = self.person["own"]
        for role in ("hr_officer", "inspector", "unit_head"):
            user = self.user[role]
            person.with_user(user).message_subscribe(user.partner_id.ids)
            person.current_version_id.with_user(user).message_subscribe(user.partner_id.ids)
        person.with_user(self.user["hr_officer"]).message_post(body="x")
        self.assertFalse(self._followers(person) & self._partners())
        made = (
            self.env["hr.employee"]
            .with_user(self.user["hr_officer"])
            .create({"name": "Mới", "birth_text": "1990", "sex": "male"})
        )
        self.assertFalse(self._followers(made) & self._partners())

    def _followers(self, person):
        records = {"hr.employee": person, "hr.version": person.sudo().version_ids}
        return (
            self.env["mail.followers"]
            .sudo()
            .search(
                ["|"]
                + [
                    leaf
                    for model, of in records.items()
                    for leaf in ("&", ("res_model", "=", model), ("res_id", "in", of.ids))
                ]
            )
            .partner_id
        )

    def _partners(self):
        return self.env["res.partner"].union(*(user.partner_id for user in self.user.values()))


class TestReadersWriteNothing(FilesCase, RpcCase):
    """The inspector and the head read what is in their scope and write nothing, by any way."""

    def setUp(self):
        super().setUp()
        self.own = {key: places["own"] for key, places in self.subject.items() if "own" in places}

    def _targets(self):
        return ("hr.employee", "hr.version", "cchc.decision", "cchc.decision draft")

    def test_rights(self):
        """No model of ours or about people may be changed, apart from what is given on purpose."""
        for role in ("inspector", "unit_head"):
            env = self.env(user=self.user[role])
            writable = {
                (name, operation)
                for name in env.registry
                if (name.startswith(("cchc.", "hr.")) or name == "resource.resource")
                and not env[name]._transient
                for operation in ("create", "write", "unlink")
                if env[name].has_access(operation)
            }
            with self.subTest(role=role):
                self.assertEqual(writable, GIVEN[role])

    def test_chatter(self):
        for role in ("inspector", "unit_head"):
            user = self.user[role]
            for key in self._targets():
                record = self.own[key].with_user(user)
                tries = {
                    "message_post": lambda record=record: record.message_post(body="x"),
                    "activity": lambda record=record, user=user: record.activity_schedule(
                        "mail.mail_activity_data_todo", user_id=user.id
                    ),
                    "attachment": lambda record=record: record.env["ir.attachment"].create(
                        {"name": "x", "res_model": record._name, "res_id": record.id}
                    ),
                    "message": lambda record=record: record.env["mail.message"].create(
                        {"body": "x", "model": record._name, "res_id": record.id}
                    ),
                    "scheduled message": lambda record=record: record.env[
                        "mail.scheduled.message"
                    ].create(
                        {
                            "body": "x",
                            "model": record._name,
                            "res_id": record.id,
                            "author_id": record.env.user.partner_id.id,
                            "scheduled_date": "2030-01-01",
                        }
                    ),
                }
                for way, attempt in tries.items():
                    with self.subTest(role=role, of=key, way=way), self.assertRaises(AccessError):
                        attempt()

    def test_following_a_decision_is_not_for_readers(self):
        for role in ("inspector", "unit_head"):
            user = self.user[role]
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.own["cchc.decision"].with_user(user).message_subscribe(user.partner_id.ids)

    def test_import(self):
        for role in ("inspector", "unit_head"):
            env = self.env(user=self.user[role])
            with self.subTest(role=role), self.assertRaises(AccessError):
                env["cchc.import.batch"].create({"filename": "a.csv", "file": "YQ=="})
            answer = env["hr.employee"].load(["name"], [["Mới"]])
            self.assertFalse(answer["ids"])
            answer = env["hr.employee"].load(
                [".id", "home_town"], [[str(self.person["own"].id), "x"]]
            )
            self.assertFalse(answer["ids"])

    def test_buttons(self):
        for role in ("inspector", "unit_head"):
            env = self.env(user=self.user[role])
            draft, issued = self.own["cchc.decision draft"], self.own["cchc.decision"]
            tries = {
                "issue": lambda env=env, draft=draft: draft.with_env(env).action_issue(),
                "revoke": lambda env=env, issued=issued: env["cchc.decision.revocation"].create(
                    {"decision_id": issued.id, "number": "1", "reason": "x"}
                ),
                "void": lambda env=env: self.own["cchc.unit.version"].with_env(env).action_void(),
                "archive": lambda env=env: self.person["own"].with_env(env).action_archive(),
            }
            for way, attempt in tries.items():
                with self.subTest(role=role, way=way), self.assertRaises(UserError):
                    attempt()

    def test_self_service_is_not_for_people_in_the_register(self):
        """Odoo lets users correct their own employee record in their preferences."""
        for role in ("inspector", "hr_officer"):
            user = self.user[role]
            self.person["own"].user_id = user
            self.env.flush_all()
            for name, value in {
                "private_street": "x",
                "private_phone": "1",
                "emergency_contact": "x",
                "additional_note": "x",
                "km_home_work": 9,
                "work_phone": "1",
            }.items():
                with self.subTest(role=role, name=name), self.assertRaises(AccessError):
                    user.with_user(user).write({name: value})
            user.with_user(user).write({"signature": "x"})

    @mute_logger(*QUIET)
    def test_http(self):
        """The routes of the chatter, which check rights by themselves."""
        person = self.person["own"]
        thread = {"thread_model": "hr.employee", "thread_id": person.id}
        note = person.message_post(body="note")
        tries = {
            "/mail/message/post": {**thread, "post_data": {"body": "x"}},
            "/mail/message/reaction": {"message_id": note.id, "content": "👍", "action": "add"},
            "/mail/message/update_content": {"message_id": note.id, "update_data": {"body": "x"}},
            "/mail/link_preview": {"message_id": note.id},
            "/mail/thread/unsubscribe": {"res_model": "hr.employee", "res_id": person.id},
        }
        before = self._chatter(person)
        for role in ("inspector", "unit_head", "employee", "public"):
            self.login(role)
            for route, params in tries.items():
                try:
                    self._post(route, **params)
                except Refusal:
                    pass
                with self.subTest(role=role, route=route):
                    self.assertEqual(self._chatter(person), before)
        self.login("hr_officer")
        for route in ("/mail/message/post", "/mail/message/reaction"):
            self._post(route, **tries[route])
            self.assertNotEqual(self._chatter(person), before, "the route does nothing at all")
            before = self._chatter(person)

    def _chatter(self, person):
        self.env.invalidate_all()
        messages = person.message_ids
        return messages.mapped(lambda message: (message.id, str(message.body))), len(
            messages.reaction_ids
        )


class TestRoutes(FilesCase, RpcCase):
    """Downloads, pictures and prints of records out of scope."""

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "werkzeug")
    def test_strangers_download_nothing(self):
        stranger = self.person["sibling"]
        stranger.image_1920 = self.env.ref("base.main_company").logo
        decision = self.subject["cchc.decision"]["sibling"]
        batch = self.subject["cchc.import.batch"]["sibling"]
        unit, form = self.unit["sibling"], self.form
        routes = [
            *(f"/web/content/{file.id}" for file in self.file.values()),
            *(f"/web/content/{file.id}?download=true" for file in self.file.values()),
            f"/web/content/cchc.decision/{decision.id}/signed_file",
            f"/web/content/cchc.import.batch/{batch.id}/file",
            f"/cchc_hr/import/{batch.id}/annotated",
            f"/cchc/document/cchc.decision/docx?ids={decision.id}",
            f"/cchc/report/{form.id}/xlsx?units={unit.id}&on=2026-01-01",
            f"/report/html/hr.hr_employee_print_badge/{stranger.id}",
            *(
                f"/cchc_consolidation/report/{self.subject[key]['sibling'].id}/{what}"
                for key in ("cchc.report.submission", "cchc.report.submission draft")
                for what in ("blank", "sheets")
            ),
            *(
                f"/web/content/cchc.report.signature/{self.subject[key]['sibling'].id}/file"
                for key in ("cchc.report.signature", "cchc.report.signature draft")
            ),
        ]
        for role in OUTSIDE:
            self.login(role)
            for route in routes:
                response = self.url_open(route, allow_redirects=False)
                with self.subTest(role=role, route=route):
                    self.assertNotIn(SECRET, response.text)
                    self.assertNotIn(stranger.name, response.text)
                    self.assertNotEqual(response.status_code, 200, response.text[:200])
            picture = self.url_open(f"/web/image/hr.employee/{stranger.id}/image_1920")
            with self.subTest(role=role, route="image"):
                self.assertNotEqual(picture.content, base64.b64decode(stranger.image_1920))

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "werkzeug")
    def test_who_may_downloads(self):
        self.login("home_affairs")
        for file in self.file.values():
            self.assertEqual(self.url_open(f"/web/content/{file.id}").text, SECRET)
        unit = self.unit["sibling"]
        workbook = self.url_open(f"/cchc/report/{self.form.id}/xlsx?units={unit.id}&on=2026-01-01")
        self.assertEqual(workbook.status_code, 200)
        decision = self.subject["cchc.decision"]["sibling"]
        printed = self.url_open(f"/cchc/document/cchc.decision/docx?ids={decision.id}")
        self.assertEqual(printed.status_code, 200, printed.text[:300])
