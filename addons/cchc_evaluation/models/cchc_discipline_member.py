from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.rules.vietnamese import clean

ROLES = [
    ("chair", "Chair of the council"),
    ("member", "Member"),
    ("secretary", "Member and secretary"),
]


class CchcDisciplineMember(models.Model):
    """Who sits on the council; a relative, or who is involved in the violation, does not."""

    _name = "cchc.discipline.member"
    _description = "Member of a discipline council"
    _inherit = ["cchc.discipline.part"]
    _order = "case_id, sequence, id"

    sequence = fields.Integer(default=10)
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Dossier", ondelete="restrict", index="btree_not_null"
    )
    name = fields.Char(
        string="Full name",
        compute="_compute_name",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    title = fields.Char(string="Post, agency")
    role = fields.Selection(ROLES, required=True, default="member")
    conflict = fields.Selection(
        [
            ("none", "None"),
            ("relative", "Relative of the person"),
            ("involved", "Involved in the violation"),
        ],
        string="Declared conflict",
        required=True,
        default="none",
    )

    namesake = fields.Boolean(
        string="Name of a relative",
        compute="_compute_namesake",
        compute_sudo=True,
        help="The dossier names a relative of that name: make sure that it is somebody else.",
    )

    _once = models.UniqueIndex(
        "(case_id, employee_id) WHERE employee_id IS NOT NULL",
        "The person sits on the council already.",
    )

    @api.depends("employee_id")
    def _compute_name(self):
        for member in self:
            member.name = member.employee_id.name or member.name

    @api.depends("employee_id", "name", "case_id.employee_id")
    def _compute_namesake(self):
        """Relatives are written by name only; whether it is the same person, people look."""
        people = (self.case_id.employee_id | self.employee_id).sudo()
        rows = self.env["cchc.family.member"].sudo()
        names = {}
        for row in rows.search([("employee_id", "in", people.ids)]):
            names.setdefault(row.employee_id.id, set()).add(clean(row.name).lower())
        for member in self:
            person = member.case_id.employee_id.sudo()
            pairs = ((person, member.name), (member.employee_id, person.name))
            member.namesake = any(
                name and clean(name).lower() in names.get(one.id, ()) for one, name in pairs
            )

    @api.constrains("employee_id", "conflict", "case_id")
    def _check_conflict(self):
        words = dict(self._fields["conflict"]._description_selection(self.env))
        for member in self:
            if member.employee_id and member.employee_id == member.case_id.employee_id:
                reason = self.env._("this is the person concerned")
            elif member.conflict != "none":
                reason = words[member.conflict].lower()
            else:
                continue
            raise ValidationError(
                self.env._(
                    "%(member)s can't sit on the council: %(reason)s. Choose somebody else.",
                    member=member.name,
                    reason=reason,
                )
            )
