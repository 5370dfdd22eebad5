from odoo import fields, models


class CchcEvaluationGroup(models.Model):
    """People with similar tasks, among whom the excellent are limited.

    Rows without an agency hold for every agency that has made none of its own.
    """

    _name = "cchc.evaluation.group"
    _description = "Group of similar tasks"
    _order = "unit_id, sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        index=True,
        ondelete="cascade",
        help="Empty: for every agency without groups of its own.",
    )
    leader = fields.Boolean(string="Leaders and managers")
    agency_head = fields.Boolean(string="Heads of agencies")
    kind = fields.Selection(
        [
            ("leadership", "Leadership and management"),
            ("specialist", "Specialised"),
            ("shared", "Shared professional work"),
            ("support", "Support and service"),
        ],
        help="Kind of the position's group that belongs here.",
    )
    position_group_ids = fields.Many2many(
        comodel_name="cchc.position.group",
        string="Groups of positions",
        help="Narrower than the kind: only positions of these groups.",
    )
