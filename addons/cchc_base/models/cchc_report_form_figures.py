from dataclasses import replace

from odoo import fields, models, tools
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..engine.compiler import compile_people, compile_report, compile_values, is_plain
from ..engine.report import build_report, parents_in
from ..engine.spec import PROVIDER


class CchcReportForm(models.Model):
    """The figures of a form: one statement, and the tree that is made of its answer."""

    _inherit = "cchc.report.form"

    def _compute(self, units, on, known_on=None, structure_on=None):
        """The figures of some units and all below them on a day.

        :param units: recordset of ``hr.department``
        :param on: the day
        :param known_on: by what was known at the end of that day
        :param structure_on: shown in the tree of that day, where not of the day of the figures
        :return: `engine.report.Report`, or `engine.value_axis.ValueReport`
        :raise AccessError: when a unit lies outside the reader's scope
        """
        self.ensure_one()
        self.check_access("read")
        on, known_on = fields.Date.to_date(on), fields.Date.to_date(known_on)
        structure_on = fields.Date.to_date(structure_on)
        report = self._figures_of(units, on, known_on, structure_on)
        return replace(report, structure_on=structure_on) if structure_on else report

    def _figures_of(self, units, on, known_on, structure_on):
        spec = self._spec()
        axis = self._axis(units, on, known_on, structure_on)
        if axis.structure:
            # Asked for are the units of today; shown is what they are in the structure.
            axis = axis.standing_for(units)
        model = self._source_model(known_on, on)
        if known_on:
            self._check_known(units, on, known_on)
        self.env.flush_all()
        if spec.axis.levels:
            return self._compute_values(spec, model, axis)
        records = self.env.execute_query(self._statement(model, axis))
        providers = {column.provider for column in spec.columns if column.kind == PROVIDER}
        provided = self.env["cchc.report.provider"]._provide(
            providers, self, axis.in_reach(parents_in(records)), on, known_on, axis.structure
        )
        tops = axis.tops.ids if axis.whole else None
        report = build_report(spec, on, records, known_on, provided, tops)
        if not report.tops:
            raise UserError(
                self.env._(
                    "On %(date)s there is no unit %(units)s.",
                    date=format_date(self.env, on),
                    units=", ".join(units.sudo().mapped("name")),
                )
            )
        return report

    # -- the statement --------------------------------------------------------

    def _statement(self, model, axis):
        """What asks for the figures. About the whole province it is kept, where it says the same
        at every asking."""
        if axis.whole and not axis.known_on and not axis.structure and self._is_plain():
            return self._kept_statement(axis.on, axis.tops._ids, axis)
        return self._compiled(model, axis)

    def _compiled(self, model, axis):
        spec = self._spec()
        compiled = compile_report
        if spec.axis.levels:
            compiled = compile_people if spec.axis.lists_people else compile_values
        return compiled(model, spec, axis.on, axis, self._base_domain(model, axis.on))

    @tools.ormcache("self.id")
    def _is_plain(self):
        # The day changes values, but not what is compared.
        return is_plain(self._source_model(), self._spec(), fields.Date.today())

    @tools.ormcache("self.id", "on", "tops")
    def _kept_statement(self, on, tops, axis):
        return self._compiled(self._source_model(on=on), axis)
