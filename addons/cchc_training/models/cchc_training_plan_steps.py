from odoo import api, models
from odoo.exceptions import UserError


class CchcTrainingPlan(models.Model):
    """From needs to lines, from the plans of agencies to that of the province."""

    _inherit = "cchc.training.plan"

    # -- the needs of the agency ---------------------------------------------------------

    def action_take_needs(self):
        """Add the open needs of the agency to the plan, a line for each programme.

        :raise UserError: when none is open, or none of them has a programme
        """
        self.ensure_one()
        self.check_access("write")
        self._check_editable()
        needs = self._waiting_needs()
        with_programme = needs.filtered("programme_id")
        if not with_programme:
            raise UserError(self._why_no_needs(needs))
        known = {}
        for line in self.line_ids.filtered(lambda one: not one.part_ids):
            known.setdefault((line.programme_id, line.year), line)
        new = []
        for programme, own in with_programme.grouped("programme_id").items():
            line = known.get((programme, self.year_from))
            if line:
                chosen = line.need_ids | own
                line.write(
                    {
                        "need_ids": [(6, 0, chosen.ids)],
                        "people": max(line.people, len(chosen)),
                    }
                )
            else:
                new.append(self._line_values(programme, own))
        self.env["cchc.training.plan.line"].create(new)
        return True

    def _waiting_needs(self):
        """Needs of people of the agency in no plan of this kind for these years yet; those that
        the law presses come first."""
        needs = self.env["cchc.qualification.need"].search(
            [
                ("employee_id", "!=", False),
                ("state", "!=", "closed"),
                ("unit_id", "child_of", self.unit_id.id),
            ],
            order="priority, due_on, id",
        )
        planned = needs.sudo().plan_line_ids.filtered(
            lambda line: line.plan_kind == self.kind and self.year_from <= line.year <= self.year_to
        )
        return needs - planned.need_ids - self._in_classes(needs)

    @api.model
    def _in_classes(self, needs):
        """Those whose person is on the way already."""
        return needs.filtered(
            lambda need: (
                not need.plan_line_ids
                and any(
                    row.state in ("proposed", "decided", "attending", "passed")
                    for row in need.sudo().participant_ids
                )
            )
        )

    def _why_no_needs(self, needs):
        if needs:
            return self.env._(
                "%(count)s open needs have no programme, for example %(need)s. Choose programmes "
                "in the list of needs first.",
                count=len(needs),
                need=needs[0].display_name,
            )
        return self.env._(
            "%s: no need is open that is not planned already. Add programmes by hand.", self.name
        )

    def _line_values(self, programme, needs):
        return {
            "plan_id": self.id,
            "programme_id": programme.id,
            "unit_id": self.unit_id.id,
            "year": self.year_from,
            "people": len(needs),
            "need_ids": [(6, 0, needs.ids)],
            "cost_per_head": programme.cost_per_head,
        }

    # -- from five years to one --------------------------------------------------------------

    def action_take_term(self):
        """Add what the five-year plan of the agency has for this year.

        :raise UserError: when there is no such plan, or it says nothing of the year
        """
        self.ensure_one()
        self.check_access("write")
        self._check_editable()
        lines = self.env["cchc.training.plan.line"].search(
            [
                ("plan_id.unit_id", "=", self.unit_id.id),
                ("plan_id.kind", "=", "five_years"),
                ("plan_id.state", "=", "approved"),
                ("year", "=", self.year_from),
                ("part_ids", "=", False),
            ]
        )
        lines = lines.filtered(lambda line: line.programme_id not in self.line_ids.programme_id)
        if self.kind != "year" or not lines:
            raise UserError(
                self.env._(
                    "%(plan)s: no approved five-year plan of the agency has more for %(year)s.",
                    plan=self.name,
                    year=self.year_from,
                )
            )
        lines.copy({"plan_id": self.id})
        return True

    # -- the plan of the province --------------------------------------------------------------

    def action_consolidate(self):
        """Take over all submitted plans of the kind and year; lines are summed by programme.

        :raise UserError: when none waits
        """
        self.ensure_one()
        self._check_home_affairs()
        self.check_access("write")
        self._check_editable()
        if not self.is_province:
            raise UserError(
                self.env._("Plans are consolidated in the plan of the province itself.")
            )
        waiting = self.search(
            [
                ("kind", "=", self.kind),
                ("year_from", "=", self.year_from),
                ("state", "=", "submitted"),
                ("parent_id", "=", False),
                ("id", "!=", self.id),
            ]
        )
        if not waiting:
            raise UserError(
                self.env._("%s: no submitted plan of an agency waits to be taken over.", self.name)
            )
        waiting._set_plain({"parent_id": self.id})
        waiting.action_appraise()
        self._set_plain({"consolidated": True})
        self._sum_up(waiting.line_ids)
        return True

    def _sum_up(self, lines):
        """Bring lines of agencies under lines of this plan."""
        Line = self.env["cchc.training.plan.line"]
        summed = {line._sum_key(): line for line in self.line_ids.filtered("summed")}
        grouped = lines.grouped(lambda line: line._sum_key())
        missing = {key: own for key, own in grouped.items() if key not in summed}
        new = Line.create(
            [
                {
                    "plan_id": self.id,
                    "unit_id": self.unit_id.id,
                    "programme_id": own[0].programme_id.id,
                    "year": own[0].year,
                    "source": own[0].source,
                    "people": sum(own.mapped("people")),
                }
                for own in missing.values()
            ]
        )
        new._set_plain({"summed": True})
        summed |= dict(zip(missing, new, strict=True))
        for key, own in grouped.items():
            own._set_plain({"parent_id": summed[key].id})
        self.env["cchc.training.plan.line"].union(*summed.values())._count_parts()

    def _return(self, reason):
        """What is sent back leaves the plan of the province; that one gives its parts back."""
        self._check_home_affairs()
        kept = self.filtered(lambda plan: plan.parent_id.state == "approved")
        if kept:
            raise UserError(
                self.env._(
                    "%(plan)s is in the approved plan %(parent)s.",
                    plan=kept[0].name,
                    parent=kept[0].parent_id.name,
                )
            )
        parents = self.parent_id
        parents._check_editable()
        above = self.line_ids.parent_id
        result = super()._return(reason)
        self.line_ids._set_plain({"parent_id": False})
        self._set_plain({"parent_id": False})
        above._count_parts()
        return result


class CchcTrainingPlanLine(models.Model):
    _inherit = "cchc.training.plan.line"

    def _sum_key(self):
        self.ensure_one()
        return (self.programme_id, self.year, self.source)

    def _count_parts(self):
        """People of summed lines are those of their parts; a line without parts is gone."""
        self.invalidate_recordset(["part_ids"])
        lines = self.sudo().filtered("summed")
        for line in lines.filtered("part_ids"):
            line._set_plain({"people": sum(line.part_ids.mapped("people"))})
        lines.filtered(lambda line: not line.part_ids).unlink()
