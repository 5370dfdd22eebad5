from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL
from odoo.tools.gc import disabling_gc

from ..engine.compiler import field_at
from ..engine.people_axis import build_people
from ..engine.report import UnitRow
from ..engine.spec import VALUE
from ..engine.value_axis import build_values

# Of what rows may be.
ROW_TYPES = ("many2one", "selection", "char", "integer", "date", "boolean")
# What is printed in words, not as it is stored.
IN_WORDS = ("many2one", "selection", "boolean")


class CchcReportForm(models.Model):
    """Forms whose rows are no units: one per value of a field, or one per person."""

    _inherit = "cchc.report.form"

    def _levels(self):
        """Paths of the rows, the widest first; none where the rows are units."""
        self.ensure_one()
        if self.row_axis == "units":
            return ()
        last = "employee_id" if self.row_axis == "people" else self.row_path
        return tuple(filter(None, [self.group_path, last]))

    @api.constrains("row_axis", "row_path", "group_path", "source")
    def _check_rows(self):
        for form in self:
            if form.row_axis == "values" and not form.row_path:
                raise ValidationError(
                    self.env._("Form “%s”: say of which field the rows are.", form.code)
                )
            where = self.env._("Form “%s”", form.code)
            for path in form._levels():
                field = form._field_at(path, where)
                if field.type not in ROW_TYPES or not field.store:
                    raise ValidationError(
                        self.env._(
                            "Form “%(form)s”: what stands in “%(path)s” can't be rows.",
                            form=form.code,
                            path=path,
                        )
                    )
            (form.columns_of_id or form).measure_ids._check_definition()

    # -- figures --------------------------------------------------------------

    def _compute_values(self, spec, model, axis):
        """The figures of a form whose rows are values; rights to the units are checked already."""
        self._check_may_read_rows(spec)
        # Ten thousands of tuples of plain values are no cycles: nothing is to be collected.
        with disabling_gc():
            return self._values(spec, model, axis)

    def _values(self, spec, model, axis):
        lists_people = spec.axis.lists_people
        # Units are called as they were on the day.
        self = self.with_context(report_day=axis.on)  # pylint: disable=context-overridden
        records = self.env.execute_query(self._statement(model, axis))
        tops = self.env.execute_query(
            SQL(
                "WITH RECURSIVE %s SELECT unit_id, parent_id, name, code, sequence, in_force"
                "  FROM axis WHERE unit_id = ANY(%s)",
                axis.tables(),
                list(axis.tops.ids),
            )
        )
        if not tops:
            raise UserError(self.env._("Choose a unit first."))
        # People come in their order, with their names.
        levels = spec.axis.levels[:-1] if lists_people else spec.axis.levels
        labels = [
            self._labels(model, path, {record[level] for record in records})
            for level, path in enumerate(levels, 1)
        ]
        told = {path: _words(found) for path, found in zip(levels, labels, strict=True)}
        texts = self._texts(model, spec, records, 1 + len(spec.axis.levels) + 1, told)
        rows = tuple(UnitRow(*top, own=(), total=()) for top in tops)
        build = build_people if lists_people else build_values
        return build(spec, axis.on, axis.known_on, rows, records, model, labels, texts)

    def _texts(self, model, spec, records, first, told):
        """``{code of a column: {value: words}}`` where not what is stored is printed.

        :param first: place of the first column in the records
        :param told: ``{path: {value: words}}`` of what is known already
        """
        found = {}
        for place, column in enumerate(spec.computed, first):
            if column.kind != VALUE or field_at(model, column.field).type not in IN_WORDS:
                continue
            if column.field not in told:
                values = {record[place] for record in records} - {None}
                told[column.field] = _words(self._labels(model, column.field, values))
            found[column.code] = told[column.field]
        return found

    def _check_may_read_rows(self, spec):
        """What a row or a printed column shows must be the reader's to read, person by person."""
        for path in spec.axis.levels:
            self._field_at(path, self.env._("Form “%s”", spec.code))
        for column in spec.columns:
            if column.kind == VALUE:
                self._field_at(column.field, self.env._("Column “%s”", column.label))

    def _labels(self, model, path, values):
        """``{value: (place, words)}`` of what stands at the end of a path, in its own order."""
        field = field_at(model, path)
        nothing = self.env._("Not recorded")
        if field.type == "many2one":
            found = self._records_in_order(field.comodel_name, values - {None})
            names = self._names_of_the_day(field.comodel_name, found.ids)
            labels = {
                record.id: (place, names.get(record.id) or record.display_name)
                for place, record in enumerate(found)
            }
        elif field.type == "selection":
            words = dict(field._description_selection(self.env))
            order = {value: place for place, value in enumerate(words)}
            labels = {
                value: (order.get(value, len(order)), words.get(value, value)) for value in values
            }
        elif field.type == "boolean":
            labels = {True: (0, self.env._("Yes")), False: (1, self.env._("No"))}
        else:
            ordered = sorted(value for value in values if value is not None)
            labels = {value: (place, self._in_words(value)) for place, value in enumerate(ordered)}
        # Behind all others: places of a selection are those among all of its values.
        last = 1 + max((place for place, _words in labels.values()), default=-1)
        return {**labels, None: (last, nothing)}

    def _names_of_the_day(self, name, ids):
        day = self.env.context.get("report_day")
        if name != "hr.department" or not day or not ids:
            return {}
        return self.env[name].sudo()._names_at(day, ids)

    def _records_in_order(self, name, ids):
        """Records that stand in a field, archived and dissolved ones too."""
        Model = self.env[name].sudo().with_context(active_test=False)
        return Model.search([("id", "in", list(ids))])

    @api.model
    def _in_words(self, value):
        return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)

    def _row_title(self):
        """What is printed above the second column."""
        form = self.sudo()
        if form.row_title or form.row_axis == "units":
            return form.row_title or ""
        model = self.env[form.source].sudo()
        return field_at(model, form._levels()[-1])._description_string(self.env)


def _words(labels):
    return {value: words for value, (_place, words) in labels.items()}
