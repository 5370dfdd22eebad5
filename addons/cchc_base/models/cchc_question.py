from odoo import api, models


class CchcQuestion(models.AbstractModel):
    """A wizard that is asked about a record: about none that the user may not read.

    Odoo shows the name of whatever record a field points to. Else somebody could ask about any
    number and be told the name.
    """

    _name = "cchc.question"
    _description = "Wizard about a record"

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create(vals_list)
        questions._check_asked()
        return questions

    def write(self, vals):
        result = super().write(vals)
        self._check_asked()
        return result

    def _check_asked(self):
        """:raise AccessError: when one is about a record that the user may not read"""
        for name, field in self._fields.items():
            if field.type != "many2one" or not field.store or not self[name]:
                continue
            if not self[name]._transient:
                self[name].check_access("read")
