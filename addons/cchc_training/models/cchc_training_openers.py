from odoo import models


class CchcTrainingClass(models.Model):
    """What the browser opens from a class."""

    _inherit = "cchc.training.class"

    def action_open_nominate(self):
        self.ensure_one()
        return self._ask_in("cchc.training.nominate", self.env._("Nominate"))

    def action_open_import(self):
        self.ensure_one()
        return self._ask_in(
            "cchc.training.nominee.import", self.env._("Nominees from a workbook")
        )  # fmt: skip

    def action_open_cancel(self):
        self.ensure_one()
        return self._ask_in(
            "cchc.training.answer", self.env._("Cancel the class"), default_step="cancel"
        )

    def _ask_in(self, model, name, **context):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "form",
            "target": "new",
            "context": {"default_class_id": self.id, **context},
        }

    def action_open_link(self):
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_url", "url": self.link, "target": "new"}

    def action_open_participants(self):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_training.cchc_training_participant_action"
        )
        return {
            **action,
            "name": self.name,
            "domain": [("class_id", "=", self.id)],
            "context": {"in_class": True},
        }


class CchcTrainingParticipant(models.Model):
    _inherit = "cchc.training.participant"

    def action_open_form(self):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    def action_open_refuse(self):
        return self._ask_why("refuse")

    def action_open_leave(self):
        return self._ask_why("leave")

    def action_open_override(self):
        return self._ask_why("override")

    def action_open_withdraw(self):
        return self._ask_why("withdraw")

    def _ask_why(self, step):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": dict(
                self.env["cchc.training.answer"]._fields["step"]._description_selection(self.env)
            )[step],
            "res_model": "cchc.training.answer",
            "view_mode": "form",
            "target": "new",
            "context": {"default_participant_id": self.id, "default_step": step},
        }
