from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.cchc_base.engine.spec import COUNT
from odoo.addons.cchc_base.engine.unit_axis import UnitAxis

from .cchc_establishment_balance import FIGURES

# Sources whose steps have their days; what they say may change until then.
PROPOSALS = ("cchc.establishment.plan.line", "cchc.position.scheme")
# Sources that count what belongs to a unit, and what their rows are called in a list.
OF_UNITS = ("cchc.establishment.balance", "cchc.establishment.plan.line", "cchc.position.scheme")


class CchcReportForm(models.Model):
    """Forms about standards, the establishment and its plan, and position schemes."""

    _inherit = "cchc.report.form"

    @api.model
    def _selection_source(self):
        names = {
            "cchc.standard.result": self.env._("People and the standards at a date"),
            "cchc.establishment.balance": self.env._("Establishment at a date"),
            "cchc.establishment.plan.line": self.env._("Plan of the establishment of the year"),
            "cchc.position.scheme": self.env._("Position schemes"),
        }
        return [*super()._selection_source(), *names.items()]

    @api.model
    def _known_sources(self):
        same = ("cchc.standard.result", "cchc.establishment.balance", *PROPOSALS)
        return super()._known_sources() | {name: name for name in same}

    def _source_model(self, known_on=None, on=None):
        model = super()._source_model(known_on, on)
        if model._name == "cchc.establishment.balance":
            model = model.with_context(
                balance_on=on, balance_known_on=known_on, balance_figures=self._figures_named()
            )
        if model._name in PROPOSALS:
            model = model.with_context(proposals_known_on=known_on)
        return model

    def _check_known(self, units, on, known_on):
        """Of a proposal that was returned since, what it said before is not kept."""
        result = super()._check_known(units, on, known_on)
        source = self.sudo().source
        if source not in PROPOSALS:
            return result
        below = UnitAxis(units.sudo(), on, known_on).unit_ids()
        is_plan = source == "cchc.establishment.plan.line"
        Proposal = self.env["cchc.establishment.plan" if is_plan else source].sudo()
        domain = Domain(Proposal._changed_since(known_on)) & Domain("unit_id", "in", list(below))
        if is_plan:
            domain &= Domain("year", "=", on.year)
        changed = Proposal.search(domain, limit=5)
        if changed:
            raise UserError(
                self.env._(
                    "What was known on %(day)s is not kept of: %(proposals)s. They were returned "
                    "afterwards to be changed. Choose a later day.",
                    day=format_date(self.env, known_on),
                    proposals=", ".join(changed.mapped("display_name")),
                )
            )
        return result

    def _figures_named(self):
        """Figures of the balance that the form may look at: those whose names stand in it.

        None where rows are counted: which ones there are is then a figure, too.
        """
        spec = self._spec()
        if any(column.kind == COUNT for column in spec.columns):
            return None
        texts = [spec.population, *(one.domain + one.field for one in spec.columns)]
        named = {name for name in (*FIGURES, "is_top") if any(name in text for text in texts)}
        return tuple(named) if named & set(FIGURES) else None

    @api.model
    def _base_domain(self, model, on):
        if model._name == "cchc.standard.result":
            return model._at(on, model.env.context.get("known_on"))
        if model._name == "cchc.establishment.plan.line":
            return Domain("year", "=", on.year)
        if model._name == "cchc.position.scheme":
            # A scheme that was put right by another of the same day counts no more.
            right = [("corrects_id", "!=", False), ("approved_at", "!=", False)]
            standing = Domain("id", "not in", model._search(right).subselect("corrects_id"))
            # Nor does one in force only later: its agency may not even exist on the day.
            return standing & (Domain("state", "!=", "approved") | Domain("date_from", "<=", on))
        if model._name == "cchc.establishment.balance":
            return Domain.TRUE
        return super()._base_domain(model, on)
