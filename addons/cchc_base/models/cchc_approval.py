from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ..tools.vietnam_time import end_of_day

# Written by the steps only.
STAGE_FIELDS = frozenset(
    {
        *("state", "submitted_at", "submitted_by_id", "appraised_at", "appraised_by_id"),
        *("approved_at", "approved_by_id", "return_reason", "returned_at"),
    }
)


class CchcApproval(models.AbstractModel):
    """The one road of what an agency proposes: submitted, appraised, approved, or returned.

    The law names three parties for schemes, plans and requests: the agency that uses them proposes,
    Home Affairs appraises, the competent authority approves. ``approved_at`` is the recorded date
    of what the proposal puts in force; from then on it does not change any more.
    """

    _name = "cchc.approval"
    _description = "Proposal to be appraised and approved"
    _inherit = ["mail.thread", "mail.activity.mixin"]

    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("appraised", "Appraised"),
            ("approved", "Approved"),
        ],
        default="draft",
        required=True,
        copy=False,
        readonly=True,
        tracking=True,
        index=True,
    )
    submitted_at = fields.Datetime(copy=False, readonly=True)
    submitted_by_id = fields.Many2one(comodel_name="res.users", copy=False, readonly=True)
    appraised_at = fields.Datetime(copy=False, readonly=True)
    appraised_by_id = fields.Many2one(comodel_name="res.users", copy=False, readonly=True)
    approved_at = fields.Datetime(copy=False, readonly=True, index=True)
    approved_by_id = fields.Many2one(comodel_name="res.users", copy=False, readonly=True)
    returned_at = fields.Datetime(string="Last returned at", copy=False, readonly=True)
    return_reason = fields.Text(
        copy=False, readonly=True, help="Why the proposal was sent back the last time."
    )

    @api.model_create_multi
    def create(self, vals_list):
        # By value, so that no default of the context or of the user can say otherwise.
        draft = {**dict.fromkeys(STAGE_FIELDS, False), "state": "draft"}
        if any(vals.get(name) for vals in vals_list for name in STAGE_FIELDS - {"state"}) or any(
            vals.get("state", "draft") != "draft" for vals in vals_list
        ):
            raise UserError(self.env._("A proposal starts as a draft."))
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        return super().create([{**vals, **draft} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if STAGE_FIELDS & vals.keys():
            raise UserError(
                self.env._("Use “Submit”, “Appraise”, “Approve” or “Return” to move a proposal on.")
            )
        if any(not name.startswith(("message_", "activity_")) for name in vals):
            self._check_editable()
        # Odoo asks for the rights on a proposal before it changes; now it is another unit's.
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        return super().write(vals)

    # Also while an addon is uninstalled: the context by which Odoo tells so may come by RPC.
    @api.ondelete(at_uninstall=True)
    def _unlink_except_submitted(self):
        if any(proposal.state != "draft" for proposal in self.sudo()):
            raise UserError(self.env._("Only a draft can be deleted."))

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Odoo lets everybody who reads a document follow it; who only reads writes nothing."""
        if not self.has_access("write"):
            raise AccessError(self.env._("Only who may change a proposal can follow it."))
        return super().message_subscribe(partner_ids, subtype_ids)

    def _check_editable(self):
        """Refuse changes of what was handed on: the agency edits drafts, Home Affairs what it got.

        Asked by the parts of a proposal too, before they change or come to another one.

        :raise AccessError: where the user may not write the proposal at all
        :raise UserError: naming the proposal and its state
        """
        if self:
            self.check_access("write")
        appraiser = self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        for proposal in self.sudo():
            if proposal.state == "draft" or (proposal.state == "submitted" and appraiser):
                continue
            states = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(proposal)s is “%(state)s”: it can't be changed. Home Affairs can return it.",
                    proposal=proposal.display_name,
                    state=states[proposal.state],
                )
            )

    # -- the steps --------------------------------------------------------------

    def action_submit(self):
        """Hand the drafts on to Home Affairs.

        :raise UserError: what is missing, from ``_check_submittable``
        """
        return self._step("draft", "submitted", self._check_submittable)

    def action_appraise(self):
        """Record that Home Affairs has appraised the proposals."""
        self._check_home_affairs()
        return self._step("submitted", "appraised", self._check_appraisable)

    def action_approve(self):
        """Put the proposals in force.

        :raise UserError: what stands against it, from ``_check_approvable``
        """
        self._check_home_affairs()
        result = self._step("appraised", "approved", self._check_approvable)
        self._on_approved()
        return result

    def action_open_return(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Return"),
            "res_model": "cchc.approval.return",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_id": self.id},
        }

    def _return(self, reason):
        """Send the proposals back to the agency, to be mended and submitted again."""
        self._check_home_affairs()
        self._step(("submitted", "appraised"), "draft")
        super().write({"return_reason": reason, "returned_at": fields.Datetime.now()})
        self._message_log_batch(bodies=dict.fromkeys(self.ids, self.env._("Returned: %s", reason)))
        return True

    def _step(self, before, after, check=None):
        self.check_access("write")
        allowed = (before,) if isinstance(before, str) else before
        for proposal in self:
            if proposal.state not in allowed:
                states = dict(self._fields["state"]._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "%(proposal)s is “%(state)s”: this step comes at another time.",
                        proposal=proposal.display_name,
                        state=states[proposal.state],
                    )
                )
        if check:
            check()
        vals = {"state": after}
        if after != "draft":
            vals |= {f"{after}_at": fields.Datetime.now(), f"{after}_by_id": self.env.uid}
        super().write(vals)
        return True

    def _check_home_affairs(self):
        if not self.env.su and not self.env.user.has_group("cchc_base.group_home_affairs"):
            raise AccessError(self.env._("Home Affairs appraises, approves and returns proposals."))

    # -- for the models that inherit --------------------------------------------

    def _check_submittable(self):
        """Raise a ``UserError`` naming what is missing before the agency may submit."""

    def _check_appraisable(self):
        """Raise a ``UserError`` naming what stands against the appraisal."""

    def _check_approvable(self):
        """Raise a ``UserError`` naming what stands against the approval."""

    def _on_approved(self):
        """What the approval puts in force."""

    # -- as known on a day --------------------------------------------------------

    @property
    def _table_query(self):
        """How far proposals had come by the end of a day (context ``proposals_known_on``).

        For figures in superuser mode; columns are those of today, steps taken later left out.
        """
        known_on = self.env.su and self.env.context.get("proposals_known_on")
        return self._known_sql(end_of_day(fields.Date.to_date(known_on))) if known_on else None

    @api.model
    def _known_sql(self, until):
        def taken(step):
            """SQL: the step had been taken, and not been undone by a return."""
            at = SQL.identifier(f"{step}_at")
            return SQL("(%s < %s AND (returned_at IS NULL OR returned_at < %s))", at, until, at)

        steps = ("approved", "appraised", "submitted")
        told = {
            "state": SQL(
                "CASE %s ELSE 'draft' END",
                SQL(" ").join(SQL("WHEN %s THEN %s", taken(step), step) for step in steps),
            )
        }
        for step in steps:
            for name in (f"{step}_at", f"{step}_by_id"):
                told[name] = SQL("CASE WHEN %s THEN %s END", taken(step), SQL.identifier(name))
        columns = SQL(", ").join(
            SQL("%s AS %s", told.get(name, SQL.identifier(name)), SQL.identifier(name))
            for name in self._stored_columns()
        )
        table = SQL.identifier(self._table)
        return SQL("SELECT %s FROM %s WHERE create_date < %s", columns, table, until)

    @api.model
    def _stored_columns(self):
        return [name for name, field in self._fields.items() if field.store and field.column_type]

    @api.model
    def _changed_since(self, known_on):
        """Domain of proposals that were returned after a day: what they said then is gone."""
        until = end_of_day(fields.Date.to_date(known_on))
        return [
            ("create_date", "<", until),
            *("|", ("returned_at", ">=", until)),
            # Returned before the day of a return was kept.
            *("&", ("returned_at", "=", False)),
            *("&", ("return_reason", "!=", False), ("write_date", ">=", until)),
        ]
