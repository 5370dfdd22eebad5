from odoo import api, models


class CchcReportProvider(models.AbstractModel):
    """Figures that are not counted from people, such as the establishment assigned to a unit.

    The addon that keeps them extends this model with a method ``_provide_<name>``::

        def _provide_establishment_assigned(self, form, parents, on, known_on, structure):
            return {unit_id: figure}

    :param form: record of ``cchc.report.form``
    :param parents: ``{unit id: parent id}`` of all units of the report on the day
    :param structure: `rules.structure.Structure` where the tree is that of another day, or None
    :return: the figure of each unit with all units below it; a unit that is left out, like a
        provider without a method, prints an empty cell: never a zero that nobody decided
    """

    _name = "cchc.report.provider"
    _description = "Figures for report forms"

    @api.model
    def _selection(self):
        """Names that a form may use; a form can be declared before its figures exist."""
        return [("establishment_assigned", self.env._("Establishment assigned"))]

    @api.model
    def _provide(self, names, form, parents, on, known_on=None, structure=None):
        """``{name: {unit id: figure}}`` of the providers that exist."""
        provided = {}
        for name in sorted(names):
            method = getattr(self.sudo(), f"_provide_{name}", None)
            if method:
                provided[name] = method(form, parents, on, known_on, structure)
        return provided
