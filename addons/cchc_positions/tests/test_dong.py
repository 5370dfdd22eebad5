import json
import xmlrpc.client
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from odoo.exceptions import ValidationError
from odoo.tests import Form, HttpCase, tagged

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.rules.money import LARGEST

from .limits_common import LimitsCase

AMOUNTS = st.integers(0, LARGEST) | st.integers(2**31 - 2, 2**31 + 2)


class DongCase(LimitsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        hospital = cls._create_unit(
            "T.BV", "Bệnh viện", "public_service_unit", "province", cls.province
        )
        cls.autonomy = cls.env["cchc.unit.autonomy"].create(
            {"unit_id": hospital.id, "year": 2024, "date_from": date(2024, 1, 1)}
        )

    def _item(self, amount, **vals):
        return self.env["cchc.unit.autonomy.item"].create(
            {
                "autonomy_id": self.autonomy.id,
                "side": "revenue",
                "name": "Thu dịch vụ",
                "amount": amount,
                **vals,
            }
        )


class TestDong(DongCase):
    def _assert_exact(self, found, amount):
        self.assertEqual(found, amount)
        self.assertIs(type(found), int)

    @settings(max_examples=30, deadline=None)
    @given(amount=AMOUNTS)
    @example(amount=2_500_000_000)
    @example(amount=LARGEST)
    def test_an_amount_comes_back_as_it_was_given(self, amount):
        with self.env.cr.savepoint():
            item = self._item(amount)
            for stored in (amount, max(0, amount - 1)):
                item.amount = stored
                item.flush_recordset()
                item.invalidate_recordset()
                self._assert_exact(item.amount, stored)
                self._assert_exact(item.read(["amount"])[0]["amount"], stored)
                self._assert_exact(item.web_read({"amount": {}})[0]["amount"], stored)
                self._assert_exact(item.export_data(["amount"])["datas"][0][0], stored)
                self.assertEqual(item.search([("amount", "=", stored)]), item)
            item.unlink()

    @settings(max_examples=20, deadline=None)
    @given(amounts=st.lists(st.integers(0, 10**14), min_size=1, max_size=6))
    @example(amounts=[2**31, 2**31 - 1, 1])
    def test_sums_are_exact(self, amounts):
        with self.env.cr.savepoint():
            items = self.env["cchc.unit.autonomy.item"].concat(*map(self._item, amounts))
            self._assert_exact(self.autonomy.total_a, sum(amounts))
            own = [("id", "in", items.ids)]
            ((total,),) = items._read_group(own, [], ["amount:sum"])
            self._assert_exact(total, sum(amounts))
            (row,) = items.formatted_read_group(own, ["side"], ["amount:sum"])
            self._assert_exact(row["amount:sum"], sum(amounts))
            items.unlink()

    def test_typed_amounts(self):
        self._assert_exact(self._item("2.500.000.000").amount, 2_500_000_000)
        self._assert_exact(self._item("2,500,000,000 đồng").amount, 2_500_000_000)
        self._assert_exact(self._item(2_500_000_000.0).amount, 2_500_000_000)
        for wrong, words in (
            ("hai tỷ", "“hai tỷ” is not an amount"),
            ("2.500.000,5", "is not an amount"),
            (0.5, "“0,5” has a fraction of a đồng"),
            (True, "is not an amount"),
            (float("inf"), "is not an amount"),
            (LARGEST + 1, "the largest amount that is kept"),
        ):
            with self.assertRaisesRegex(ValidationError, f"^Amount of money: .*{words}"):
                self._item(wrong)

    def test_in_a_form(self):
        with Form(self.autonomy) as form, form.item_ids.new() as line:
            line.side, line.name, line.amount = "revenue", "Thu", 3_000_000_001
        self._assert_exact(self.autonomy.total_a, 3_000_000_001)

    def test_from_a_file(self):
        columns = ["autonomy_id/.id", "side", "name", "amount"]

        def load(*amounts):
            return self.env["cchc.unit.autonomy.item"].load(
                columns, [[str(self.autonomy.id), "revenue", "Thu", amount] for amount in amounts]
            )

        found = load("2.500.000.000", "2500000001")
        self.assertFalse(found["messages"])
        items = self.env["cchc.unit.autonomy.item"].browse(found["ids"])
        self.assertEqual(items.mapped("amount"), [2_500_000_000, 2_500_000_001])
        refused = load("7", "2,5 tỷ")
        self.assertFalse(refused["ids"])
        self.assertIn(
            "Amount of money: “2,5 tỷ” is not an amount", refused["messages"][0]["message"]
        )
        self.assertEqual(refused["messages"][0]["record"], 1)

    def test_a_column_of_another_type_is_converted_with_what_it_holds(self):
        item = self._item(8_999_999_999_999_999)
        item.flush_recordset()
        field, cr = item._fields["amount"], self.env.cr
        cr.execute("ALTER TABLE cchc_unit_autonomy_item ALTER amount TYPE numeric(16, 0)")
        field.update_db_column(item, {"udt_name": "numeric", "is_nullable": "NO"})
        cr.execute(
            "SELECT amount, pg_typeof(amount)::text FROM cchc_unit_autonomy_item WHERE id = %s",
            [item.id],
        )
        self.assertEqual(cr.fetchone(), (8_999_999_999_999_999, "bigint"))

    def test_every_view_shows_money_as_money(self):
        """Without the widget an input ends at two billion; the chatter ends there too."""
        plain = []
        for model in self.env.values():
            money = {name for name, field in model._fields.items() if isinstance(field, Dong)}
            plain += [
                f"{model._name}.{name} is tracked"
                for name in money
                if getattr(model._fields[name], "tracking", None)
            ]
        for view in self.env["ir.ui.view"].search([("type", "in", ("form", "list"))]):
            plain += self._plain_nodes(etree.fromstring(view.arch), view.model, view.name)
        self.assertFalse(plain)

    def _plain_nodes(self, root, model, view):
        for node in root.iter("field"):
            field = self._field(node, model)
            if isinstance(field, Dong) and node.get("widget") != "dong":
                yield f"{view}: {field}"

    def _field(self, node, model):
        """The field that a node of a view shows, through the lists around it."""
        for around in reversed(list(node.iterancestors("field"))):
            known = model in self.env and self.env[model]._fields.get(around.get("name"))
            model = known and known.comodel_name
        return self.env[model]._fields.get(node.get("name")) if model in self.env else None


@tagged("post_install", "-at_install")
class TestDongByRpc(DongCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = cls._create_user("sonoivu-dong", "home_affairs", cls.province)

    def _call(self, method, *args):
        body = {"model": "cchc.unit.autonomy.item", "method": method, "args": args, "kwargs": {}}
        response = self.url_open(
            "/web/dataset/call_kw",
            json.dumps({"jsonrpc": "2.0", "params": body}),
            headers={"Content-Type": "application/json"},
        )
        return response.json()

    def test_json(self):
        item = self._item(1)
        self.authenticate("sonoivu-dong", "sonoivu-dong")

        @settings(max_examples=8, deadline=None)
        @given(amount=AMOUNTS)
        @example(amount=2_500_000_000)
        def comes_back(amount):
            self.assertTrue(self._call("write", item.ids, {"amount": amount}).get("result"))
            (row,) = self._call("web_read", item.ids, {"amount": {}})["result"]
            self.assertEqual((row["amount"], type(row["amount"])), (amount, int))

        comes_back()

    def test_a_fraction_is_refused_in_clear_words(self):
        item = self._item(1)
        self.authenticate("sonoivu-dong", "sonoivu-dong")
        error = self._call("write", item.ids, {"amount": 1.5})["error"]["data"]
        self.assertEqual(error["name"], "odoo.exceptions.ValidationError")
        self.assertIn("“1,5” has a fraction of a đồng", error["message"])
        item.invalidate_recordset()
        self.assertEqual(item.amount, 1)

    def test_xml(self):
        item = self._item(2_500_000_000)
        self.env.flush_all()
        answer = self.xmlrpc_object.execute(
            self.env.cr.dbname, self.user.id, "sonoivu-dong", item._name, "read", item.ids,
            ["amount"],
        )  # fmt: skip
        self.assertEqual(answer[0]["amount"], 2_500_000_000)
        self.assertGreater(answer[0]["amount"], xmlrpc.client.MAXINT)
