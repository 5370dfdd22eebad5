from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.problems import translate

from ..rules import absences
from ..rules.spans import Span


class CchcAbsence(models.Model):
    """An ordinary absence: maternity, sickness, study, unpaid leave, custody …

    A long leave by decision stays a decision (service status ``long_leave``); ``cchc.away`` shows
    both.
    """

    _name = "cchc.absence"
    _description = "Absence"
    _inherit = ["cchc.dossier.span"]

    kind_id = fields.Many2one(
        comodel_name="cchc.absence.kind", required=True, index=True, ondelete="restrict"
    )
    counts_for_raise = fields.Boolean(related="kind_id.counts_for_raise", store=True)
    pay = fields.Selection(related="kind_id.pay")
    warning = fields.Text(string="To check", compute="_compute_warning")

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "An absence ends before it starts: correct one of its dates.",
    )
    _person_idx = models.Index("(employee_id, date_from)")

    @api.depends("employee_id", "kind_id", "date_from")
    def _compute_display_name(self):
        for absence in self:
            day = format_date(self.env, absence.date_from) if absence.date_from else ""
            absence.display_name = (
                f"{absence.employee_id.name or ''} · {absence.kind_id.name} {day}"
            )

    def _as_rule(self):
        self.ensure_one()
        return absences.Absence(
            self.kind_id._as_rule(), Span(self.date_from, self.date_to or None, self.kind_id.name)
        )

    def _problems(self):
        """Problems by absence, read for all at once."""
        people = self.employee_id.sudo()
        known = self.sudo().search([("employee_id", "in", people.ids)])
        by_person = known.grouped("employee_id")
        found = {}
        for absence in self:
            if not absence.kind_id or not absence.date_from or not absence.employee_id:
                found[absence] = []
                continue
            person = absence.employee_id.sudo()
            others = by_person.get(person, known.browse()) - absence._origin.sudo()
            found[absence] = absences.check(
                absence._as_rule(),
                [other._as_rule() for other in others],
                person.birthday or None,
                vietnam_time.today(),
            )
        return found

    @api.constrains("employee_id", "kind_id", "date_from", "date_to")
    def _check_absence(self):
        for absence, problems in self._problems().items():
            blocking = [translate(self.env, item) for item in problems if item.blocking]
            if blocking:
                raise ValidationError(
                    self.env._(
                        "%(person)s – absence “%(kind)s”: %(problems)s",
                        person=absence.employee_id.name,
                        kind=absence.kind_id.name,
                        problems=" ".join(blocking),
                    )
                )

    @api.depends("employee_id", "kind_id", "date_from", "date_to")
    def _compute_warning(self):
        for absence, problems in self._problems().items():
            texts = [translate(self.env, item) for item in problems if not item.blocking]
            absence.warning = "\n".join(text[:1].upper() + text[1:] for text in texts) or False
