from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date


class CchcChangeRequest(models.Model):
    """What somebody asks to have corrected or added in a dossier, decided item by item.

    An employee asks from the portal. Nothing of it is in the dossier before an item is accepted; an
    officer with the papers in hand writes into the dossier itself, which keeps who did so.
    """

    _name = "cchc.change.request"
    _description = "Request for a change of the dossier"
    _order = "submitted_at desc, id desc"

    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Person",
        required=True,
        index=True,
        ondelete="cascade",
    )
    unit_id = fields.Many2one(related="employee_id.unit_id", string="Unit")
    item_ids = fields.One2many(
        comodel_name="cchc.change.item", inverse_name="request_id", string="Items"
    )
    state = fields.Selection(
        [("waiting", "Waiting"), ("decided", "Decided")],
        compute="_compute_state",
        store=True,
        index=True,
    )
    submitted_at = fields.Datetime(
        required=True, readonly=True, copy=False, default=fields.Datetime.now
    )
    from_portal = fields.Boolean(readonly=True, copy=False)
    note = fields.Text(string="Explanation")

    @api.depends("item_ids.state")
    def _compute_state(self):
        for request in self:
            waiting = request.item_ids.filtered(lambda item: item.state == "waiting")
            request.state = "waiting" if waiting or not request.item_ids else "decided"

    @api.depends("employee_id.name", "submitted_at")
    def _compute_display_name(self):
        for request in self:
            request.display_name = self.env._(
                "%(person)s, %(day)s",
                person=request.employee_id.name,
                day=format_date(self.env, request.submitted_at),
            )

    @api.model
    def _submit(self, person, items, note="", from_portal=False):
        """Make a request.

        :param person: record of ``hr.employee``
        :param items: values of ``cchc.change.item``
        :raise ValidationError: naming the item and what to write instead
        """
        if not items:
            raise ValidationError(self.env._("Nothing was changed: there is nothing to send."))
        return self.create(
            {
                "employee_id": person.id,
                "note": note,
                "from_portal": from_portal,
                "item_ids": [fields.Command.create(values) for values in items],
            }
        )

    def action_accept_all(self):
        """Accept what is still waiting in these requests."""
        waiting = self.item_ids.filtered(lambda item: item.state == "waiting")
        if not waiting:
            raise UserError(self.env._("Nothing is waiting any more."))
        return waiting.action_accept()

    def action_open_dossier(self):
        self.ensure_one()
        return self.employee_id.get_formview_action()

    @api.ondelete(at_uninstall=True)
    def _unlink_except_decided(self):
        if any(item.state != "waiting" for item in self.sudo().item_ids):
            raise UserError(self.env._("A request with decided items is kept."))
