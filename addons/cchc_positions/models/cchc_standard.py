from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from odoo.addons.cchc_base.tools.changes import changed
from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

# Field that names the target, by kind of target.
TARGETS = {
    "rank": "rank_id",
    "post": "leadership_post_id",
    "category": "staffing_category",
    "title": "position_title",
}


class CchcStandard(models.Model):
    """What the holder of a rank, a post or a commune title must be able to show, by a text.

    Two texts about one target follow each other: their validity may not overlap. What was
    answered under the text as it stood before a correction stays in ``cchc.standard.result``.
    """

    _name = "cchc.standard"
    _description = "Qualification standard"
    _inherit = ["mail.thread"]
    _order = "target_kind, target_key, date_from desc, id"
    _rec_names_search = ["name", "rank_id.code"]

    name = fields.Char(required=True, tracking=True)
    target_kind = fields.Selection(
        [
            ("rank", "Rank or professional title"),
            ("post", "Leadership post"),
            ("category", "Staffing category"),
            ("title", "Title of the position"),
        ],
        string="Of a",
        required=True,
        default="rank",
        tracking=True,
    )
    rank_id = fields.Many2one(
        comodel_name="cchc.rank",
        string="Rank or professional title",
        ondelete="restrict",
        index=True,
        tracking=True,
    )
    leadership_post_id = fields.Many2one(
        comodel_name="cchc.leadership.post", ondelete="restrict", index=True, tracking=True
    )
    staffing_category = fields.Selection(STAFFING_CATEGORIES, tracking=True)
    position_title = fields.Char(
        tracking=True, help="Exactly as decisions write it, for example Văn phòng – thống kê."
    )
    target_key = fields.Char(compute="_compute_target", store=True, precompute=True, index=True)
    target = fields.Char(
        string="Applies to", compute="_compute_target", store=True, precompute=True
    )
    date_from = fields.Date(string="In force from", required=True, tracking=True)
    date_to = fields.Date(string="In force until", tracking=True)
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="Legal document",
        required=True,
        ondelete="restrict",
        tracking=True,
    )
    article = fields.Char(tracking=True)
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="seen",
        required=True,
        tracking=True,
    )
    note = fields.Char()
    requirement_ids = fields.One2many(
        comodel_name="cchc.standard.requirement",
        inverse_name="standard_id",
        string="Requirements",
        copy=True,
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The standard ends before it begins."
    )
    # Two officers at once can't slip past the check below; deferred, so that it speaks first.
    _no_overlap = models.Constraint(
        "EXCLUDE USING gist ("
        "int8range(hashtext(target_key)::bigint, hashtext(target_key)::bigint, '[]') WITH &&, "
        "daterange(date_from, date_to, '[]') WITH &&) WHERE (target_key IS NOT NULL)"
        " DEFERRABLE INITIALLY DEFERRED",
        "Two standards of one target are in force on the same day.",
    )

    @api.depends(
        "target_kind",
        "rank_id.code",
        "rank_id.name",
        "leadership_post_id.name",
        "staffing_category",
        "position_title",
    )
    def _compute_target(self):
        for standard in self:
            field = TARGETS.get(standard.target_kind)
            value = field and standard[field]
            if not value:
                standard.target_key = standard.target = False
                continue
            key = value.id if hasattr(value, "_name") else value
            if field == "position_title":
                key = value.strip().casefold()
            standard.target_key = f"{standard.target_kind}:{key}"
            label = getattr(value, "display_name", value)
            if field == "staffing_category":
                label = dict(self._fields[field]._description_selection(self.env))[value]
            standard.target = label

    @api.constrains("target_kind", *TARGETS.values())
    def _check_target(self):
        for standard in self:
            if not standard.target_key:
                field = self._fields[TARGETS[standard.target_kind]]
                raise ValidationError(
                    self.env._(
                        "%(standard)s: enter “%(field)s”, of which it is the standard.",
                        standard=standard.name,
                        field=field._description_string(self.env),
                    )
                )

    @api.constrains("date_from", "date_to", "target_kind", *TARGETS.values())
    def _check_no_overlap(self):
        for standard in self.filtered("target_key"):
            other = self.sudo().search(
                [
                    ("id", "!=", standard.id),
                    ("target_key", "=", standard.target_key),
                    ("date_from", "<=", standard.date_to or fields.Date.to_date("9999-12-31")),
                    "|",
                    ("date_to", "=", False),
                    ("date_to", ">=", standard.date_from),
                ],
                limit=1,
            )
            if other:
                raise ValidationError(
                    self.env._(
                        "“%(one)s” (%(one_dates)s) and “%(other)s” (%(other_dates)s) are both the "
                        "standard of %(target)s on the same days. End the earlier one the day "
                        "before the later one begins.",
                        one=standard.name,
                        one_dates=standard._validity(),
                        other=other.name,
                        other_dates=other._validity(),
                        target=standard.target,
                    )
                )

    def _validity(self):
        """The two dates in words."""
        self.ensure_one()
        until = format_date(self.env, self.date_to) if self.date_to else "…"
        return f"{format_date(self.env, self.date_from)} – {until}"

    # -- who is touched ----------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        standards = super().create(vals_list)
        # The exclusion of the database looks at the stored key.
        standards.flush_recordset()
        standards._recompute_holders()
        return standards

    def write(self, vals):
        touching = {"name", "confidence", "date_from", "date_to", "target_kind", *TARGETS.values()}
        touched = changed(self, {name: vals[name] for name in touching & vals.keys()})
        touched._recompute_holders()
        result = super().write(vals)
        if touched:
            touched.flush_recordset()
            touched._recompute_holders()
        return result

    def unlink(self):
        self._recompute_holders()
        return super().unlink()

    def _recompute_holders(self):
        """Have everybody who holds or held the target in the validity assessed again."""
        self.env["cchc.standard.assessment"]._touch_later(self._holders())

    def _holders(self):
        """Ids of the people who hold, or held, the targets while the standards are in force."""
        holders = set()
        column = {"rank": "rank_id", "post": "leadership_post_id", "category": "staffing_category"}
        for standard in self.sudo().filtered("target_key"):
            value = standard[TARGETS[standard.target_kind]]
            domain = [
                ("in_service", "=", True),
                ("employee_id", "!=", False),
                ("date_version", "<=", standard.date_to or fields.Date.to_date("9999-12-31")),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", standard.date_from),
            ]
            if standard.target_kind == "title":
                domain.append(("position_title", "=ilike", value.strip()))
            else:
                key = value.id if hasattr(value, "_name") else value
                domain.append((column[standard.target_kind], "=", key))
            rows = self.env["hr.version"].sudo()._read_group(domain, ["employee_id"])
            holders.update(person.id for (person,) in rows)
        return holders
