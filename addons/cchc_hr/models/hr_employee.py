from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL
from odoo.tools.misc import clean_context

from odoo.addons.cchc_base.models.field_groups import READ

from .hr_version import GUARDED_CORE_FIELDS

# Columns that the projection alone maintains; a user's write would change what others may see.
PROJECTED_FIELDS = frozenset(
    {
        *("in_register", "unit_id", "incoming_unit_id", "current_version_id", "version_id"),
        "merged_into_id",
    }
)
# Whose account a person is: the account reads the own dossier, and Odoo lets the person's e-mail
# address, by which a password is reset, follow into it.
ACCOUNT_FIELDS = frozenset({"resource_id", "user_id", "work_contact_id"})
MANY = ("many2many", "one2many")


class HrEmployee(models.Model):
    """A person and what belongs to the person's service."""

    _inherit = "hr.employee"

    # From a period to whom it is the current one of, without reading the person.
    _current_version_idx = models.Index(
        "(current_version_id) INCLUDE (id, unit_id, retirement_date)"
    )
    # What tables and lists of people say of the person besides the period: without reading the
    # whole dossiers of a province.
    _report_idx = models.Index(
        "(id) INCLUDE (birthday, retirement_date, ethnicity_id, religion_id, name_sort, name,"
        " work_email)"
    )
    # Facts of the current period are read through this link: whoever reads them needs it. What the
    # period holds beyond them keeps the groups of its own fields.
    version_id = fields.Many2one(groups=READ)
    in_register = fields.Boolean(
        readonly=True,
        index=True,
        copy=False,
        groups=READ,
        help="The person has decisions: service facts change only by them from then on.",
    )
    # The chatter of the dossier asks for these; what is said there follows the dossier's access.
    activity_ids = fields.One2many(groups=READ)
    activity_state = fields.Selection(groups=READ)
    activity_user_id = fields.Many2one(groups=READ)
    activity_type_id = fields.Many2one(groups=READ)
    activity_type_icon = fields.Char(groups=READ)
    activity_date_deadline = fields.Date(groups=READ)
    my_activity_date_deadline = fields.Date(groups=READ)
    activity_summary = fields.Char(groups=READ)
    activity_exception_decoration = fields.Selection(groups=READ)
    activity_exception_icon = fields.Char(groups=READ)
    message_is_follower = fields.Boolean(groups=READ)
    message_follower_ids = fields.One2many(groups=READ)
    message_partner_ids = fields.Many2many(groups=READ)
    message_ids = fields.One2many(groups=READ)
    has_message = fields.Boolean(groups=READ)
    message_needaction = fields.Boolean(groups=READ)
    message_needaction_counter = fields.Integer(groups=READ)
    message_has_error = fields.Boolean(groups=READ)
    message_has_error_counter = fields.Integer(groups=READ)
    message_main_attachment_id = fields.Many2one(groups=READ)
    message_attachment_count = fields.Integer(groups=READ)
    incoming_unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Incoming unit",
        readonly=True,
        copy=False,
        index="btree_not_null",
        groups=READ,
        help="Where the person is seconded to, or will serve by a decision already issued.",
    )
    decision_line_ids = fields.One2many(
        comodel_name="cchc.decision.line",
        inverse_name="career_id",
        string="Decisions",
        domain=[("issued_at", "!=", False)],
        groups=READ,
    )
    # Odoo's own list of versions is for its HR users, and a door to write by; this one only shows.
    period_ids = fields.Many2many(
        comodel_name="hr.version",
        string="Periods of service",
        compute="_compute_period_ids",
        groups=READ,
    )

    _one_resource_a_person = models.UniqueIndex(
        "(resource_id)", "Another person already has this resource."
    )

    # -- guard ----------------------------------------------------------------

    @api.model
    def _gives_accounts(self):
        """Whether the user may say whose account a person is."""
        user = self.env.user
        return self.env.su or user.has_groups("base.group_erp_manager,hr.group_hr_user")

    @api.model
    def _check_direct_write(self, vals):
        if ACCOUNT_FIELDS & vals.keys() and not self._gives_accounts():
            raise AccessError(
                self.env._("Only an administrator links a person with a user or a contact.")
            )
        refused = PROJECTED_FIELDS & vals.keys()
        if refused:
            raise UserError(
                self.env._(
                    "%s can't be written: it follows from the person's decisions.",
                    ", ".join(
                        sorted(self._fields[name]._description_string(self.env) for name in refused)
                    ),
                )
            )

    # `_create_dossiers` goes on to Odoo's own. pylint: disable=method-required-super
    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_direct_write({name: value for name, value in vals.items() if value})
            # Odoo's own employee form starts a "contract"; a dossier has decisions instead.
            if vals.get("intake_unit_id") is None and not self.env.user.has_group(
                "hr.group_hr_user"
            ):
                vals["intake_unit_id"] = self.env.user.sudo().unit_ids[:1].id
        # By value, so that no default of the context or of the user can say otherwise.
        outside = {"in_register": False, "incoming_unit_id": False, "merged_into_id": False}
        people = self._create_dossiers([{**vals, **outside} for vals in vals_list])
        for name in ("current_version_id", "unit_id"):
            self.env.add_to_compute(self._fields[name], people)
        return people

    @api.model
    def _create(self, data_list):
        """As Odoo's, which links each first version to its person by two writes of its own.

        What these writes check keeps Odoo's way: contracts, which a dossier does not have, and a
        version that is not new.
        """
        versions = [
            data["stored"].pop("version_id") if self._has_plain_version(data) else None
            for data in data_list
        ]
        people = super()._create(data_list)
        links = {
            version: person.id for version, person in zip(versions, people, strict=True) if version
        }
        if links:
            self._link_versions(links)
            people.invalidate_recordset(["version_ids"])
        return people

    @api.model
    def _has_plain_version(self, data):
        contract = {"contract_date_start", "contract_date_end"} & data["inherited"][
            "hr.version"
        ].keys()
        version = self.env["hr.version"].sudo().browse(data["stored"].get("version_id") or [])
        return version and not contract and not version.employee_id

    @api.model
    def _link_versions(self, links):
        """Give new versions their people in one statement; ``links``: version → person."""
        versions = self.env["hr.version"].browse(links)
        versions.flush_recordset(["employee_id"])
        self.env.cr.execute(
            SQL(
                """
                UPDATE hr_version SET employee_id = link.person_id
                  FROM unnest(%s, %s) AS link(version_id, person_id)
                 WHERE hr_version.id = link.version_id
                """,
                list(links),
                list(links.values()),
            )
        )
        versions.invalidate_recordset(["employee_id"])
        versions.modified(["employee_id"])
        versions._validate_fields(["employee_id"])

    def _create_dossiers(self, vals_list):
        """Create people as a role of this house, which may not create Odoo's versions by itself.

        Odoo makes a person's first version before it has a person, so that no scope could be
        read from it. The user's own right to create the person is checked here instead.
        """
        if self.env.su or self.env.user.has_group("hr.group_hr_user"):
            people = super().create(vals_list)
            people._check_intake_scope()
            return people
        self.check_access("create")
        plain, lists = [], []
        for vals in vals_list:
            self._check_dossier_vals(vals)
            # Entries of lists are written afterwards, with the user's own rights: a command may
            # name an entry of somebody else.
            many = {
                name: value
                for name, value in vals.items()
                if name in self._fields and self._fields[name].type in MANY
            }
            plain.append(
                {name: value for name, value in vals.items() if name not in many}
                | dict.fromkeys((*ACCOUNT_FIELDS, "department_id", "job_id", "job_title"), False)
            )
            lists.append(many)
        # The defaults that the context brings are left behind. pylint: disable=context-overridden
        privileged = self.sudo().with_context(clean_context(self.env.context))
        people = super(HrEmployee, privileged).create(plain)
        # Odoo drops the value above on its way, and a default of the user steps in.
        linked = people.filtered(lambda person: person.user_id or person.work_contact_id)
        linked.write({"user_id": False, "work_contact_id": False})
        people = people.with_env(self.env)
        people._check_intake_scope()
        for person, many in zip(people, lists, strict=True):
            if many:
                person.write(many)
        people.check_access("create")
        return people

    def _check_dossier_vals(self, vals):
        """What a role of this house may say of a new person."""
        guarded = GUARDED_CORE_FIELDS & {name for name, value in vals.items() if value}
        self.env["hr.version"]._check_guard(guarded, self.browse())
        for name in vals.keys() & self._fields.keys():
            self._check_field_access(self._fields[name], "write")

    def write(self, vals):
        self.check_access("write")
        self._check_direct_write(vals)
        if "active" in vals and not vals["active"] and self.sudo().filtered("in_register"):
            raise UserError(
                self.env._(
                    "A person in the register is never archived. "
                    "Draft a decision of retirement, resignation or another ending."
                )
            )
        result = super().write(vals)
        if "intake_unit_id" in vals:
            self._check_intake_scope()
        return result

    def _inverse_work_contact_details(self):
        """The address in the dossier is not the address of the account, by which passwords are
        reset: it follows only from who may give accounts."""
        if self._gives_accounts():
            return super()._inverse_work_contact_details()
        return None

    def _check_intake_scope(self):
        self.sudo().intake_unit_id.sudo(self.env.su)._check_in_charge()

    def _message_log_batch(self, bodies, **kwargs):
        # Odoo greets each new employee with advice on an onboarding plan: no matter for a dossier.
        bodies = {
            person: body for person, body in bodies.items() if "plan_wizard_action" not in body
        }
        if bodies:
            return super(HrEmployee, self.browse(bodies))._message_log_batch(bodies, **kwargs)
        return self.env["mail.message"]

    # Also while an addon is uninstalled: the context by which Odoo tells so may come by RPC.
    @api.ondelete(at_uninstall=True)
    def _unlink_except_register(self):
        if self.sudo().filtered("in_register"):
            raise UserError(self.env._("A person with decisions can't be deleted."))

    def unlink(self):
        # Odoo would leave the periods behind without a person, with all personal data.
        versions = self.sudo().with_context(active_test=False).version_ids
        result = super().unlink()
        versions.exists().unlink()
        return result

    # -- the current period ---------------------------------------------------

    def _compute_current_version_id(self):
        """As Odoo's, for all at once, by the day in Việt Nam."""
        if not self.ids:
            return super()._compute_current_version_id()
        self.env["hr.version"].flush_model(["employee_id", "date_version", "active"])
        self.env.cr.execute(
            SQL(
                """
                SELECT DISTINCT ON (employee_id) employee_id, id
                  FROM hr_version
                 WHERE active IS TRUE AND employee_id IN %s
                 ORDER BY employee_id, (date_version <= %s) DESC,
                          CASE WHEN date_version <= %s THEN date_version END DESC,
                          date_version
                """,
                tuple(self.ids),
                today := self.env["hr.version"]._today(),
                today,
            )
        )
        current = dict(self.env.cr.fetchall())
        for employee in self:
            version_id = current.get(employee._origin.id, False)
            if employee.current_version_id.id != version_id:
                employee.current_version_id = version_id

    @api.model
    def _cron_update_current_version_id(self):
        """Nightly: bring in force the periods that start today, in one statement."""
        self.env["cchc.timeline"]._refresh_people()

    # -- screens --------------------------------------------------------------

    @api.depends("version_ids.staffing_category")
    def _compute_period_ids(self):
        for person in self:
            periods = person.sudo().version_ids.filtered("staffing_category")
            person.period_ids = periods.sorted("date_version", reverse=True).sudo(self.env.su)

    def get_formview_id(self, access_uid=None):
        user = self.env["res.users"].browse(access_uid) if access_uid else self.env.user
        if user.has_group("cchc_base.group_dossier_reader"):
            return self.env.ref("cchc_hr.hr_employee_view_form_dossier").id
        return super().get_formview_id(access_uid=access_uid)

    def get_formview_action(self, access_uid=None):
        action = super().get_formview_action(access_uid=access_uid)
        user = self.env["res.users"].browse(access_uid) if access_uid else self.env.user
        if user.has_group("cchc_base.group_dossier_reader"):
            action["res_model"] = "hr.employee"
        return action

    def action_draft_decision(self):
        """A draft decision with one line for each selected person."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Draft decision"),
            "res_model": "cchc.decision",
            "view_mode": "form",
            "context": {
                "default_line_ids": [
                    fields.Command.create({"employee_id": person.id}) for person in self
                ]
            },
        }
