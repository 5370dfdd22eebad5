"""Finance, which appraises the money of staff reduction, beside the roles of the matrix.

It reads what a unit head reads, without the parts of the dossier that have a right of their own,
and writes nothing: its step and its corrections are the program's.
"""

import test_matrix
from cast import DEPARTMENT, AccessCase
from matrix import ALLOWED, OPERATIONS, expected, read_table
from subjects import SUBJECTS, complete

from odoo.tests.common import new_test_user
from odoo.tools import mute_logger

# Wizards that a unit head does not have.
OWN = {"cchc.reduction.answer", "cchc.reduction.finance", "cchc.reduction.correct"}


class TestFinance(AccessCase):
    _attempt = test_matrix.TestMatrix._attempt

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user["finance"] = new_test_user(
            cls.env,
            login="access_finance",
            groups="cchc_reduction.group_finance",
            unit_ids=[(6, 0, cls.home.ids)],
        )
        complete(cls)

    @mute_logger(
        "odoo.sql_db", "odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule"
    )
    def test_reads_in_scope_and_writes_nothing(self):
        table, wrong, read = read_table(), [], set()
        for subject in SUBJECTS:
            for place in subject.places:
                for letter in OPERATIONS if subject.recorded else "c":
                    if self._attempt(subject, "finance", place, letter) != ALLOWED:
                        continue
                    head = expected(table, subject, "unit_head", place)[letter]
                    if letter == "r":
                        read.add((subject.key, place))
                        right = head == ALLOWED
                    elif subject.key in OWN:
                        right = place in DEPARTMENT
                    else:
                        # Questions that change nothing; a head assesses people, Finance does not.
                        right = head == ALLOWED and not subject.recorded
                    if not right:
                        wrong.append(f"{subject.key}, {place or 'anywhere'}: {letter}")
        self.assertFalse(wrong, "\n".join(wrong))
        for key in ("cchc.reduction.list", "cchc.reduction.dossier", "hr.employee"):
            self.assertEqual({place for of, place in read if of == key}, DEPARTMENT, key)
        self.assertNotIn("cchc.discipline", {key for key, _place in read})
