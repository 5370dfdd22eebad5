from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from ..rules import seal
from ..rules.seal import ROW_FIELDS, Break
from .res_users import HANDED_ON


class CchcReportSubmission(models.Model):
    """Proves that a report is still what was signed, or names what was altered."""

    _inherit = "cchc.report.submission"

    def action_prove(self):
        """Recompute every digest, down to the rows of people, and say what was found."""
        self.ensure_one()
        self.check_access("read")
        if not self.is_mine and self.state not in HANDED_ON and not self.env.su:
            raise AccessError(self.env._("This report is still its unit's own."))
        if not self.seal:
            kind, text = "info", self.env._("This report is not sealed yet.")
        else:
            broken = self.sudo()._breaks()
            kind = "danger" if broken else "success"
            if broken:
                text = "\n".join(self._tell_break(one) for one in broken[:5])
            else:
                text = self.env._(
                    "Proven: the figures and the people behind them are those of %(day)s. "
                    "Seal %(seal)s…",
                    day=fields.Datetime.context_timestamp(self, self.signed_at).strftime(
                        "%d/%m/%Y %H:%M"
                    ),
                    seal=self.seal[:16],
                )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": kind,
                "title": self.display_name,
                "message": text,
                "sticky": kind == "danger",
            },
        }

    def _breaks(self):
        """Everything by which this report is not what was sealed: list of `seal.Break`."""
        self.ensure_one()
        self.env.flush_all()
        self.env.invalidate_all(flush=False)
        found = [one for sheet in self.sheet_ids for one in self._sheet_breaks(sheet)]
        for sheet, line, column in (
            self.env["cchc.report.figures"]._contradictions(self.sheet_ids)
            if self.kind == "unit" and not self.by_workbook and not found
            else ()
        ):
            name = line["name"] or self.unit_id.name
            found.append(Break("figure", sheet.declaration["code"], name, column["label"]))
        parts = self.part_ids.sorted("id")
        found += [one for part in parts for one in part._breaks()]
        told = self._seal_of(self.sheet_ids.mapped("digest"), parts.mapped("seal"))
        if told != self.seal and not found:
            found.append(Break("seal", told=self.seal or "", found=told))
        return found

    def _sheet_breaks(self, sheet):
        code = sheet.declaration["code"]
        rows = self.env.execute_query(
            SQL(
                "SELECT %s, digest FROM cchc_report_frozen_person"
                " WHERE sheet_id = %s ORDER BY position, id",
                SQL(", ").join(map(SQL.identifier, ROW_FIELDS)),
                sheet.id,
            )
        )
        people = [dict(zip(ROW_FIELDS, row, strict=False)) for row in rows]
        altered = seal.altered_rows(people, [row[-1] for row in rows])
        for row in altered:
            yield Break("row", code, f"{row['position']}. {row['name']} ({row['birth_text']})")
        names = seal.rows_digest(row[-1] for row in rows)
        if names != sheet.names_digest and not altered:
            yield Break("missing", code, str(len(rows)))
        if seal.sheet_digest(sheet.declaration, sheet.lines, sheet.names_digest) != sheet.digest:
            yield Break("sheet", code)

    def _tell_break(self, broken):
        """What was altered, in words."""
        words = {
            "row": self.env._(
                "%(sheet)s: the row “%(row)s” was altered after the report was sealed.",
                sheet=broken.sheet,
                row=broken.row,
            ),
            "missing": self.env._(
                "%(sheet)s: rows of people were added, removed or exchanged after the report was "
                "sealed (there are %(row)s).",
                sheet=broken.sheet,
                row=broken.row,
            ),
            "figure": self.env._(
                "%(sheet)s, %(row)s, column “%(column)s”: the figure is not the number of people "
                "behind it.",
                sheet=broken.sheet,
                row=broken.row,
                column=broken.column,
            ),
            "sheet": self.env._(
                "%s: figures were altered after the report was sealed.", broken.sheet
            ),
            "seal": self.env._("The seal is not that of these sheets: one was added or removed."),
        }
        return words[broken.kind]
