from datetime import date, timedelta

from odoo.addons.cchc_hr.tests.common import CchcHrCase

NEW_YEAR = date(2024, 1, 1)


class CchcPositionsCase(CchcHrCase):
    """The small province with a scheme of Home Affairs and short ways to the ledger."""

    # Schemes of tests have no job descriptions; None: as shipped.
    incomplete_descriptions = "warn"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if cls.incomplete_descriptions:
            forms = cls.env["cchc.job.description.form"].search([])
            forms.on_approve = cls.incomplete_descriptions
        cls.group = cls.env.ref("cchc_positions.position_group_cc_2020_specialist")
        cls.leading = cls.env.ref("cchc_positions.position_group_cc_2020_leadership")
        cls.civil = cls.env.ref("cchc_positions.quota_category_civil_servant")
        cls.document = cls.env["cchc.legal.document"].create(
            {"number": "12/QĐ-UBND", "title": "Giao biên chế", "date_issued": date(2023, 12, 20)}
        )

    @classmethod
    def _scheme(cls, lines, day=NEW_YEAR, unit=None, env=None, **vals):
        """A draft scheme; ``lines`` are ``(code, headcount)`` or dictionaries of values."""
        unit = unit or cls.home
        group = cls._group_at(unit, day)
        lines = [
            line if isinstance(line, dict) else {"code": line[0], "headcount": line[1]}
            for line in lines
        ]
        return (env or cls.env)["cchc.position.scheme"].create(
            {
                "unit_id": unit.id,
                "date_from": day,
                "document_id": cls.document.id,
                "line_ids": [
                    (
                        0,
                        0,
                        {
                            "unit_id": cls.home_division.id if unit == cls.home else unit.id,
                            "name": f"Vị trí {line['code']}",
                            "group_id": group.id,
                            **line,
                        },
                    )
                    for line in lines
                ],
                **vals,
            }
        )

    @classmethod
    def _group_at(cls, unit, day, kind="specialist"):
        """The group in force that day for the staff of the unit."""
        service = unit.kind_id.code == "public_service_unit"
        staff = "public_employee" if service else "civil_servant"
        return cls.env["cchc.position.group"]._continuing(staff, day).get(kind, cls.group)

    @classmethod
    def _approve(cls, scheme):
        scheme.action_submit()
        scheme.action_appraise()
        scheme.action_approve()
        return scheme

    @classmethod
    def _positions(cls, *codes, **kwargs):
        """Positions in force by an approved scheme, one by code."""
        scheme = cls._approve(cls._scheme([(code, 1) for code in codes], **kwargs))
        return scheme.line_ids.position_id

    @classmethod
    def _enter(cls, unit, amount, day=NEW_YEAR, kind="assigned", category=None, **vals):
        return cls.env["cchc.establishment.entry"].create(
            {
                "unit_id": unit.id,
                "category_id": (category or cls.civil).id,
                "kind": kind,
                "date_effective": day,
                "amount": amount,
                "document_id": cls.document.id,
                **vals,
            }
        )

    @classmethod
    def _change_rule(cls, status, occupies, day):
        """From ``day`` on people of a status occupy a place, or none, by a new row."""
        rows = cls.env["cchc.occupancy.rule"].search([("status", "=", status)])
        replaced = rows.filtered(lambda row: row.date_from == day)
        rows -= replaced
        replaced.unlink()
        current = rows.filtered(
            lambda row: (
                (not row.date_from or row.date_from < day)
                and (not row.date_to or row.date_to >= day)
            )
        )
        later = rows.filtered(lambda row: row.date_from and row.date_from >= day)
        until = min(later.mapped("date_from"), default=None)
        current.date_to = day - timedelta(days=1)
        return cls.env["cchc.occupancy.rule"].create(
            {
                "status": status,
                "occupies": occupies,
                "reason": "Văn bản mới",
                "date_from": day,
                "date_to": until and until - timedelta(days=1),
                "confidence": "memory",
            }
        )
