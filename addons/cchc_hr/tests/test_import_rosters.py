import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl

from odoo.tests import TransactionCase, new_test_user, tagged

from .common import CchcHrCase
from .common_import import ImportSteps

ROSTERS = Path(__file__).parent / "rosters"
# Columns of form BM03, counted from 0.
ORDINAL, NAME, MALE, FEMALE, TITLE, UNIT, COEFFICIENT, RANK, POST, ABOVE = (
    0, 1, 2, 3, 4, 5, 7, 8, 9, 12
)  # fmt: skip


def plainly(path):
    """The people of a BM03 by a reading of its own, as far as it can be done in a few lines."""
    people = []
    for row in openpyxl.load_workbook(path).active.iter_rows(min_row=10, values_only=True):
        if not isinstance(row[ORDINAL], int):
            continue
        name = unicodedata.normalize("NFC", " ".join(row[NAME].split()))
        born = row[MALE] if row[MALE] is not None else row[FEMALE]
        people.append(
            {
                "name": name.title() if name.isupper() else name,
                "sex": "male" if row[MALE] is not None else "female",
                "year": born.year if hasattr(born, "year") else int(str(born).strip()[-4:]),
                "title": row[TITLE],
                "coefficient": float(str(row[COEFFICIENT]).replace(",", ".")),
                "rank": str(row[RANK]).replace(".", ""),
                "post": float(str(row[POST] or 0).replace(",", ".")),
                "above": int(str(row[ABOVE] or 0).strip("%")),
            }
        )
    return people


@tagged("post_install", "-at_install")
class TestImportRosters(ImportSteps, TransactionCase):
    """The rosters of three departments, into the province to which they belong."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, lang="en_US"))
        cls.env["cchc.unit.structure"]._load("kien_giang")
        cls.root = cls.env["hr.department"].search([("code", "=", "KG")])
        cls.officer = new_test_user(
            cls.env,
            login="noi_vu_tinh",
            groups="cchc_base.group_home_affairs",
            unit_ids=[(6, 0, cls.root.ids)],
            lang="en_US",
        )

    def _roster(self, name):
        return self._applied(
            content=(ROSTERS / name).read_bytes(), date_effective=False, filename=name
        )

    def _service(self, batch):
        """Every column of the periods of the people of a batch, as the database holds it."""
        return CchcHrCase._stored.__func__(type(self), batch.row_ids.employee_id)

    def test_three_rosters_of_form_bm03(self):
        batches = [self._roster(f"bm03_{number}.xlsx") for number in (1, 2, 3)]
        for batch, refused in zip(batches, (3, 3, 6), strict=True):
            self.assertEqual((batch.state, batch.date_effective), ("done", date(2016, 12, 31)))
            self.assertEqual((batch.rows_read, batch.rows_refused), (180, refused))
            self.assertComplete(batch)
        everybody = batches[0].row_ids | batches[1].row_ids | batches[2].row_ids
        self.assertFalse(everybody.filtered(lambda row: row.state == "unchanged"))

        for batch in batches:
            expected = plainly(ROSTERS / batch.filename)
            self.assertEqual(len(expected), 180)
            for row, person in zip(batch.row_ids.sorted("position"), expected, strict=True):
                if row.state != "applied":
                    self.assertEqual(person["coefficient"], 9.99)
                    continue
                period = row.employee_id.sudo().version_ids
                self.assertEqual(
                    {
                        "name": row.employee_id.name,
                        "sex": row.employee_id.sex,
                        "year": row.employee_id.birthday.year,
                        "title": period.position_title,
                        "coefficient": period.coefficient,
                        "rank": period.rank_id.code.replace(".", ""),
                        "post": period.leadership_allowance,
                        "above": period.above_scale_percent,
                    },
                    person,
                )
                self.assertEqual(
                    (period.date_version, period.staffing_category, period.service_status),
                    (date(2016, 12, 31), "civil_servant", "serving"),
                )

    def test_people_serve_where_the_list_says(self):
        batch = self._roster("bm03_1.xlsx")
        periods = batch.row_ids.employee_id.sudo().version_ids
        found = Counter(period.department_id.code for period in periods)
        sheet = openpyxl.load_workbook(ROSTERS / "bm03_1.xlsx").active
        written = Counter(
            row[UNIT].lower().replace("p. ", "phòng ").replace("ủy ban nhân dân", "ubnd")
            for row in sheet.iter_rows(min_row=10, values_only=True)
            if isinstance(row[ORDINAL], int) and not str(row[COEFFICIENT]).startswith("9")
        )
        self.assertEqual(sorted(found.values()), sorted(written.values()))
        self.assertEqual(found["KG.906.NV"], written["phòng nội vụ huyện giồng riềng"])

    def test_the_second_time_nothing_changes(self):
        first = self._roster("bm03_2.xlsx")
        before = self._service(first)
        second = self._roster("bm03_2.xlsx")
        self.assertEqual((second.rows_unchanged, second.rows_refused), (177, 3))
        self.assertComplete(second)
        self.assertEqual(self._service(first), before)

    def test_an_abridged_list_of_dossiers(self):
        batch = self._batch(
            content=(ROSTERS / "list2c_1.xlsx").read_bytes(),
            date_effective=date(2024, 12, 31),
            default_category="civil_servant",
        )
        batch.action_check()
        self.assertEqual(batch.rows_read, 220)
        batch.action_apply()
        self._run_job()
        self.assertComplete(batch)
        self.assertGreater(batch.rows_applied, 190)
        refused = batch.row_ids.filtered(lambda row: row.state == "refused")
        self.assertEqual(
            {
                data["code"]
                for row in refused
                for data in row.findings
                if data["severity"] == "error"
            },
            {
                "leading_zero_lost",
                "number_repeated",
                "step_contradicts_coefficient",
                "sex_missing",
            },
        )
        person = batch.row_ids.filtered(lambda row: row.name == "Võ Trung Đông").employee_id
        self.assertEqual(person.education_ids.mapped("level"), ["university"])
        self.assertEqual(person.education_ids.major, "Kế toán")
        self.assertEqual(
            set(person.certificate_ids.mapped("kind")),
            {"political_theory", "state_management", "it"},
        )
        # A2 of which language? Nobody has said so yet.
        asked = batch.word_ids.filtered(lambda word: word.kind == "language")
        self.assertIn("A2", asked.mapped("text"))
        self.assertFalse(any(asked.mapped("accepted")))
