from odoo import api, fields, models

from odoo.addons.cchc_base.models.field_groups import READ

STAFFING_CATEGORIES = [
    ("cadre", "Cadre"),
    ("civil_servant", "Civil servant"),
    ("public_employee", "Public employee"),
    ("commune_cadre", "Commune cadre"),
    ("commune_civil_servant", "Commune civil servant"),
    ("contract_111", "Contract (NĐ 111/2022)"),
    ("non_specialised", "Non-specialised"),
]
SERVICE_STATUSES = [
    ("serving", "Serving"),
    ("probation", "Probation"),
    ("long_leave", "Long leave"),
    ("seconded", "Seconded out"),
    ("suspended", "Suspended"),
    ("retired", "Retired"),
    ("resigned", "Resigned"),
    ("dismissed", "Dismissed"),
    ("reduced", "Left by staff reduction"),
    ("died", "Died"),
    ("moved_out", "Moved out of the province"),
]
LEFT = ("retired", "resigned", "dismissed", "reduced", "died", "moved_out")


class CchcServiceFacts(models.AbstractModel):
    """The facts of a person's service that only a decision changes.

    Declared once and carried by the decision line (what changes), by ``hr.version`` (what was in
    force) and by its log (what was believed). An addon that needs another fact adds the field
    here and a record of ``cchc.service.fact``; replay, projection, guard and log follow.
    ``department_id``, the unit, is the one fact that Odoo's own ``hr.version`` already has.
    """

    _name = "cchc.service.facts"
    _description = "Service facts"

    staffing_category = fields.Selection(STAFFING_CATEGORIES, groups=READ)
    service_status = fields.Selection(SERVICE_STATUSES, groups=READ)
    host_unit_id = fields.Many2one(
        comodel_name="hr.department", string="Seconded to", ondelete="restrict", groups=READ
    )
    position_title = fields.Char(groups=READ)
    leadership_post_id = fields.Many2one(
        comodel_name="cchc.leadership.post", ondelete="restrict", groups=READ
    )
    is_rotated = fields.Boolean(string="On rotation", groups=READ)

    # Salary (NĐ 204/2004)
    rank_id = fields.Many2one(comodel_name="cchc.rank", ondelete="restrict", groups=READ)
    rank_since = fields.Date(string="In the rank since", groups=READ)
    step = fields.Integer(aggregator=None, groups=READ)
    coefficient = fields.Float(
        string="Salary coefficient", digits=(5, 2), aggregator="avg", groups=READ
    )
    step_anchor = fields.Date(
        string="Next raise counted from", groups=READ, help="Mốc tính nâng bậc lương lần sau."
    )
    above_scale_percent = fields.Integer(
        string="Above-scale allowance (%)", aggregator=None, groups=READ
    )
    salary_percent = fields.Integer(
        string="Share of salary paid (%)",
        aggregator=None,
        groups=READ,
        help="Empty means 100; a probationer may be paid 85.",
    )
    leadership_allowance = fields.Float(digits=(5, 2), aggregator=None, groups=READ)
    concurrent_allowance = fields.Float(digits=(5, 2), aggregator=None, groups=READ)
    responsibility_allowance = fields.Float(digits=(5, 2), aggregator=None, groups=READ)
    regional_allowance = fields.Float(digits=(5, 2), aggregator=None, groups=READ)
    hazard_allowance = fields.Float(digits=(5, 2), aggregator=None, groups=READ)
    long_service_allowance = fields.Float(
        string="Long service in hard areas", digits=(5, 2), aggregator=None, groups=READ
    )
    reserved_coefficient = fields.Float(
        string="Reserved difference", digits=(5, 2), aggregator=None, groups=READ
    )
    seniority_percent = fields.Float(
        string="Professional seniority (%)", digits=(5, 2), aggregator=None, groups=READ
    )
    incentive_percent = fields.Float(
        string="Professional incentive (%)", digits=(5, 2), aggregator=None, groups=READ
    )
    duty_percent = fields.Float(
        string="Professional responsibility (%)", digits=(5, 2), aggregator=None, groups=READ
    )
    attraction_percent = fields.Float(
        string="Attraction allowance (%)", digits=(5, 2), aggregator=None, groups=READ
    )
    party_work_percent = fields.Float(
        string="Party and mass organisation work (%)", digits=(5, 2), aggregator=None, groups=READ
    )

    @api.model
    def _service_fact_names(self):
        """Names of all service facts, the unit first; the one list that the house uses."""
        own = self.env["cchc.service.facts"]._fields.values()
        return (
            "department_id",
            *(field.name for field in own if field.store and field.name != "id"),
        )
