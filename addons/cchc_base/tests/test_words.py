import polib

from odoo.tests.common import TransactionCase
from odoo.tools.misc import file_path


class TestWords(TransactionCase):
    """Officers read the words of their trade, also where Odoo has words of its own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        modules = cls.env["ir.module.module"]
        modules._load_module_terms(["hr"], ["vi_VN"], overwrite=True)
        modules._load_module_terms(["hr", "cchc_base"], ["vi_VN"])
        cls.env = cls.env(context={"lang": "vi_VN"})

    def test_words_replace_those_of_odoo(self):
        shown = {}
        expected = {}
        catalogue = polib.pofile(file_path("cchc_base/i18n_extra/vi.po"))
        for entry in catalogue:
            for reference, _line in entry.occurrences:
                kind, _, target = reference.partition(",")
                if not kind.startswith("model:"):
                    continue
                field, _, xmlid = target.partition(":")
                # Some belong to modules that need not be installed.
                if record := self.env.ref(xmlid, raise_if_not_found=False):
                    shown[xmlid] = record[field]
                    expected[xmlid] = entry.msgstr
        self.assertEqual(shown, expected)
        self.assertGreater(len(shown), len(catalogue) // 2)

    def test_label_of_a_field(self):
        label = self.env["hr.employee"].fields_get(["name"])["name"]["string"]
        self.assertEqual(label, "Họ và tên")

    def test_words_of_an_administrator_stay(self):
        parameter = self.env.ref("cchc_base.legal_parameter_base_salary")
        self.env["ir.model.data"].search(
            [("model", "=", parameter._name), ("res_id", "=", parameter.id)]
        ).noupdate = True
        parameter.name = "Lương cơ sở của tỉnh"
        self.env["ir.module.module"]._load_module_terms(["cchc_base"], ["vi_VN"])
        parameter.invalidate_recordset()
        self.assertEqual(parameter.name, "Lương cơ sở của tỉnh")
