import base64

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from .common import CchcHrCase

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
EXE = b"MZ\x90\x00" + b"\x00" * 64


class ChangeCase(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls._create_person("Lê Thị Ba", home_town="xã Cũ", current_address="Rạch Giá")
        cls._open(cls.person)
        cls.officer = new_test_user(
            cls.env, login="change_officer", groups="cchc_base.group_hr_officer"
        )
        cls.officer.unit_ids = cls.home
        cls.employee = new_test_user(
            cls.env, login="change_employee", groups="cchc_base.group_employee"
        )
        cls.person.user_id = cls.employee

    @classmethod
    def _field(cls, name):
        return cls.env.ref(f"cchc_hr.change_field_{name}")

    def _paper(self):
        return [(0, 0, {"name": "giay.pdf", "raw": PDF})]

    def _ask(self, **values):
        items = [
            {
                "field_item_id": self._field(name).id,
                "new_value": value,
                "attachment_ids": self._paper(),
            }
            for name, value in values.items()
        ]
        return self.env["cchc.change.request"]._submit(self.person, items)


@tagged("post_install", "-at_install")
class TestChangeRequest(ChangeCase):
    def test_nothing_is_in_the_dossier_before_it_is_accepted(self):
        asked = self._ask(home_town="xã Mới", current_address="Hà Tiên")
        self.assertEqual(self.person.home_town, "xã Cũ")
        first, second = asked.item_ids
        first.with_user(self.officer).action_accept()
        self.assertEqual(self.person.home_town, "xã Mới")
        self.assertEqual(self.person.current_address, "Rạch Giá")
        self.assertEqual(asked.state, "waiting")
        second.with_user(self.officer)._refuse("Chưa có giấy xác nhận")
        self.assertEqual(asked.state, "decided")
        self.assertEqual(self.person.current_address, "Rạch Giá")
        self.assertEqual(second.reason, "Chưa có giấy xác nhận")
        self.assertEqual(first.decided_by_id, self.officer)

    def test_what_changed_is_told_in_the_dossier(self):
        asked = self._ask(home_town="xã Mới")
        asked.with_user(self.officer).action_accept_all()
        self.assertIn("xã Cũ → xã Mới", str(self.person.message_ids[0].body))

    def test_a_partial_date_comes_in_as_the_dossier_writes_it(self):
        asked = self._ask(citizen_id_issued="1/7/2021")
        self.assertEqual(asked.item_ids.new_shown, "1/7/2021".replace("1/7", "01/07"))
        asked.with_user(self.officer).action_accept_all()
        self.assertEqual(self.person.citizen_id_issued, "01/07/2021")

    def test_what_could_not_be_entered_is_refused_when_it_is_asked(self):
        with self.assertRaisesRegex(ValidationError, "CCCD.*12 digits"):
            self._ask(citizen_id="123")
        with self.assertRaisesRegex(ValidationError, "Born.*two digits"):
            self._ask(birth_text="1/3/75")
        with self.assertRaisesRegex(ValidationError, "Ethnic group.*from the list"):
            self._ask(ethnicity_id="999999")
        with self.assertRaisesRegex(ValidationError, "Home town.*paper"):
            self.env["cchc.change.request"]._submit(
                self.person,
                [{"field_item_id": self._field("home_town").id, "new_value": "xã Mới"}],
            )
        with self.assertRaisesRegex(ValidationError, "nothing to send"):
            self.env["cchc.change.request"]._submit(self.person, [])

    def test_a_dossier_that_moved_on_is_shown(self):
        asked = self._ask(home_town="xã Mới")
        self.assertFalse(asked.item_ids.moved_on)
        self.person.home_town = "xã Khác"
        asked.item_ids.invalidate_recordset()
        self.assertTrue(asked.item_ids.moved_on)
        self.assertEqual(asked.item_ids.old_shown, "xã Cũ")
        self.assertEqual(asked.item_ids.now_shown, "xã Khác")

    def test_a_new_entry_comes_with_its_paper(self):
        asked = self.env["cchc.change.request"]._submit(
            self.person,
            [
                {
                    "entry_model": "cchc.education",
                    "new_values": {"level": "master", "major": "Luật", "when": "06/2024"},
                    "attachment_ids": self._paper(),
                }
            ],
        )
        self.assertIn("Luật", asked.item_ids.new_shown)
        self.assertFalse(self.person.education_ids)
        asked.with_user(self.officer).action_accept_all()
        degree = self.person.education_ids
        self.assertEqual((degree.level, degree.when), ("master", "06/2024"))
        self.assertEqual(degree.attachment_ids.raw, PDF)
        # The degree counts in the periods from its date on, as any other.
        self.assertEqual(self.person.degree_level, "master")

    def test_a_decided_item_stays_as_it_is(self):
        asked = self._ask(home_town="xã Mới")
        asked.with_user(self.officer).action_accept_all()
        item = asked.item_ids.with_user(self.officer)
        with self.assertRaisesRegex(UserError, "does not change"):
            item.new_value = "khác"
        with self.assertRaisesRegex(UserError, "does not change"):
            item.action_accept()
        with self.assertRaisesRegex(UserError, "Accept.*Refuse"):
            item.state = "waiting"
        with self.assertRaisesRegex(UserError, "kept"):
            asked.with_user(self.officer).unlink()

    def test_nobody_decides_about_oneself(self):
        self.person.user_id = self.officer
        asked = self._ask(home_town="xã Mới")
        with self.assertRaisesRegex(AccessError, "oneself"):
            asked.with_user(self.officer).action_accept_all()

    def test_strangers_are_out_of_reach(self):
        stranger = self._create_person("Người Khác", self.finance)
        self._open(stranger, department_id=self.finance, unit=self.finance)
        asked = self.env["cchc.change.request"]._submit(
            stranger,
            [
                {
                    "field_item_id": self._field("current_address").id,
                    "new_value": "Hà Tiên",
                }
            ],
        )
        seen = self.env["cchc.change.request"].with_user(self.officer).search([])
        self.assertNotIn(asked, seen)
        with self.assertRaises(AccessError):
            asked.with_user(self.officer).action_accept_all()

    def test_an_item_that_only_decisions_change_is_not_opened(self):
        field = self.env["ir.model.fields"]._get("hr.employee", "unit_id")
        with self.assertRaisesRegex(ValidationError, "can't be changed"):
            self.env["cchc.change.field"].create({"field_id": field.id, "name": "Đơn vị"})


@tagged("post_install", "-at_install")
class TestChangePortal(ChangeCase, HttpCase):
    def _page(self):
        self.authenticate("change_employee", "change_employee")
        page = self.url_open("/my/dossier/change")
        self.assertEqual(page.status_code, 200)
        return page.text.partition('name="csrf_token" value="')[2].partition('"')[0]

    def _send(self, values, files=None):
        token = self._page()
        return self.url_open(
            "/my/dossier/change",
            data={"csrf_token": token, **values},
            files=files or {"file_0": ("", b"")},
        )

    def test_an_employee_asks_and_reads_the_result(self):
        row = self._field("home_town")
        page = self._send(
            {f"field_{row.id}": "xã Mới"}, {f"file_{row.id}": ("giay khai sinh.pdf", PDF)}
        )
        self.assertIn("/my/dossier/changes", page.url)
        self.assertIn("xã Mới", page.text)
        asked = self.env["cchc.change.request"].search([("employee_id", "=", self.person.id)])
        self.assertTrue(asked.from_portal)
        self.assertEqual(asked.item_ids.attachment_ids.raw, PDF)
        self.assertEqual(self.person.home_town, "xã Cũ")
        asked.item_ids.with_user(self.officer)._refuse("Giấy mờ")
        self.assertIn("Giấy mờ", self.url_open("/my/dossier/changes").text)
        # The officer reads the paper that came with it.
        paper = asked.item_ids.attachment_ids.with_user(self.officer)
        self.assertEqual(base64.b64decode(paper.datas), PDF)

    @mute_logger("odoo.http")
    def test_a_file_is_what_its_content_says(self):
        row = self._field("home_town")
        page = self._send({f"field_{row.id}": "xã Mới"}, {f"file_{row.id}": ("anh.pdf", EXE)})
        self.assertIn("anh.pdf", page.text)
        self.assertIn("xã Mới", page.text, "what was written is not lost")
        self.assertFalse(self.env["cchc.change.request"].search([]))

    def test_an_entry_with_a_date_that_can_not_be_read(self):
        page = self._send({"cchc.education:level": "master", "cchc.education:when": "31/02/2020"})
        self.assertIn("alert-danger", page.text)
        self.assertFalse(self.env["cchc.change.request"].search([]))

    def test_the_same_values_are_no_request(self):
        row = self._field("home_town")
        page = self._send({f"field_{row.id}": "xã Cũ"})
        self.assertIn("alert-danger", page.text)
