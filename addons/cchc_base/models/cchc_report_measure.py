import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine.compiler import field_at
from ..engine.spec import CASES, COUNT, HEADER, PROVIDER, SHARE, SUM, VALUE, Measure
from ..rules.column_sums import CheckError
from ..rules.shares import read_share
from ..rules.vietnamese import fold
from ..tools.problems import translate

CODE = re.compile(r"[a-z][a-z0-9_]*")
SUMMABLE = ("integer", "float", "monetary")
# Texts and pictures say nothing in a table.
PRINTABLE = (*SUMMABLE, "many2one", "selection", "char", "date", "boolean")


class CchcReportMeasure(models.Model):
    """A column of a form: what it counts, or a title above other columns."""

    _name = "cchc.report.measure"
    _description = "Column of a report form"
    _order = "form_id, sequence, id"
    _rec_name = "label"

    form_id = fields.Many2one(
        comodel_name="cchc.report.form", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    number = fields.Char(
        string="Column number", help="Printed under the column's title: 1, 2, 1a …"
    )
    code = fields.Char(
        required=True,
        compute="_compute_code",
        store=True,
        readonly=False,
        precompute=True,
        help="Short name for links and checks: small letters, digits, underscores.",
    )
    label = fields.Char(string="Title", required=True)
    parent_id = fields.Many2one(
        comodel_name="cchc.report.measure",
        string="Under the title",
        domain="[('form_id', '=', form_id), ('kind', '=', 'header')]",
        ondelete="restrict",
        index=True,
        help="Title printed above this column and its neighbours.",
    )
    kind = fields.Selection(
        [
            (COUNT, "Number of people"),
            (CASES, "Number of cases"),
            (SUM, "Sum of a field"),
            (VALUE, "What a field says of the person"),
            (SHARE, "Share of other columns (%)"),
            (PROVIDER, "Figures of another part of the system"),
            (HEADER, "Title above columns"),
        ],
        required=True,
        default=COUNT,
    )
    domain = fields.Text(string="Criterion", help="Who is counted. Empty counts everybody.")
    field_path = fields.Char(
        string="Field",
        help="To add up or to print: for example coefficient. For a number of cases the list "
        "whose entries are counted: employee_id.commendation_ids; the criterion is about them. "
        "For a share the codes of columns: met / met + short.",
    )
    provider = fields.Selection(
        selection="_selection_provider",
        string="Figures",
        help="Empty cells are printed until the part of the system that keeps them is installed.",
    )

    _code_unique = models.Constraint(
        "UNIQUE (form_id, code)", "Two columns of a form can't have the same code."
    )

    @api.model
    def _selection_provider(self):
        return self.env["cchc.report.provider"]._selection()

    @api.depends("label", "number")
    def _compute_code(self):
        """Proposed from the title: «Đảng viên», column 2 → dang_vien_2."""
        for measure in self:
            if not measure.code and measure.label:
                words = re.findall(r"[a-z0-9]+", fold(f"{measure.label} {measure.number or ''}"))
                code = "_".join(words)
                measure.code = code if CODE.fullmatch(code) else f"c_{code}"

    @api.constrains("code", "parent_id", "form_id", "kind", "domain", "field_path", "provider")
    def _check_definition(self):
        for measure in self:
            measure._check_place()
            measure._check_content()
        self.form_id.measure_ids._check_shares()
        self.form_id._check_checks()

    @api.model_create_multi
    def create(self, vals_list):
        try:
            return super().create(vals_list)
        finally:
            self.env["cchc.report.form"]._forget_declarations()

    def write(self, vals):
        try:
            return super().write(vals)
        finally:
            self.env["cchc.report.form"]._forget_declarations()

    def unlink(self):
        forms = self.form_id
        result = super().unlink()
        forms._forget_declarations()
        # A check or a share that names a column which is gone would say nothing, to everybody.
        forms.exists().measure_ids._check_shares()
        forms.exists()._check_checks()
        return result

    def _check_place(self):
        self.ensure_one()
        if not CODE.fullmatch(self.code or ""):
            raise ValidationError(
                self.env._(
                    "Column “%(label)s”: the code “%(code)s” may only hold small letters, digits "
                    "and underscores, and starts with a letter.",
                    label=self.label,
                    code=self.code,
                )
            )
        if self._has_cycle():
            raise ValidationError(
                self.env._("Column “%s”: the title lies below itself.", self.label)
            )
        if self.parent_id and (self.parent_id.form_id != self.form_id):
            raise ValidationError(
                self.env._("Column “%s”: its title belongs to another form.", self.label)
            )
        below = self.search_count([("parent_id", "=", self.id)], limit=1)
        wrong = (
            self.parent_id
            if self.parent_id and self.parent_id.kind != HEADER
            else self
            if below and self.kind != HEADER
            else None
        )
        if wrong:
            raise ValidationError(
                self.env._(
                    "Column “%s” stands above other columns: make it a title, and count in the "
                    "columns below it.",
                    wrong.label,
                )
            )

    def _check_content(self):
        """Refuse a criterion or a field that can't be computed, naming the column."""
        self.ensure_one()
        form = self.form_id
        if self.kind in (COUNT, SUM, VALUE):
            form._check_criterion(self.domain, self.env._("Column “%s”", self.label))
        if self.kind == CASES:
            self._check_cases()
        if self.kind == SUM:
            field = form._field_at(self.field_path or "", self.env._("Column “%s”", self.label))
            if field.type not in SUMMABLE or not field.store:
                raise ValidationError(
                    self.env._(
                        "Column “%(label)s”: “%(path)s” is not a stored number and can't be "
                        "added up.",
                        label=self.label,
                        path=self.field_path,
                    )
                )
        if self.kind == VALUE:
            self._check_value()
        if self.kind == PROVIDER and not self.provider:
            raise ValidationError(
                self.env._("Column “%s”: choose whose figures it prints.", self.label)
            )

    def _check_cases(self):
        where = self.env._("Column “%s”", self.label)
        field = self.form_id._field_at(self.field_path or "", where)
        if field.type != "one2many" or not field.store and not field.inverse_name:
            raise ValidationError(
                self.env._(
                    "%(where)s: “%(path)s” is no list of entries.",
                    where=where,
                    path=self.field_path,
                )
            )
        self.form_id._check_criterion(self.domain, where, self.field_path)

    def _check_shares(self):
        for measure in self:
            if measure.kind == SHARE:
                measure._check_share()

    def _check_share(self):
        """A share divides figures that stand in the same row."""
        where = self.env._("Column “%s”", self.label)
        try:
            sides = read_share(self.field_path)
        except CheckError as error:
            problem = translate(self.env, error.problem)
            raise ValidationError(
                self.env._("%(where)s: %(problem)s", where=where, problem=problem)
            ) from error
        figures = self.form_id.measure_ids.filtered(
            lambda one: one.kind not in (HEADER, VALUE, SHARE)
        )
        known = set(figures.mapped("code"))
        strange = [
            term for side in sides for _sign, term in side
            if isinstance(term, str) and term not in known
        ]  # fmt: skip
        if strange:
            raise ValidationError(
                self.env._(
                    "%(where)s: there is no column “%(code)s” with a figure in the form.",
                    where=where,
                    code=strange[0],
                )
            )

    def _check_value(self):
        where = self.env._("Column “%s”", self.label)
        field = self.form_id._field_at(self.field_path or "", where)
        if self.form_id.row_axis != "people":
            raise ValidationError(
                self.env._("%s: only a list of people prints what a field says.", where)
            )
        if field.type not in PRINTABLE or not field.store:
            raise ValidationError(
                self.env._(
                    "%(where)s: “%(path)s” can't be printed in a column.",
                    where=where,
                    path=self.field_path,
                )
            )

    def _spec(self):
        """The columns as the engine takes them."""
        return tuple(
            Measure(
                code=measure.code,
                label=measure.label,
                kind=measure.kind,
                number=measure.number or "",
                parent=measure.parent_id.code or "",
                domain=measure.domain or "",
                field=measure.field_path or "",
                provider=measure.provider or "",
                whole=measure._is_whole(),
            )
            for measure in self
        )

    def _is_whole(self):
        """Whether a column adds up whole numbers."""
        if self.kind != SUM or not self.field_path:
            return False
        model = self.env[self.form_id.source].sudo()
        return field_at(model, self.field_path).type == "integer"
