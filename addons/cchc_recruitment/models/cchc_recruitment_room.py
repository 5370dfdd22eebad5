from odoo import fields, models


class CchcRecruitmentRoom(models.Model):
    """A room of the examination: where it is and how many it seats."""

    _name = "cchc.recruitment.room"
    _description = "Room of the examination"
    _inherit = ["cchc.recruitment.part"]
    _order = "session_id desc, sequence, id"

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    sequence = fields.Integer(default=10, required=True)
    name = fields.Char(required=True)
    place = fields.Char(string="Address")
    capacity = fields.Integer(string="Seats", required=True, default=24, aggregator="sum")

    _name_once = models.Constraint(
        "UNIQUE (session_id, name)", "The session has a room of this name already."
    )
    _capacity_positive = models.Constraint("CHECK (capacity > 0)", "A room has at least one seat.")
