from datetime import date

from odoo.exceptions import AccessError

from .common import LEAVE_ON, ReductionCase

ON = date(2025, 12, 31)


class TestReductionForm(ReductionCase):
    """The form on the results of staff reduction, and the people behind each figure."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.form = cls.env.ref("cchc_reduction.report_form_reduction").with_user(cls.judge)
        made = cls._list(cls.people[:2])
        third = cls._dossier(made, cls.people[2], measure="transfer_out", birth_text="1975")
        third.document_ids.number = "1"
        third.action_compute()
        third.own_amount = third.amount // 4
        cls.made = cls._decided(cls._approved(made))
        first = cls.made.dossier_ids[0]
        cls.env["cchc.reduction.payment"].create(
            {
                "dossier_id": first.id,
                "paid_on": date(2025, 9, 15),
                "document": "UNC 12",
                "amount": first.amount,
            }
        )
        # Only proposed: nothing was achieved yet.
        waiting = cls._create_person(
            "Lê Văn Tư", birth_text="1966", recruited_text="03/1995", citizen_id=None
        )
        cls._open(waiting, date(2024, 1, 1), step=8)
        cls._list(waiting)
        cls.env.flush_all()

    def _figures(self, unit=None, on=ON, user=None):
        report = self.form.with_user(user or self.judge)._compute(unit or self.province, on)
        codes = [column.code for column in report.columns]
        return dict(zip(codes, report.lines(0)[0].figures, strict=True))

    def _check_cells(self):
        """Every cell equals its list; how many are not empty."""
        report = self.form._compute(self.province, ON)
        Row = self.env["cchc.report.person"].with_user(self.judge)
        filled = 0
        for line in report.lines():
            for column, figure in zip(report.columns, line.figures, strict=True):
                if not column.counted:
                    continue
                action = self.form.action_drill(
                    column.code,
                    list(line.unit_ids),
                    str(ON),
                    own=line.kind == "direct",
                    keys=list(line.keys),
                )
                rows = Row.with_context(**action["context"])
                # Rows are kept by their number, and stand for another cell in every list.
                rows.invalidate_model()
                rows = rows.search([])
                listed = sum(rows.mapped("figure")) if column.adds else len(rows)
                self.assertEqual(listed, figure, (line.name, column.code))
                filled += bool(figure)
        return filled

    def test_every_cell_equals_its_list(self):
        self.assertGreater(self._check_cells(), 20)

    def test_who_was_approved_counts_with_the_money_of_the_list(self):
        figures = self._figures()
        self.assertEqual(figures["people"], 3)
        self.assertEqual((figures["early_retirement"], figures["transfer_out"]), (2, 1))
        self.assertEqual(figures["decided"], 3)
        self.assertGreater(figures["own"], 0)
        self.assertEqual(
            (figures["amount"], figures["budget"], figures["own"], figures["paid"]),
            (self.made.amount, self.made.budget_amount, self.made.own_amount,
             self.made.paid_amount),
        )  # fmt: skip

    def test_from_the_beginning_of_the_year_to_the_day(self):
        self.assertEqual(self._figures(on=LEAVE_ON)["people"], 3)
        self.assertEqual(self._figures(on=date(2025, 8, 31))["people"], 0)
        self.assertEqual(self._figures(on=date(2026, 12, 31))["people"], 0)

    def test_the_list_tells_the_ground(self):
        action = self.form.action_drill("transfer_out", self.home.ids, str(ON))
        self.assertTrue(action["context"]["cchc_tells_what"])
        Row = self.env["cchc.report.person"].with_user(self.judge)
        row = Row.with_context(**action["context"]).search([])
        self.assertEqual(row.employee_id, self.people[2])
        self.assertEqual((row.what, row.date_version), (self.ground.name, LEAVE_ON))

    def test_what_the_form_promises_holds(self):
        self.assertTrue(self.form.sudo().check_ids)
        self.assertEqual(self.form._failed_checks(self.form._compute(self.province, ON)), [])

    def test_an_officer_sees_the_own_units(self):
        self.assertEqual(self._figures(self.home, user=self.officer)["people"], 3)
        self.assertEqual(self._figures(self.finance, user=self.stranger)["people"], 0)
        with self.assertRaises(AccessError):
            self._figures(self.home, user=self.stranger)
