from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command

DATE_FIRST, DATE_LAST = 1945, 2100


class CchcPeopleList(models.Model):
    """A list of people that somebody asked for: who, in which columns and order, as of when.

    It is kept as a question. Whoever runs it, its owner or another officer with whom it is
    shared, gets the people and the columns of the own rights.
    """

    _name = "cchc.people.list"
    _description = "List of people"
    _order = "name, id"

    name = fields.Char(
        string="Title of the list", required=True, help="As printed above the table."
    )
    title_lines = fields.Text(
        string="Lines below the title", help="For example “(Kèm theo Công văn số … ngày …)”."
    )
    note = fields.Text(string="Printed note", help="Printed below the table.")
    active = fields.Boolean(default=True)
    user_id = fields.Many2one(
        comodel_name="res.users",
        string="Owner",
        default=lambda self: self.env.user,
        readonly=True,
        copy=False,
        index=True,
    )
    shared = fields.Selection(
        [
            ("nobody", "Only me"),
            ("unit", "Whoever is in charge of my unit"),
            ("everybody", "Everybody, each for the own people"),
        ],
        string="Shared with",
        required=True,
        default="nobody",
        copy=False,
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="My unit",
        default=lambda self: self.env.user.sudo().unit_ids[:1],
        copy=False,
        index=True,
    )
    is_own = fields.Boolean(compute="_compute_is_own")

    # Who
    date = fields.Date(string="As of", help="Empty: the day on which the list is opened.")
    unit_ids = fields.Many2many(
        comodel_name="hr.department",
        relation="cchc_people_list_unit",
        column1="list_id",
        column2="unit_id",
        string="Units",
        domain="[('kind_id', '!=', False)]",
        context={"active_test": False},
        help="With all units below them on that day. Empty: all people in your scope.",
    )
    with_left = fields.Boolean(
        string="Also who had left", help="Retired, resigned, moved out … by that day."
    )
    criterion_ids = fields.One2many(
        comodel_name="cchc.people.list.criterion",
        inverse_name="list_id",
        string="Criteria",
        copy=True,
    )
    domain = fields.Char(
        string="Further criteria",
        help="For what the rows above can't say, such as “or”.",
    )

    # How
    column_ids = fields.One2many(
        comodel_name="cchc.people.list.column",
        inverse_name="list_id",
        string="Columns",
        copy=True,
    )
    order_by = fields.Selection(
        [("name", "Given name"), ("unit", "Unit, then given name"), ("field", "A column")],
        string="Sorted by",
        required=True,
        default="name",
    )
    order_field_id = fields.Many2one(
        comodel_name="cchc.people.field",
        string="Column to sort by",
        domain="[('sortable', '=', True)]",
        ondelete="restrict",
    )
    order_falling = fields.Boolean(string="Highest first")
    group_by = fields.Selection(
        [("unit", "Unit"), ("agency", "Agency")],
        string="Under titles of",
        help="People stand under the titles of their units, each numbered from 1.",
    )
    signatures = fields.Text(
        string="Who signs",
        default="Người lập danh sách\nThủ trưởng đơn vị",
        help="One signature per line, left to right.",
    )

    @api.depends("user_id")
    @api.depends_context("uid")
    def _compute_is_own(self):
        for people_list in self:
            people_list.is_own = not people_list.id or people_list.has_access("write")

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        Field = self.env["cchc.people.field"]
        for name, domain in (
            ("criterion_ids", [("starts_criterion", "=", True)]),
            ("column_ids", [("starts_column", "=", True)]),
        ):
            if name in fields_list and name not in values:
                values[name] = [
                    Command.create({"field_id": field.id, "sequence": place})
                    for place, field in enumerate(Field.search(domain))
                ]
        return values

    def copy_data(self, default=None):
        return [
            {"name": self.env._("%s (copy)", people_list.name), **vals}
            for people_list, vals in zip(self, super().copy_data(default), strict=True)
        ]

    # -- whose it is ----------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        vals_list = [self._clean(dict(vals)) for vals in vals_list]
        for vals in vals_list:
            if not self.env.su:
                vals["user_id"] = self.env.uid
            self._check_sharing(vals)
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        vals = self._clean(dict(vals))
        if "user_id" in vals and not self.env.su:
            raise AccessError(self.env._("A list stays with its owner; copy it instead."))
        self._check_sharing(vals)
        return super().write(vals)

    @api.model
    def _check_sharing(self, vals):
        """Refuse a share that the user may not give; asked before the list is made."""
        if self.env.su:
            return
        shares_all = vals.get("shared") == "everybody"
        if shares_all and not self.env.user.has_group("cchc_base.group_home_affairs"):
            raise AccessError(
                self.env._("Only Home Affairs shares a list with everybody. Share it in your unit.")
            )
        if vals.get("unit_id"):
            self.env["hr.department"].browse(vals["unit_id"])._check_in_charge()

    @api.model
    def _clean(self, vals):
        """Refuse a day that is none, in words that an officer understands."""
        if vals.get("date"):
            try:
                day = fields.Date.to_date(vals["date"])
            except (TypeError, ValueError):
                day = None
            if not day or not DATE_FIRST <= day.year <= DATE_LAST:
                raise ValidationError(
                    self.env._(
                        "As of “%(text)s”: there is no such day. Choose a day between "
                        "%(first)s and %(last)s.",
                        text=vals["date"],
                        first=DATE_FIRST,
                        last=DATE_LAST,
                    )
                )
        return vals

    # -- what may be asked ----------------------------------------------------

    @api.constrains("column_ids")
    def _check_columns(self):
        for people_list in self:
            people_list._check_has_columns()
            seen = set()
            for column in people_list.column_ids:
                key = column.field_id, column.year
                if key in seen and column.field_id.kind != "blank":
                    raise ValidationError(
                        self.env._(
                            "List “%(list)s”: the column “%(column)s” stands twice; "
                            "remove one of the two.",
                            list=people_list.name,
                            column=column.display_name,
                        )
                    )
                seen.add(key)

    def _check_has_columns(self):
        self.ensure_one()
        if not self.column_ids:
            raise ValidationError(
                self.env._("List “%s” has no columns: add at least one.", self.name)
            )

    @api.constrains("order_by", "order_field_id")
    def _check_order(self):
        for people_list in self.filtered(lambda one: one.order_by == "field"):
            if not people_list.order_field_id.sortable:
                raise ValidationError(
                    self.env._(
                        "List “%s”: choose the column to sort by; entries of the dossier have "
                        "no order.",
                        people_list.name,
                    )
                )

    @api.constrains("shared", "unit_id")
    def _check_shared_unit(self):
        for people_list in self.filtered(lambda one: one.shared == "unit"):
            if not people_list.unit_id:
                raise ValidationError(
                    self.env._("List “%s”: say in which unit it is shared.", people_list.name)
                )

    @api.constrains("domain")
    def _check_domain(self):
        form = self.env["cchc.report.form"].new({"source": "hr.version"})
        for people_list in self.filtered("domain"):
            form._check_criterion(people_list.domain, self.env._("List “%s”", people_list.name))

    # -- screens --------------------------------------------------------------

    def action_open_people(self):
        """The answer on the screen."""
        self.ensure_one()
        self.check_access("read")
        return {
            **self.env["ir.actions.actions"]._for_xml_id("cchc_hr.cchc_people_list_answer_action"),
            "name": self.name,
            "params": {"list_id": self.id},
        }

    def action_copy(self):
        """A copy of one's own, to be changed."""
        self.ensure_one()
        copied = self.copy()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": copied.id,
            "views": [(False, "form")],
        }

    def action_print_xlsx(self):
        return self._document_download("xlsx")

    @api.readonly
    def people_page(self, offset=0, limit=80):
        """A page of the answer as the screen draws it."""
        self.ensure_one()
        if not isinstance(offset, int) or not isinstance(limit, int) or not 0 < limit <= 500:
            raise UserError(self.env._("A page has between 1 and 500 people."))
        return self._screen(max(offset, 0), limit)
