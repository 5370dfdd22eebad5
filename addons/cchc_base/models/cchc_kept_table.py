from odoo import api, models


class CchcKeptTable(models.AbstractModel):
    """A small table of law that rules read from memory; after a change every server reads it anew.

    ``_table_cache`` names the cache of the registry in which the methods that read it are kept.
    """

    _name = "cchc.kept.table"
    _description = "Table kept in memory"

    _table_cache = "default"

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
