from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.cchc_base.tools.bulk import create_plain, update_plain

from .common_import import BINH, HOA, ImportCase

# Entries as the import tells them: some columns by some entries only.
ENTRIES = {
    "cchc.education": [
        {"level": "university", "when": "06/2002", "school": "Đại học Cần Thơ"},
        {"level": "master", "start": "2009"},
    ],
    "cchc.certificate": [
        {"kind": "english", "language_level": "certificate", "when": "01/02/2011"},
        {"kind": "it", "it_level": "certificate", "name": "Tin học B"},
    ],
    "cchc.family.member": [
        {"relation": "father", "name": "Trần Văn Ba", "birth_text": "1950"},
        {"relation": "child", "name": "Trần Út", "birth_text": "03/2008", "side": "own"},
    ],
    "cchc.work.history": [
        {"organisation": "UBND xã", "start": "09/2002", "when": "08/2008"},
        {"organisation": "Phòng Tư pháp", "title": "Chuyên viên"},
    ],
    "cchc.salary.history": [
        {"start": "09/2002", "step": 1, "coefficient": 2.34, "rank_code": "01.003"},
        {"start": "01/09/2005", "when": "31/08/2008", "step": 2},
    ],
    "cchc.property.item": [
        {"kind": "house_own", "name": "Nhà cấp 4", "area_m2": 72.5},
        {"kind": "land_own", "name": "Đất thổ cư"},
    ],
    "cchc.commendation": [
        {"name": "Bằng khen", "level": "ministry", "when": "2015"},
        {"name": "Giấy khen"},
    ],
    "cchc.yearly.rating": [
        {"year": 2023, "rating": "good"},
        {"year": 2024, "rating": "excellent", "note": "“Nháy”, \\ và 'phẩy'"},
    ],
}
# Whose the entry is; as whom it was flushed.
OWN = ("id", "employee_id", "write_uid")


@tagged("post_install", "-at_install")
class TestImportBulk(ImportCase):
    """What is written for many at once is what the ORM writes for each, column by column."""

    maxDiff = None

    def setUp(self):
        super().setUp()
        self.people = [self._create_person(unit=self.home_division) for _number in range(2)]

    def _rows(self, records):
        self.env.flush_all()
        self.env.cr.execute(
            f"SELECT * FROM {records._table} WHERE id = ANY(%s) ORDER BY id", [records.ids]
        )
        return [
            {name: value for name, value in row.items() if name not in OWN}
            for row in self.env.cr.dictfetchall()
        ]

    def test_entries_of_every_list(self):
        for model, entries in ENTRIES.items():
            Entries = self.env[model]
            one, other = (
                [entry | {"employee_id": person.id} for entry in entries] for person in self.people
            )
            with self.subTest(model=model):
                ours, theirs = create_plain(Entries, one), Entries.create(other)
                self.assertEqual(self._rows(ours), self._rows(theirs))
                # What the cache says is what the table holds.
                names = [name for name, field in ours._fields.items() if field.column_type]
                told = ours.read([name for name in names if ours._fields[name].store])
                ours.invalidate_recordset()
                self.assertEqual(told, ours.read(list(told[0])))

    def test_lines_of_a_decision(self):
        told = {
            "date_effective": "2020-01-01",
            "service_status": "serving",
            "staffing_category": "civil_servant",
            "department_id": self.home_division.id,
            "rank_id": self.specialist.id,
            "step": 2,
            "coefficient": 2.67,
        }
        decision = self.env["cchc.decision"].create(
            {
                "type_id": self.env.ref("cchc_hr.decision_type_opening").id,
                "unit_id": self.home.id,
                "date_effective": "2021-05-01",
            }
        )
        Lines = self._as(self.officer)["cchc.decision.line"]
        rows = [told, {**told, "note": "ghi chú", "rank_since": "2012-07-01"}]
        one, other = (
            [
                row | {"decision_id": decision.id, "employee_id": person.id, "day_order": order}
                for order, row in enumerate(rows, start=first)
            ]
            for first, person in ((1, self.people[0]), (1, self.people[1]))
        )
        ours, theirs = Lines._create_many(one).sudo(), Lines.create(other).sudo()
        self.assertEqual(ours.career_id, self.people[0])
        self.assertEqual(
            [{**row, "career_id": 0} for row in self._rows(ours)],
            [{**row, "career_id": 0} for row in self._rows(theirs)],
        )
        self.assertEqual(decision.line_ids, ours | theirs)
        names = [name for name, field in ours._fields.items() if field.store and field.column_type]
        known = ours.read(names)
        ours.invalidate_recordset()
        self.assertEqual(known, ours.read(names))

    def test_lines_at_once_need_the_rights_of_lines(self):
        decision = self.env["cchc.decision"].create(
            {"type_id": self.env.ref("cchc_hr.decision_type_opening").id, "unit_id": self.home.id}
        )
        vals = [{"decision_id": decision.id, "employee_id": self.people[0].id,
                 "date_effective": "2020-01-01"}]  # fmt: skip
        with self.assertRaises(AccessError):
            self._as(self.other_officer)["cchc.decision.line"]._create_many(vals)
        with self.assertRaises(UserError):
            self._as(self.officer)["cchc.decision.line"]._create_many(
                [vals[0] | {"issued_at": "2020-01-01 00:00:00"}]
            )
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            # No order within the day stands before the first.
            self._as(self.officer)["cchc.decision.line"]._create_many([vals[0] | {"day_order": 0}])

    def test_a_list_at_once_sets_what_people_show(self):
        person = self.people[0]
        create_plain(
            self._as(self.officer)["cchc.education"],
            [{"employee_id": person.id, "level": "master", "when": "2012"}],
        )
        self.assertEqual(person.education_ids.level, "master")

    def test_values_of_each_row(self):
        entries = self.env["cchc.work.history"].create(
            [{"employee_id": self.people[0].id, "organisation": name} for name in "AB"]
        )
        # Something of these is still to be written.
        entries[0].note = "cũ"
        update_plain(
            entries,
            [{"organisation": "C", "when": "05/2010"}, {"organisation": "D", "when": False}],
        )
        self.assertEqual(entries.mapped("organisation"), ["C", "D"])
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(entries.mapped("organisation"), ["C", "D"])
        self.assertEqual(entries.mapped("note"), ["cũ", False])
        self.assertEqual(str(entries[0].when_date), "2010-05-31")
        self.assertFalse(entries[1].when_date)

    def test_rows_of_an_import_say_what_needs_an_eye(self):
        batch = self._checked(BINH, HOA | {"Ngày sinh": "?"})
        batch.row_ids.flush_recordset()
        before = dict(zip(batch.row_ids.ids, batch.row_ids.mapped("attention"), strict=True))
        self.env.add_to_compute(batch.row_ids._fields["attention"], batch.row_ids)
        after = dict(zip(batch.row_ids.ids, batch.row_ids.mapped("attention"), strict=True))
        self.assertEqual(before, after)
        self.assertEqual(sorted(after.values()), [0, 2])
