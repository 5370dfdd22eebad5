from odoo import api, models
from odoo.exceptions import UserError


class CchcRecruitmentFormPart(models.AbstractModel):
    """A row of an application: changed by whoever may write the application, while it is open."""

    _name = "cchc.recruitment.form.part"
    _description = "Part of an application"

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        owners = {vals.get("application_id") for vals in vals_list} - {None, False}
        self.env["cchc.recruitment.application"].browse(owners)._check_form_open()
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        owners = self.application_id
        if vals.get("application_id"):
            owners |= owners.browse(vals["application_id"])
        owners._check_form_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_decided(self):
        self.application_id._check_form_open()


class CchcRecruitmentApplication(models.Model):
    _inherit = "cchc.recruitment.application"

    def _check_form_open(self):
        """What was decided on is not changed any more: the decision would speak of another form."""
        self.check_access("write")
        closed = self.filtered(lambda row: row.state not in ("draft", "submitted"))
        if closed:
            raise UserError(
                self.env._(
                    "%(name)s: the application is decided on or withdrawn, its form stays.",
                    name=closed[0].name,
                )
            )


class CchcRecruitmentWish(models.Model):
    _name = "cchc.recruitment.wish"
    _inherit = ["cchc.recruitment.wish", "cchc.recruitment.form.part"]


class CchcRecruitmentDegree(models.Model):
    _name = "cchc.recruitment.degree"
    _inherit = ["cchc.recruitment.degree", "cchc.recruitment.form.part"]


class CchcRecruitmentJob(models.Model):
    _name = "cchc.recruitment.job"
    _inherit = ["cchc.recruitment.job", "cchc.recruitment.form.part"]
