from odoo import api, models
from odoo.exceptions import UserError


class CchcRecruitmentPart(models.AbstractModel):
    """A part of a session: made and changed by who may change the whole to which it belongs.

    Asked before a part is made: the record rules would refuse it as well, after the fact and in
    words that name neither the whole nor the reason.
    """

    _name = "cchc.recruitment.part"
    _description = "Part of a session"

    # Many2one fields to what the part belongs to.
    _wholes = ("session_id",)
    # Written by the steps only; by hand they are refused.
    _of_program = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        for name in self._wholes:
            self._check_whole(name, {vals.get(name) for vals in vals_list})
        if not self.env.su:
            kept = dict.fromkeys(self._of_program)
            defaults = {name: self._fields[name].default for name in kept}
            kept = {name: default(self) if default else False for name, default in defaults.items()}
            vals_list = [{**vals, **kept} for vals in vals_list]
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        if not self.env.su and self._of_program & vals.keys():
            raise UserError(self.env._("%s moves on by its steps.", self._description))
        for name in self._wholes:
            if vals.get(name):
                self._check_whole(name, {vals[name]})
        return super().write(vals)

    @api.model
    def _check_whole(self, name, ids):
        whole = self.env[self._fields[name].comodel_name].browse(ids - {None, False})
        whole.check_access("write")

    def _set_plain(self, vals):
        """What the steps write; their rights are asked by the steps."""
        return super(CchcRecruitmentPart, self.sudo()).write(vals)
