from odoo import api, models


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    @api.model
    def _load_module_terms(self, modules, langs, overwrite=False):
        """Our words win over Odoo's for the same label.

        Odoo keeps a translation that is there already, so a field of ``hr`` that we label anew
        would keep the word of a company ("Nhân viên"), and a corrected word of ours would never
        reach a running database. Records that an administrator may change stay untouched.
        """
        result = super()._load_module_terms(modules, langs, overwrite=overwrite)
        ours = [name for name in modules if name.startswith("cchc_")]
        if ours and not overwrite:
            # A model that inherits one of a floor below gets values of its own, whose words stand
            # in that floor's file: the states of a proposal, for example.
            below = self.search([("name", "=like", "cchc\\_%"), ("state", "=", "installed")])
            lower = [name for name in below.mapped("name") if name not in ours]
            super()._load_module_terms(lower + ours, langs, overwrite=True)
        return result
