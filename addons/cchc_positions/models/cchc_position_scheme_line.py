from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.append_only import install_append_only
from odoo.addons.cchc_base.tools.problems import translate

from ..rules.position_scheme import Group, Line, Standard, check_lines


class CchcPositionSchemeLine(models.Model):
    """What a scheme says of one position of one unit: headcount, ranks, requirements."""

    _name = "cchc.position.scheme.line"
    _description = "Position of a scheme"
    _order = "scheme_id, unit_id, sequence, code, id"

    scheme_id = fields.Many2one(
        comodel_name="cchc.position.scheme", required=True, index=True, ondelete="cascade"
    )
    state = fields.Selection(related="scheme_id.state")
    staff = fields.Selection(related="scheme_id.staff")
    approved_at = fields.Datetime(readonly=True, copy=False)
    sequence = fields.Integer(default=10)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        help="The agency itself or the division of it to which the position belongs.",
    )
    position_id = fields.Many2one(
        comodel_name="cchc.position",
        readonly=True,
        index=True,
        ondelete="restrict",
        help="The position that this line continues; a new one is made at approval.",
    )
    standard_id = fields.Many2one(
        comodel_name="cchc.position.standard",
        string="Standard position",
        ondelete="restrict",
        index=True,
    )
    code = fields.Char(
        required=True,
        compute="_compute_from_standard",
        store=True,
        readonly=False,
        precompute=True,
    )
    name = fields.Char(
        required=True,
        compute="_compute_from_standard",
        store=True,
        readonly=False,
        precompute=True,
    )
    group_id = fields.Many2one(
        comodel_name="cchc.position.group",
        required=True,
        ondelete="restrict",
        compute="_compute_from_standard",
        store=True,
        readonly=False,
        precompute=True,
    )
    workload = fields.Selection(
        [
            ("one", "One holder"),
            ("many", "Several holders"),
            ("concurrent", "Held concurrently"),
        ],
        compute="_compute_workload",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="NĐ 62/2020 điều 5 khoản 1. A position held concurrently takes no headcount.",
    )
    headcount = fields.Integer(default=1, required=True)
    rank_ids = fields.Many2many(
        comodel_name="cchc.rank",
        string="Ranks or professional titles",
        compute="_compute_from_standard",
        store=True,
        readonly=False,
        help="Which may hold the position.",
    )
    step_from = fields.Integer(
        string="Lowest professional step",
        aggregator=None,
        compute="_compute_from_standard",
        store=True,
        readonly=False,
        precompute=True,
    )
    step_to = fields.Integer(
        string="Highest professional step",
        aggregator=None,
        compute="_compute_from_standard",
        store=True,
        readonly=False,
        precompute=True,
    )
    leadership_post_id = fields.Many2one(
        comodel_name="cchc.leadership.post", ondelete="restrict", help="Of a leadership position."
    )
    function_ids = fields.Many2many(
        comodel_name="cchc.unit.function",
        string="Functions served",
        help="The work of the unit for which the position exists.",
    )
    note = fields.Char()
    remark = fields.Char(
        string="Remark of the appraisal",
        copy=False,
        help="Entered by Home Affairs while the scheme is submitted.",
    )

    _headcount_not_negative = models.Constraint(
        "CHECK (headcount >= 0)", "A headcount can't be negative."
    )
    _steps_in_range = models.Constraint(
        "CHECK (COALESCE(step_from, 0) BETWEEN 0 AND 5 AND COALESCE(step_to, 0) BETWEEN 0 AND 5"
        " AND COALESCE(step_from, 0) <= COALESCE(step_to, 0))",
        "Professional steps go from 1 to 5, the lowest first.",
    )
    _code_unique = models.Constraint(
        "UNIQUE (scheme_id, unit_id, code)",
        "The scheme has two positions with one code in the same unit.",
    )

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr,
            self._table,
            frozen_when=SQL("OLD.approved_at IS NOT NULL"),
            columns=(
                *("scheme_id", "unit_id", "position_id", "code", "name", "group_id", "workload"),
                *("headcount", "step_from", "step_to", "approved_at"),
            ),
        )
        return result

    @api.depends("standard_id")
    def _compute_from_standard(self):
        for line in self:
            standard = line.standard_id
            if not standard:
                continue
            line.code = standard.code
            line.name = standard.name
            line.group_id = standard.group_id
            line.rank_ids = standard.rank_ids
            line.step_from = standard.step_from
            line.step_to = standard.step_to

    @api.depends("headcount")
    def _compute_workload(self):
        for line in self:
            if line.workload != "concurrent" or line.headcount:
                line.workload = "many" if line.headcount > 1 else "one"

    @api.depends("code", "name")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.code} – {line.name}"

    @api.constrains("unit_id", "scheme_id")
    def _check_unit_of_agency(self):
        for line in self:
            agency = line.scheme_id.unit_id
            if line.unit_id != agency and line.unit_id.agency_id != agency:
                raise ValidationError(
                    self.env._(
                        "%(position)s: %(unit)s does not belong to %(agency)s.",
                        position=line.display_name,
                        unit=line.unit_id.display_name,
                        agency=agency.display_name,
                    )
                )

    @api.constrains("function_ids", "unit_id")
    def _check_functions_of_agency(self):
        for line in self:
            agency = line.scheme_id.unit_id
            foreign = line.sudo().function_ids.filtered(
                lambda function, agency=agency: (
                    function.unit_id != agency and function.unit_id.agency_id != agency
                )
            )
            if foreign:
                raise ValidationError(
                    self.env._(
                        "%(position)s: “%(function)s” is no function of %(agency)s.",
                        position=line.display_name,
                        function=foreign[0].display_name,
                        agency=agency.display_name,
                    )
                )

    # -- edited with the scheme ---------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        made = {"approved_at": False, "position_id": False}
        lines = super().create([{**vals, **made} for vals in vals_list])
        # Asked of what came out: a scheme may have come as a default.
        lines.scheme_id._check_editable()
        remarked = lines.filtered("remark")
        if remarked:
            remarked.scheme_id._check_under_appraisal()
        return lines

    def write(self, vals):
        if {"approved_at", "position_id"} & vals.keys():
            raise UserError(self.env._("A position comes in force with its scheme."))
        self.scheme_id._check_editable()
        if "remark" in vals:
            self.scheme_id._check_under_appraisal()
        result = super().write(vals)
        if {"scheme_id", "unit_id"} & vals.keys():
            self.check_access("write")
            self.scheme_id._check_editable()
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_handed_on(self):
        self.scheme_id._check_editable()

    # -- approval -------------------------------------------------------------------

    def _check_complete(self):
        """Refuse what can't be approved, all of it at once.

        :raise UserError: naming each position, what is wrong and the article
        """
        for scheme, lines in self.grouped("scheme_id").items():
            found = check_lines(lines._as_cases(), scheme.staff, scheme.date_from)
            if found:
                raise UserError("\n".join(translate(self.env, problem) for problem in found[:20]))

    def _as_cases(self):
        """The lines as the rules know them."""
        return [
            Line(
                position=line.display_name,
                name=line.name,
                unit=line.unit_id.display_name,
                headcount=line.headcount,
                concurrent=line.workload == "concurrent",
                group=Group(
                    line.group_id.name,
                    line.group_id.staff,
                    line.group_id.date_from,
                    line.group_id.date_to or None,
                    line.group_id.closed_list,
                ),
                standard=line._standard_case(),
                step_from=line.step_from,
                step_to=line.step_to,
                professional_levels=tuple(line._professional_levels()),
            )
            for line in self
        ]

    def _standard_case(self):
        standard = self.standard_id
        return standard and Standard(
            standard.code,
            standard.name,
            standard.staff,
            standard.date_from,
            standard.date_to or None,
            standard.step_from,
            standard.step_to,
        )

    def _professional_levels(self):
        """Levels required of professional competencies; see ``cchc.position.competency``."""
        return ()

    def _put_in_force(self):
        """Tie the lines to the positions that they continue, making those that are new."""
        Position = self.env["cchc.position"].sudo()
        known = {
            (position.unit_id.id, position.code): position
            for position in Position.search([("unit_id", "in", self.unit_id.ids)])
        }
        new = [line for line in self if (line.unit_id.id, line.code) not in known]
        made = Position.create(
            [{"unit_id": line.unit_id.id, "code": line.code, "name": line.name} for line in new]
        )
        for position in made:
            known[position.unit_id.id, position.code] = position
        now = fields.Datetime.now()
        for line in self:
            position = known[line.unit_id.id, line.code]
            super(CchcPositionSchemeLine, line.sudo()).write(
                {"position_id": position.id, "approved_at": now}
            )
            if position.name != line.name:
                position.name = line.name
        return True
