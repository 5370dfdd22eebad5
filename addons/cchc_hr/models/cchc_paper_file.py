from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

# TT 11/2012, điều 9.3, 9.4 and 11.2; TT 07/2019, điều 10.3 and 10.5 (read in the text).
TRANSFER_DAYS = 30
REMAKE_DAYS = 30


class CchcPaperFile(models.Model):
    """The paper file of a person: who keeps it, where it stands, what is in it."""

    _name = "cchc.paper.file"
    _description = "Paper file"
    _inherit = ["mail.thread"]
    _order = "keeper_id, number, id"
    _rec_names_search = ["number", "employee_id.search_key"]

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="restrict", index=True
    )
    unit_id = fields.Many2one(related="employee_id.unit_id")
    number = fields.Char(
        string="File number",
        required=True,
        tracking=True,
        help="Number in the register of files.",
    )
    keeper_id = fields.Many2one(
        comodel_name="hr.department",
        string="Kept by",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        compute="_compute_keeper_id",
        store=True,
        precompute=True,
        readonly=False,
        help="The agency that keeps the file; a transfer changes it.",
    )
    opened_on = fields.Date(default=fields.Date.context_today)
    room = fields.Char(tracking=True)
    cabinet = fields.Char(tracking=True)
    box = fields.Char(string="Shelf or box", tracking=True)
    component_ids = fields.Many2many(
        comodel_name="cchc.paper.file.component", string="Papers in it"
    )
    missing_ids = fields.Many2many(
        comodel_name="cchc.paper.file.component", compute="_compute_missing"
    )
    missing_count = fields.Integer(compute="_compute_missing", string="Papers missing")
    loan_ids = fields.One2many("cchc.paper.file.loan", "file_id", string="Loans")
    transfer_ids = fields.One2many("cchc.paper.file.transfer", "file_id", string="Transfers")
    lost_on = fields.Date(string="Found lost on", tracking=True)
    lost_report = fields.Char(string="Report of the loss", help="Number and date of the minutes.")
    remake_due = fields.Date(
        string="Make anew by", compute="_compute_remake_due", store=True, index=True
    )
    remade_on = fields.Date(string="Made anew on", tracking=True)
    remade_by = fields.Char(string="Verified by", help="Who verified the file that was made anew.")
    state = fields.Selection(
        [
            ("kept", "In place"),
            ("lent", "Lent"),
            ("sent", "On its way"),
            ("lost", "Lost"),
            ("left", "Handed over outside the province"),
            ("archived", "In the archive"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
        tracking=True,
    )
    transfer_due = fields.Date(compute="_compute_transfer_due", search="_search_transfer_due")
    note = fields.Text()

    _one_a_person = models.Constraint(
        "UNIQUE (employee_id)", "The person already has a paper file: open that one."
    )
    _number_unique = models.Constraint(
        "UNIQUE (keeper_id, number)", "Another file of this agency already has this number."
    )
    _lost_in_order = models.Constraint(
        "CHECK (remade_on IS NULL OR (lost_on IS NOT NULL AND remade_on >= lost_on))",
        "A file is made anew after it was found lost: enter that day first.",
    )

    @api.depends("number", "employee_id")
    def _compute_display_name(self):
        for file in self:
            parts = (file.number, file.employee_id.name)
            file.display_name = " · ".join(part for part in parts if part)

    @api.depends("employee_id")
    def _compute_keeper_id(self):
        for file in self:
            if not file.keeper_id:
                file.keeper_id = file.employee_id.sudo().unit_id.agency_id

    @api.depends("component_ids")
    def _compute_missing(self):
        required = self.env["cchc.paper.file.component"].sudo().search([("required", "=", True)])
        for file in self:
            file.missing_ids = required - file.component_ids._origin
            file.missing_count = len(file.missing_ids)

    @api.depends("lost_on", "remade_on")
    def _compute_remake_due(self):
        for file in self:
            open_loss = file.lost_on and not file.remade_on
            file.remake_due = open_loss and file.lost_on + timedelta(days=REMAKE_DAYS)

    @api.depends(
        "lost_on",
        "remade_on",
        "loan_ids.returned_on",
        "transfer_ids.received_on",
        "transfer_ids.sent_on",
        "transfer_ids.to_unit_id",
        "transfer_ids.to_archive",
    )
    def _compute_state(self):
        for file in self:
            last = file.transfer_ids.sorted(lambda row: (row.sent_on, row.id))[-1:]
            if file.lost_on and not file.remade_on:
                file.state = "lost"
            elif last and not last.received_on:
                file.state = "sent"
            elif last.to_archive:
                file.state = "archived"
            elif last and not last.to_unit_id:
                file.state = "left"
            elif file.loan_ids.filtered(lambda loan: not loan.returned_on):
                file.state = "lent"
            else:
                file.state = "kept"

    # -- transfers that are due -----------------------------------------------

    @api.model
    def _transfers_due_query(self):
        """SQL of the files that follow a person: ``res_id, employee_id, date, detail``.

        Due 30 days after the decision: for who moved, to the new agency; for who left service,
        for whatever reason, to the agency outside, to the managing body or into the archive.
        """
        self.env["cchc.paper.file"].flush_model()
        self.env["cchc.paper.file.transfer"].flush_model()
        units = self.env["hr.department"].sudo().with_context(active_test=False)
        units = units.search([("kind_id", "!=", False)])
        return SQL(
            """
            SELECT f.id AS res_id, f.employee_id,
                   COALESCE(d.date_signed, line.date_effective) + %(days)s AS date,
                   COALESCE(d.number, '') AS detail
              -- Most files lie where they belong: the decision is looked up for the others only.
              FROM (SELECT f.id, f.employee_id, v.in_service, v.service_status
                      FROM cchc_paper_file f
                      JOIN %(people)s e ON e.id = f.employee_id
                      JOIN hr_version v ON v.id = e.current_version_id
                      JOIN unnest(%(units)s, %(agencies)s) AS agency(unit_id, agency_id)
                           ON agency.unit_id = e.unit_id
                     WHERE f.state IN ('kept', 'lent')
                       AND (v.in_service IS NOT TRUE OR agency.agency_id <> f.keeper_id)
                    OFFSET 0) f
             CROSS JOIN LATERAL (
                    SELECT l.decision_id, l.date_effective
                      FROM cchc_decision_line l
                     WHERE l.career_id = f.employee_id AND l.issued_at IS NOT NULL
                       AND l.revoked_at IS NULL AND l.date_effective <= %(today)s
                       AND (CASE WHEN f.in_service THEN l.changes ->> 'department_id' IS NOT NULL
                            ELSE l.changes ->> 'service_status' = f.service_status END)
                     ORDER BY l.date_effective DESC, l.day_order DESC, l.id DESC
                     LIMIT 1) line
              JOIN cchc_decision d ON d.id = line.decision_id
             WHERE f.in_service IS TRUE OR NOT EXISTS (
                    SELECT FROM cchc_paper_file_transfer t
                     WHERE t.file_id = f.id AND t.received_on IS NOT NULL
                       AND t.sent_on >= LEAST(d.date_signed, line.date_effective))
            """,
            days=TRANSFER_DAYS,
            people=self.env["cchc.due"]._people(everywhere=True),
            today=self.env["hr.version"]._today(),
            units=units.ids,
            agencies=[unit.agency_id.id for unit in units],
        )

    def _compute_transfer_due(self):
        rows = self.env.execute_query(
            SQL("SELECT res_id, date FROM (%s) due", self._transfers_due_query())
        )
        due = dict(rows)
        for file in self:
            file.transfer_due = due.get(file._origin.id, False)

    @api.model
    def _search_transfer_due(self, operator, value):
        if operator not in ("<=", "<", ">=", ">", "in"):
            return NotImplemented
        query = SQL("SELECT res_id, date FROM (%s) due", self._transfers_due_query())
        dates = dict(self.env.execute_query(query))
        if operator == "in":
            # `= False` and `!= False` arrive as `in` and `not in`, the latter negated by Odoo.
            without = False in value
            days = {fields.Date.to_date(day) for day in value if day}
            matching = [file for file, day in dates.items() if day in days]
            found = Domain("id", "in", matching)
            return (found | Domain("id", "not in", list(dates))) if without else found
        day = fields.Date.to_date(value)
        compare = {
            "<=": lambda other: other <= day,
            "<": lambda other: other < day,
            ">=": lambda other: other >= day,
            ">": lambda other: other > day,
        }[operator]
        return Domain("id", "in", [file for file, other in dates.items() if compare(other)])

    # -- handing over and printing --------------------------------------------

    def action_hand_over(self):
        """The handover of the file, filled in: where it goes follows from where its person went."""
        self.ensure_one()
        self.check_access("read")
        under_way = self.transfer_ids.filtered(lambda transfer: not transfer.received_on)
        context = {"default_file_id": self.id}
        person = self.employee_id.sudo()
        agency = person.unit_id.agency_id
        if person.in_service and agency != self.keeper_id:
            context["default_to_unit_id"] = agency.id
        elif not person.in_service and person.service_status != "moved_out":
            context["default_to_archive"] = True
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Handover of the paper file"),
            "res_model": "cchc.paper.file.transfer",
            "res_id": under_way[:1].id,
            "view_mode": "form",
            "context": context,
        }

    def action_print_tracking(self):
        """The sheet that lies in each file (form HS07)."""
        return self.env["cchc.paper.form"]._slips("hs07", self)

    def action_print_form(self):
        self.ensure_one()
        last = self.transfer_ids.sorted("sent_on")[-1:]
        return self.env["cchc.paper.form"]._open(
            "hs07",
            file_id=self,
            transfer_id=last,
            loan_id=self.loan_ids.sorted("lent_on")[-1:],
            keeper_id=self.keeper_id,
        )

    # -- rights ---------------------------------------------------------------

    @api.model
    def _check_keeping(self, vals_list):
        """The keeper and the person are the user's own, before anything is compared."""
        people = self.env["hr.employee"].sudo()
        keepers = self.env["hr.department"].sudo(self.env.su)
        for vals in vals_list:
            people |= people.browse(vals.get("employee_id") or [])
            keepers |= keepers.browse(vals.get("keeper_id") or [])
        people.unit_id.sudo(self.env.su)._check_in_charge()
        keepers._check_in_charge()

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        default = self.env.context.get("default_employee_id")
        self._check_keeping([{"employee_id": default, **vals} for vals in vals_list])
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        if "employee_id" in vals:
            raise UserError(
                self.env._("A paper file stays with its person: open another file instead.")
            )
        if "keeper_id" in vals and not self.env.su:
            raise UserError(
                self.env._("Who keeps a file changes by a transfer. Record it under “Transfers”.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        for file in self.sudo():
            if file.loan_ids or file.transfer_ids:
                raise UserError(
                    self.env._(
                        "Paper file %s has loans or transfers and stays in the register.",
                        file.display_name,
                    )
                )

    @api.constrains("lost_on", "remade_on", "opened_on")
    def _check_days(self):
        today = vietnam_time.today()
        for file in self:
            if any(day and day > today for day in (file.lost_on, file.remade_on, file.opened_on)):
                raise ValidationError(
                    self.env._(
                        "Paper file %s: a day in the future can't be recorded.", file.display_name
                    )
                )
