from odoo import Command, api, fields, models

from ..documents import job_description
from ..documents.job_requirements import with_demands
from .scheme_parts import freeze_parts_of_lines, owners_named


class CchcJobDescription(models.Model):
    """The job description (bản mô tả công việc) of a position, section by section.

    It belongs to the line of a scheme, goes with it to the next scheme and freezes with it. One
    position has one description, which covers all its professional steps (NĐ 232/2026 điều 8).
    """

    _name = "cchc.job.description"
    _description = "Job description"
    _inherit = ["cchc.document"]
    _order = "line_id"

    line_id = fields.Many2one(
        comodel_name="cchc.position.scheme.line",
        string="Position",
        required=True,
        index=True,
        ondelete="cascade",
    )
    scheme_id = fields.Many2one(related="line_id.scheme_id", store=True, index=True)
    unit_id = fields.Many2one(related="line_id.unit_id", store=True, index=True)
    state = fields.Selection(related="line_id.scheme_id.state")
    form_id = fields.Many2one(
        comodel_name="cchc.job.description.form",
        required=True,
        ondelete="restrict",
        compute="_compute_form_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    field_of_work = fields.Char(
        string="Field of work",
        help="What is particular to the position in this unit; never a new name of the position.",
    )
    direct_manager = fields.Char(string="Direct superior")
    related_positions = fields.Char(string="Related positions")
    item_ids = fields.One2many(
        comodel_name="cchc.job.description.item",
        inverse_name="description_id",
        string="Rows",
        copy=True,
    )
    gaps = fields.Text(string="Still empty", compute="_compute_gaps")
    demands = fields.Text(
        string="Demanded by standards and scheme",
        compute="_compute_demands",
        help="Printed in the section of requirements, below what the unit writes there.",
    )

    _one_a_position = models.Constraint(
        "UNIQUE (line_id)", "The position already has its job description."
    )

    def init(self):
        result = super().init()
        columns = ("form_id", "field_of_work", "direct_manager", "related_positions")
        freeze_parts_of_lines(self.env.cr, self._table, columns)
        return result

    @api.depends("line_id")
    def _compute_form_id(self):
        for description in self:
            scheme = description.line_id.scheme_id
            if not description.form_id and scheme.date_from:
                description.form_id = self.env["cchc.job.description.form"]._in_force(
                    scheme.staff, scheme.date_from
                )

    @api.depends("line_id.code", "line_id.name")
    def _compute_display_name(self):
        for description in self:
            description.display_name = description.line_id.display_name

    @api.depends(
        *("form_id", "item_ids.section_id", "item_ids.content", "item_ids.step"),
        *("line_id.group_id", "line_id.competency_ids", "line_id.requirement_ids"),
    )
    def _compute_gaps(self):
        """Sections without a word, and steps in use without work (NĐ 232/2026 phụ lục IV)."""
        demands = self.line_id._demands()
        for scheme, descriptions in self.grouped(lambda row: row.line_id.scheme_id).items():
            day = scheme.date_from
            framework = day and self.env["cchc.competency"]._in_force(scheme.staff, day)
            for description in descriptions:
                line = description.line_id
                filled = {
                    # What standards or the position demand is printed there.
                    "requirements": bool(demands.get(line)),
                    # Where no framework is in force, there is none to choose from.
                    "competencies": bool(line.competency_ids) or not framework,
                }
                missing = [
                    gap
                    for section in description._sections()
                    if not filled.get(section.code)
                    for gap in description._gaps_of(section)
                ]
                description.gaps = "\n".join(missing) or False

    def _gaps_of(self, section):
        """What the unit has still to write in a section."""
        line = self.line_id
        if section.source == "position":
            return
        if section.source == "competencies":
            yield section.display_name
            return
        rows = self.item_ids.filtered(lambda item: item.section_id == section and item.content)
        if not rows:
            yield section.display_name
        elif "step" in section._columns() and line.step_from:
            steps = set(range(line.step_from, line.step_to + 1)) - set(rows.mapped("step"))
            for step in sorted(steps):
                yield self.env._(
                    "%(section)s: step %(step)s", section=section.display_name, step=step
                )

    @api.depends("line_id.rank_ids", "line_id.leadership_post_id", "line_id.requirement_ids")
    def _compute_demands(self):
        demands = self.line_id._demands()
        for description in self:
            words = [demand.words for demand in demands.get(description.line_id, ())]
            description.demands = "\n".join(dict.fromkeys(words)) or False

    def _sections(self):
        """Sections that the group of the position fills in, in the order of the form."""
        kind = self.line_id.group_id.kind
        return self.form_id.section_ids.sorted("sequence").filtered(
            lambda section: section._applies_to(kind)
        )

    # -- edited with the scheme ---------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        owners_named(self, vals_list, "line_id").scheme_id._check_editable()
        descriptions = super().create(vals_list)
        descriptions._check_editable()
        for description in descriptions:
            if not description.item_ids:
                description.item_ids = description._proposed_items()
        return descriptions

    def write(self, vals):
        self._check_editable()
        owners_named(self, [vals], "line_id", new=False).scheme_id._check_editable()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_handed_on(self):
        self._check_editable()

    def _check_editable(self):
        self.line_id.scheme_id._check_editable()

    def _proposed_items(self):
        """The rows that the form expects: a step each, or the requirements that it names."""
        commands = []
        for section in self._sections().filtered(lambda section: section.source == "items"):
            labels = (section.proposed_labels or "").splitlines()
            line = self.line_id
            if "step" in section._columns() and line.step_from:
                rows = [{"step": step} for step in range(line.step_from, line.step_to + 1)]
            else:
                rows = [{"label": label} for label in labels] or [{}]
            commands += [
                Command.create({"section_id": section.id, "sequence": 10 * number, **row})
                for number, row in enumerate(rows, 1)
            ]
        return commands

    def _adopt_form(self):
        """Move the rows to the form of the scheme's first day: sections of one code are one."""
        for description in self:
            scheme = description.line_id.scheme_id
            form = self.env["cchc.job.description.form"]._in_force(scheme.staff, scheme.date_from)
            if not form or form == description.form_id:
                continue
            sections = {section.code: section for section in form.section_ids}
            rows = [
                {
                    "section_id": sections[item.section_id.code].id,
                    **{
                        name: item[name]
                        for name in ("sequence", "label", "content", "product", "criterion")
                    },
                }
                for item in description.item_ids
                if item.section_id.code in sections and (item.content or item.label)
            ]
            description.item_ids.unlink()
            description.form_id = form
            description.item_ids = [Command.create(row) for row in rows]
            filled = description.item_ids.section_id
            description.item_ids = [
                command
                for command in description._proposed_items()
                if command[2]["section_id"] not in filled.ids
            ]

    # -- printing -------------------------------------------------------------

    def _document_context(self):
        demands = self.line_id._demands()
        return {
            description.id: job_description.context(
                description._case(demands.get(description.line_id, ()))
            )
            for description in self
        }

    def _case(self, demands=()):
        """The description in plain values.

        :param demands: of the standards and of the position itself, for the requirements
        """
        line = self.line_id
        unit = line.scheme_id.unit_id
        return job_description.Description(
            parent=unit.parent_id.name or "",
            agency=unit.name,
            unit=line.unit_id.name,
            title=self.form_id.title,
            position=line.name,
            code=line.code,
            group=line.group_id.name,
            group_kind=line.group_id.kind,
            staff=line.scheme_id.staff,
            steps=(line.step_from, line.step_to) if line.step_from else (),
            ranks=tuple(line.rank_ids.mapped("name")),
            field_of_work=self.field_of_work or "",
            manager=self.direct_manager or "",
            related=self.related_positions or "",
            headcount=line.headcount,
            day=line.scheme_id.date_from,
            sections=tuple(self._section_case(section, demands) for section in self._sections()),
        )

    def _section_case(self, section, demands):
        columns = section._columns()
        rows = tuple(
            tuple(
                (f"Bậc {item.step}" if item.step else "") if name == "step" else item[name] or ""
                for name in columns
            )
            for item in self.item_ids.filtered(lambda item: item.section_id == section)
            if item.content or item.label or item.product
        )
        if section.code == "requirements":
            rows = with_demands(list(columns), rows, demands)
        if section.source == "competencies":
            columns = {"group": "Nhóm năng lực", "name": "Tên năng lực", "level": "Cấp độ"}
            rows = tuple(self.line_id._competency_rows())
        return job_description.Section(
            number=section.number or "",
            name=section.name,
            source=section.source,
            headings=tuple(columns.values()),
            rows=rows,
        )

    @api.model
    def _document_samples(self):
        return job_description.samples()

    def _document_name(self):
        return f"Mo ta cong viec {self.line_id.code}"

    @api.model
    def _document_bundle_name(self):
        return "Ban mo ta cong viec"
