import csv
from datetime import date, timedelta

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.misc import file_open

STRUCTURES = {
    "kien_giang": "Kiên Giang (đến 30/06/2025)",
    "an_giang": "An Giang (từ 01/07/2025)",
}
# What a citation says of its document: the symbol in the number (NĐ 30/2020, phụ lục III), or its
# name where the table has no number.
SIGNS = {
    "Nghị quyết": "resolution",
    "Quyết định": "decision",
    "/NĐ-": "decree",
    "/NQ-": "resolution",
    "/TT-": "circular",
    "/QĐ-": "decision",
    "/KH-": "plan",
}


class CchcUnitStructure(models.AbstractModel):
    """Loads a province's tree of units, with its history, from the shipped tables."""

    _name = "cchc.unit.structure"
    _description = "Structure of a province"

    @api.model
    def _available(self):
        return list(STRUCTURES.items())

    @api.model
    def _rows(self, structure):
        with file_open(f"cchc_base/data/structures/{structure}.csv") as handle:
            return list(csv.DictReader(handle))

    @api.model
    def _load(self, structure, more=()):
        """Create the units of a structure that are missing, with one history row per table row.

        Safe to repeat: units are recognised by their code.

        :param more: rows of further units, as in the table
        :return: number of units created
        """
        if structure not in STRUCTURES:
            raise UserError(self.env._("Choose a structure of units first."))
        rows = [*self._rows(structure), *more]
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        known = {unit.code: unit for unit in Unit.search([("code", "!=", False)])}
        new_codes = {}
        for row in rows:
            if row["code"] not in known:
                new_codes.setdefault(row["code"], row)
        projecting = Unit.with_env(Unit._projecting_env())
        created = projecting.create(
            [{"code": code, "name": row["name"]} for code, row in new_codes.items()]
        )
        units = known | {unit.code: unit for unit in created}
        kinds = {kind.code: kind.id for kind in self.env["cchc.unit.kind"].sudo().search([])}
        levels = {level.code: level.id for level in self.env["cchc.admin.level"].sudo().search([])}
        documents = self._documents(rows)
        self.env["cchc.unit.version"].sudo().create(
            [
                {
                    "unit_id": units[row["code"]].id,
                    "date_from": date.fromisoformat(row["date_from"]),
                    "name": row["name"],
                    "parent_id": units[row["parent_code"]].id if row["parent_code"] else False,
                    "kind_id": kinds[row["kind"]],
                    "level_id": levels[row["level"]],
                    "unit_class": row.get("unit_class") or False,
                    "sequence": 10 + position,
                    "document_id": documents.get(row["document"]),
                    "confidence": row["confidence"] or "seen",
                    "note": row["source"],
                }
                for position, row in enumerate(rows)
                if row["code"] in new_codes
            ]
            + [
                {
                    "unit_id": units[row["code"]].id,
                    "date_from": date.fromisoformat(row["date_to"]) + timedelta(days=1),
                    "name": row["name"],
                    "dissolved": True,
                    "document_id": documents.get(row["document"]),
                    "confidence": row["confidence"] or "seen",
                    "note": row["source"],
                }
                for row in self._ended(rows)
                if row["code"] in new_codes
            ]
        )
        self._name_company(rows[0]["name"])
        return len(created)

    @api.model
    def _name_company(self, name):
        """The province is the one company of Odoo; its name stands in the corner of every page."""
        self.env.ref("base.main_company").sudo().name = name

    @api.model
    def _ended(self, rows):
        """Rows of units that ceased to exist within the table's time.

        The last day of the table itself is no end: what follows it is a reorganisation.
        """
        starts = {(row["code"], row["date_from"]) for row in rows}
        last_day = max(row["date_to"] for row in rows)
        for row in rows:
            if row["date_to"] and row["date_to"] != last_day:
                next_day = date.fromisoformat(row["date_to"]) + timedelta(days=1)
                if (row["code"], next_day.isoformat()) not in starts:
                    yield row

    @api.model
    def _documents(self, rows):
        """Register of the documents that the table cites, ``{number: id}``; made where missing."""
        numbers = sorted({row["document"] for row in rows if row["document"]})
        Document = self.env["cchc.legal.document"].sudo()
        known = {
            document.number: document.id
            for document in Document.search([("number", "in", numbers)])
        }
        missing = [number for number in numbers if number not in known]
        made = Document.create(
            [
                {"number": number, "title": number, "kind": self._document_kind(number)}
                for number in missing
            ]
        )
        return known | dict(zip(missing, made.ids, strict=True))

    @api.model
    def _document_kind(self, number):
        return next((kind for sign, kind in SIGNS.items() if sign in number), "other")
