from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ..rules.dated import overlapping


class CchcKeptTable(models.AbstractModel):
    """A small table of law that rules read from memory; after a change every server reads it anew.

    ``_table_cache`` names the cache of the registry in which the methods that read it are kept.
    ``_one_of`` names the fields that say of what a row speaks: of the rows that are alike in them
    one is in force on a day. Without it rows may speak of the same thing at the same time.
    """

    _name = "cchc.kept.table"
    _description = "Table kept in memory"

    _table_cache = "default"
    _one_of = ()

    @api.model_create_multi
    def create(self, vals_list):
        self._table_changed()
        return super().create(vals_list)

    def write(self, vals):
        self._table_changed()
        return super().write(vals)

    def unlink(self):
        self._table_changed()
        return super().unlink()

    @api.model
    def _table_changed(self):
        self.env.registry.clear_cache(self._table_cache)

    @api.model
    def _keep_corrections(self):
        """What an administrator corrects in the shipped table survives an upgrade."""
        self.env.cr.execute(
            """
            UPDATE ir_model_data SET noupdate = TRUE
             WHERE module = %s AND model = %s AND noupdate IS NOT TRUE
            """,
            [self._original_module, self._name],
        )

    @api.constrains(lambda self: (*self._one_of, "date_from", "date_to") if self._one_of else ())
    def _check_one_in_force(self):
        # The rows are few, and one statement reads them. pylint: disable=no-search-all
        alike = self.search([]).grouped(lambda row: tuple(row[name] for name in self._one_of))
        for key in {tuple(row[name] for name in self._one_of) for row in self}:
            pair = overlapping(alike[key])
            if pair:
                raise ValidationError(
                    self.env._(
                        "“%(one)s” (%(one_dates)s) and “%(other)s” (%(other_dates)s) overlap. End "
                        "the earlier one the day before the later one begins.",
                        one=pair[0].display_name,
                        one_dates=pair[0]._told_validity(),
                        other=pair[1].display_name,
                        other_dates=pair[1]._told_validity(),
                    )
                )

    def _told_validity(self):
        """01/07/2024 – …"""
        days = (format_date(self.env, day) or "…" for day in (self.date_from, self.date_to))
        return " – ".join(days)
