from odoo.addons.cchc_base.tools import vietnam_time


class Successions:
    """Two communes that end today and the one that follows them, by their successions alone.

    For cases of the small province, `cchc_base.tests.common.CchcCase`.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = vietnam_time.today()
        cls.one, cls.two, cls.new, cls.part = (
            cls._create_unit(code, name, "people_committee", "commune", cls.district)
            for code, name in (
                ("T.MOT", "UBND xã Một"),
                ("T.HAI", "UBND xã Hai"),
                ("T.MOI", "UBND xã Mới"),
                ("T.PHAN", "UBND xã Phần"),
            )
        )
        cls.resolution = cls.env["cchc.legal.document"].create(
            {"number": "1654/NQ-UBTVQH15", "title": "Sắp xếp"}
        )

    def _follow(self, *pairs):
        """What the job of the day does; ``pairs`` are ``(old, new, share)``, merging by default."""
        pairs = pairs or ((self.one, self.new, 1), (self.two, self.new, 1))
        self.env.flush_all()
        gone = self.env["hr.department"].union(*(old for old, _new, _share in pairs))
        self.env["cchc.unit.version"].create(
            [
                {
                    "unit_id": unit.id,
                    "name": unit.name,
                    "date_from": self.today,
                    "dissolved": True,
                    "document_id": self.resolution.id,
                }
                for unit in gone
            ]
        )
        self.successions = self.env["cchc.succession"].create(
            [
                {
                    "predecessor_id": old.id,
                    "successor_id": new.id,
                    "share": share,
                    "date": self.today,
                    "document_id": self.resolution.id,
                }
                for old, new, share in pairs
            ]
        )
        self.env["cchc.succession"]._follow_due()
        self.assertTrue(all(self.successions.mapped("followed_at")))
        return self.successions.follower_ids

    def _divide(self, old=None):
        """The larger part goes to the new unit, the smaller one to another."""
        old = old or self.one
        return self._follow((old, self.new, 0.6), (old, self.part, 0.4))

    def _on_trail(self, records, field="unit_id", stayed=False):
        """Whether the trail names exactly these records of the model."""
        rows = self.successions.follower_ids.filtered(
            lambda row: (row.model, row.field_name, row.stayed) == (records._name, field, stayed)
        )
        named = {number for row in rows for number in row.res_ids}
        self.assertEqual(sum(rows.mapped("number")), len(named))
        self.assertEqual(named, set(records.ids), f"{records._name}.{field}")

    def _set_plainly(self, records, **vals):
        """Put records into a state that takes many steps to reach."""
        self.env.flush_all()
        for name, value in vals.items():
            self.env.cr.execute(
                f"UPDATE {records._table} SET {name} = %s WHERE id = ANY(%s)",  # noqa: S608
                [value, records.ids],
            )
        records.invalidate_recordset()

    def _messages(self, record):
        return " ".join(message.body or "" for message in record.message_ids)
