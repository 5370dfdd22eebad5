from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.engine import vocabulary
from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.ledger import Tree


class CchcReportProvider(models.AbstractModel):
    """The establishment assigned, for report forms (BM01 column 1)."""

    _inherit = "cchc.report.provider"

    @api.model
    def _provide_establishment_assigned(self, form, parents, on, known_on=None, structure=None):
        """What each unit of a report was assigned for the people whom the form is about.

        One statement. A unit without an entry of its own shows what the units below it were
        assigned, and nothing when they were not either.
        """
        self.env["cchc.establishment.entry"].flush_model()
        staff = self._staff_of(form, on)
        self.env.cr.execute(
            SQL(
                """
                SELECT unit_id, category_id, sum(amount)::int
                  FROM cchc_establishment_entry
                 WHERE kind <> 'reserved' AND date_effective <= %(on)s AND %(known)s
                   AND category_id IN (
                       SELECT c.id FROM cchc_quota_category c
                         JOIN cchc_quota_category_member m ON m.category_id = c.id
                        WHERE c.is_establishment AND %(staff)s)
                 GROUP BY unit_id, category_id
                """,
                on=on,
                known=SQL("recorded_at < %s", vietnam_time.end_of_day(known_on))
                if known_on
                else SQL("TRUE"),
                staff=SQL("m.staffing_category = ANY(%s)", sorted(staff)) if staff else SQL("TRUE"),
            )
        )
        assigned = {(unit, category): people for unit, category, people in self.env.cr.fetchall()}
        if structure:
            assigned = structure.split(assigned)
        tree, found = Tree(parents), {}
        for key, people in assigned.items():
            if key[0] not in parents:
                continue
            found[key[0]] = found.get(key[0], 0) + people
            for above in tree.above(key):
                if (above, key[1]) in assigned:
                    break
                found[above] = found.get(above, 0) + people
        return found

    @api.model
    def _staff_of(self, form, on):
        """The staffing categories that a form is about, by its population; none means all."""
        domain = Domain(vocabulary.evaluate(form.sudo().population, on))
        staff = set()
        for condition in domain.iter_conditions():
            if condition.field_expr == "staffing_category":
                if condition.operator == "=":
                    staff.add(condition.value)
                elif condition.operator == "in":
                    staff |= set(condition.value)
        return staff
