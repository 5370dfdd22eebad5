from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time

# Written by the steps only.
STAGE_FIELDS = frozenset(
    {
        *("state", "enacted_at", "enacted_by_id", "in_force_at", "scenario_id"),
        *("decision_ids", "entry_ids", "version_ids", "succession_ids", "affected_unit_ids"),
    }
)
# Of an enacted act these do not change any more.
FROZEN = frozenset({"date", "document_id", "unit_id"})


class CchcReorganisation(models.Model):
    """A reorganisation of units as one dated act.

    Planned as scenarios, of which one is enacted by its document: units, establishment, positions
    and people change from one day on, in one transaction, or nothing does. Until that day the act
    can be taken back, which restores what was; on the day positions come in force and open
    business goes on with the successors.
    """

    _name = "cchc.reorganisation"
    _description = "Reorganisation of units"
    _inherit = ["mail.thread"]
    _order = "date desc, id desc"

    name = fields.Char(required=True, tracking=True)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Planned by",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
    )
    date = fields.Date(string="Takes effect on", required=True, tracking=True)
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="By the document",
        ondelete="restrict",
        tracking=True,
        help="The resolution or decision that reorganises the units.",
    )
    issuer_id = fields.Many2one(
        comodel_name="hr.department",
        string="Decision on people issued by",
        ondelete="restrict",
        default=lambda self: self.env["hr.department"]._roots()[:1],
    )
    decision_number = fields.Char(
        string="Number of the decision on people", copy=False, help="Of the collective decision."
    )
    date_signed = fields.Date(string="Signed on", copy=False)
    note = fields.Text()
    state = fields.Selection(
        [("planning", "Planned"), ("enacted", "Enacted"), ("in_force", "In force")],
        default="planning",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    scenario_ids = fields.One2many(
        comodel_name="cchc.reorganisation.scenario",
        inverse_name="reorganisation_id",
        string="Scenarios",
        copy=True,
    )
    scenario_id = fields.Many2one(
        comodel_name="cchc.reorganisation.scenario",
        string="Enacted scenario",
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
    scenario_count = fields.Integer(compute="_compute_scenario_count")
    is_past = fields.Boolean(string="The day has passed", compute="_compute_is_past")

    # What the act has written
    enacted_at = fields.Datetime(readonly=True, copy=False)
    enacted_by_id = fields.Many2one(comodel_name="res.users", readonly=True, copy=False)
    in_force_at = fields.Datetime(string="Business handed over at", readonly=True, copy=False)
    version_ids = fields.Many2many(
        comodel_name="cchc.unit.version", string="Changes of units", readonly=True, copy=False
    )
    entry_ids = fields.Many2many(
        comodel_name="cchc.establishment.entry",
        string="Entries of the ledger",
        readonly=True,
        copy=False,
        groups="cchc_base.group_dossier_reader",
    )
    decision_ids = fields.Many2many(
        comodel_name="cchc.decision", string="Decisions on people", readonly=True, copy=False
    )
    succession_ids = fields.Many2many(
        comodel_name="cchc.succession", string="Successions", readonly=True, copy=False
    )
    affected_unit_ids = fields.Many2many(
        comodel_name="hr.department",
        relation="cchc_reorganisation_affected",
        string="Units concerned",
        readonly=True,
        copy=False,
    )
    work_ids = fields.One2many(
        comodel_name="cchc.reorganisation.work", inverse_name="reorganisation_id"
    )
    work_state = fields.Selection(related="work_ids.state", string="State of the work")

    @api.depends("scenario_ids")
    def _compute_scenario_count(self):
        for act in self:
            act.scenario_count = len(act.scenario_ids)

    @api.depends("date")
    def _compute_is_past(self):
        today = vietnam_time.today()
        for act in self:
            act.is_past = bool(act.date) and act.date <= today

    @api.model_create_multi
    def create(self, vals_list):
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        # By value, so that no default of the context or of the user can say otherwise.
        plain = {"state": "planning", "scenario_id": False, "enacted_at": False}
        plain |= {"enacted_by_id": False, "in_force_at": False}
        links = dict.fromkeys(
            ("decision_ids", "entry_ids", "version_ids", "succession_ids", "affected_unit_ids"),
            False,
        )
        return super().create([{**vals, **plain, **links} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if STAGE_FIELDS & vals.keys():
            raise UserError(self.env._("A reorganisation moves on by its steps."))
        if FROZEN & vals.keys() and any(act.state != "planning" for act in self):
            raise UserError(
                self.env._("The reorganisation is enacted: take it back before you change it.")
            )
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        result = super().write(vals)
        if "date" in vals:
            self.scenario_ids._set({"computed_at": False})
        return result

    def _set(self, vals):
        """Write what only the steps write."""
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_enacted(self):
        if any(act.state != "planning" or act.version_ids for act in self.sudo()):
            raise UserError(self.env._("Only a plan that was never enacted can be deleted."))

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Odoo lets everybody who reads a document follow it; who only reads writes nothing."""
        if not self.has_access("write"):
            raise AccessError(self.env._("Only who may change a plan can follow it."))
        return super().message_subscribe(partner_ids, subtype_ids)

    def _check_planning(self):
        """:raise UserError: when the act is enacted"""
        for act in self.sudo():
            if act.state != "planning":
                raise UserError(
                    self.env._(
                        "%(act)s is enacted from %(day)s: its plan does not change any more.",
                        act=act.name,
                        day=format_date(self.env, act.date),
                    )
                )

    # -- screens --------------------------------------------------------------------------

    def action_open_decisions(self):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("cchc_hr.cchc_decision_action")
        return action | {"domain": [("id", "in", self.sudo().decision_ids.ids)], "context": {}}

    def action_open_entries(self):
        self.ensure_one()
        self.check_access("read")
        return self.entry_ids._action_open()

    def action_open_report(self):
        """The staff of the day before in the structure after the act; others are chosen there."""
        self.ensure_one()
        self.check_access("read")
        before = self.date - timedelta(days=1)
        Form = self.env["cchc.report.form"]
        forms = Form.search([("row_axis", "=", "units"), ("source", "=", "hr.version")])
        units = self.env.user.unit_ids if not self.env.user._sees_province() else self.unit_id
        action = self.env["ir.actions.actions"]._for_xml_id("cchc_base.cchc_report_action")
        return action | {
            "params": {
                "form_id": (forms.filtered(lambda form: form._applies(before)) or forms)[:1].id,
                "units": ",".join(map(str, units.ids)),
                "on": fields.Date.to_string(before),
                "structure_on": fields.Date.to_string(self.date),
            }
        }

    def action_open_successions(self):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("cchc_base.cchc_succession_action")
        return action | {"domain": [("id", "in", self.succession_ids.ids)], "context": {}}
