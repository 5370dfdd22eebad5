from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time


class CchcTrainingReformOfficer(models.Model):
    """Who works on the administrative reform in a unit, since when (KH 64/KH-UBND, V.3.đ).

    Home Affairs trains them as a group: one press asks for the programme for all who lack it.
    """

    _name = "cchc.training.reform.officer"
    _description = "Officer of the administrative reform"
    _order = "unit_id, date_from desc, id"
    _rec_names_search = ["employee_id.name"]

    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Full name",
        required=True,
        index=True,
        ondelete="restrict",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        compute="_compute_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        help="For which the work on the reform is done.",
    )
    task = fields.Char(string="Work", help="For example: one-stop shop, reform of procedures.")
    main = fields.Boolean(string="Focal point")
    date_from = fields.Date(string="Since", required=True, default=lambda self: _today())
    date_to = fields.Date(string="Until")
    is_current = fields.Boolean(
        string="Today", compute="_compute_is_current", search="_search_is_current"
    )
    trained_on = fields.Date(
        string="Last trained on",
        compute="_compute_trained",
        compute_sudo=True,
        help="The end of the last class on the administrative reform that was passed.",
    )
    need_open = fields.Boolean(
        string="Waits for a class", compute="_compute_trained", compute_sudo=True
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The end lies before the start."
    )

    @api.depends("employee_id")
    def _compute_unit_id(self):
        for row in self:
            row.unit_id = row.unit_id or row.employee_id.unit_id.agency_id

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        today = _today()
        for row in self:
            row.is_current = bool(
                row.date_from
                and row.date_from <= today
                and (not row.date_to or row.date_to >= today)
            )

    @api.model
    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = _today()
        current = [
            ("date_from", "<=", today),
            *("|", ("date_to", "=", False), ("date_to", ">=", today)),
        ]
        if set(value) == {True}:
            return current
        return ["!", "&", current[0], *current[1:]]

    @api.depends("employee_id")
    def _compute_trained(self):
        people = self.employee_id
        last = dict(
            self.env["cchc.training.participant"]._read_group(
                [
                    ("employee_id", "in", people.ids),
                    ("state", "=", "passed"),
                    ("programme_id.kind", "=", "reform"),
                ],
                ["employee_id"],
                ["date_to:max"],
            )
        )
        waiting = (
            self.env["cchc.qualification.need"]
            .search(
                [
                    ("employee_id", "in", people.ids),
                    ("state", "!=", "closed"),
                    ("programme_id.kind", "=", "reform"),
                ]
            )
            .employee_id
        )
        for row in self:
            row.trained_on = last.get(row.employee_id, False)
            row.need_open = row.employee_id in waiting

    @api.depends("employee_id", "unit_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.employee_id.name or ''} – {row.unit_id.name or ''}"

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        people = self.env["hr.employee"].browse(
            {vals.get("employee_id") for vals in vals_list} - {None, False}
        )
        people.check_access("read")
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        rows = super().create(vals_list)
        rows.unit_id.sudo(self.env.su)._check_in_charge()
        rows._check_once()
        return rows

    def write(self, vals):
        self.check_access("write")
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        self.env["hr.employee"].browse(vals.get("employee_id") or []).check_access("read")
        result = super().write(vals)
        self._check_once()
        return result

    def _check_once(self):
        """:raise ValidationError: for two entries of one person that overlap"""
        others = self.sudo().search([("employee_id", "in", self.sudo().employee_id.ids)])
        for row in self.sudo():
            for other in others - row:
                if (
                    other.employee_id == row.employee_id
                    and other.unit_id == row.unit_id
                    and (not row.date_to or other.date_from <= row.date_to)
                    and (not other.date_to or row.date_from <= other.date_to)
                ):
                    raise ValidationError(
                        self.env._(
                            "%(person)s stands in the list of %(unit)s already, since %(day)s.",
                            person=row.employee_id.name,
                            unit=row.unit_id.name,
                            day=format_date(self.env, other.date_from),
                        )
                    )

    # -- the programme for all ---------------------------------------------------------------

    def action_ask_programme(self):
        """Make needs of the reform programme for all of these who are in the list today.

        Whoever waits for a class of it already is passed over.

        :raise UserError: when there is no programme, or nobody who needs it
        """
        self.check_access("write")
        programme = self._programme()
        rows = self.filtered(lambda row: row.is_current and not row.need_open)
        if not rows:
            raise UserError(
                self.env._("All of them wait for a class already, or are no longer in the list.")
            )
        needs = self.env["cchc.qualification.need"]._ask(
            [
                {
                    "employee_id": person.id,
                    "unit_id": person.sudo().unit_id.id,
                    "origin": "yearly",
                    **programme._need_values(),
                }
                for person in rows.employee_id
                if person.sudo().unit_id
            ]
        )
        return needs._action_open()

    @api.model
    def _programme(self):
        programme = (
            self.env["cchc.training.programme"]
            ._offered()
            .filtered(lambda one: one.kind == "reform")[:1]
        )
        if not programme:
            raise UserError(
                self.env._(
                    "No programme on the administrative reform is in force. Have Home Affairs add "
                    "one to the catalogue."
                )
            )
        return programme


def _today():
    return vietnam_time.today()
