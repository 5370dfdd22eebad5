from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.problems import translate
from odoo.addons.cchc_hr.models.cchc_raise_due import explained

from ..rules.case import NO_TERM, QUALITY, REORGANISED
from ..rules.choice import offer
from ..rules.decree_29_2023 import DECREE as OLD_DECREE

# Grounds of NĐ 178/2024 whose benefit is reckoned by another article than điều 7.
POINTS = {"nd178_2": QUALITY, "nd178_3": NO_TERM}


class CchcReductionDossier(models.Model):
    """What a dossier gives: the highest of the regimes that fit, with its reasons."""

    _inherit = "cchc.reduction.dossier"

    @api.depends("reasoning")
    def _compute_explanation(self):
        for row in self:
            row.explanation = explained(row.reasoning) if row.reasoning else False

    def _measure(self):
        return self.measure

    @api.model
    def _values_of_ground(self, ground_id):
        """What the ground of a dossier says of the reorganisation."""
        ground = self.env["cchc.reduction.ground"].browse(ground_id)
        if not ground.by_reorganisation:
            return {}
        return {"by_reorganisation": True, "point": POINTS.get(ground.code, REORGANISED)}

    def action_compute(self):
        """Reckon the benefit of the dossiers while their list is a draft."""
        self._check_editable()
        self._note_exclusions()
        self._compute_benefits()
        return True

    def action_compare(self):
        """All measures of the decrees for this person, side by side: the calculator with the facts
        of the dossier, to be looked at and printed."""
        self.ensure_one()
        self.check_access("read")
        Calculator = self.env["cchc.reduction.calculator"]
        facts = self.env["cchc.reduction.case"]._fields
        names = [
            name for name, one in facts.items() if one.store and name not in models.MAGIC_COLUMNS
        ]
        case = Calculator.create(
            {
                **{name: self[name] for name in names},
                "employee_id": self.employee_id.id,
                "name": self.employee_id.name,
            }
        )
        case.action_calculate()
        return case._action_open()

    def _compute_benefits(self):
        figures = self.env["cchc.reduction.figure"]._rows()
        today = vietnam_time.today()
        for row in self:
            try:
                benefit = offer(row._case(), figures)
            except RuleError as error:
                raise UserError(
                    self.env._(
                        "%(person)s: %(problem)s",
                        person=row.employee_id.name,
                        problem=translate(self.env, error.problem),
                    )
                ) from error
            row._keep_benefit(benefit, today)

    def _keep_benefit(self, benefit, today):
        refused = "; ".join(translate(self.env, problem) for problem in benefit.refusals)
        self._set_plain(
            {
                "decree": benefit.decree,
                "article": benefit.article,
                "amount": benefit.amount if benefit.fits else 0,
                "full_pension": benefit.full_pension,
                "unverified": bool(benefit.fits and benefit.unverified),
                "reasoning": benefit.result().as_json(),
                "remark": refused,
                "computed_on": today,
            }
        )

    @api.model
    def _drawn_by_old_decree(self, people):
        """Money of NĐ 29/2023 that people drew by earlier dossiers, which shuts NĐ 178/2024."""
        rows = (
            self.env["cchc.reduction.payment"]
            .sudo()
            .search(
                [
                    ("dossier_id.employee_id", "in", people.ids),
                    ("dossier_id.decree", "=", OLD_DECREE),
                    ("voided", "=", False),
                ],
                order="paid_on",
            )
        )
        return {
            person.id: {
                "paid_before": sum(own.mapped("amount")),
                "paid_before_on": fields.Date.to_date(own[0].paid_on),
            }
            for person, own in rows.grouped(lambda row: row.dossier_id.employee_id).items()
        }

    # -- checks before a list is handed on -------------------------------------------

    def _check_complete(self):
        """:raise UserError: naming the person and what is missing"""
        self._note_exclusions()
        for row in self:
            row._check_ground()
            if row.missing:
                raise UserError(
                    self.env._(
                        "%(person)s: missing in the dossier: %(papers)s.",
                        person=row.employee_id.name,
                        papers=row.missing,
                    )
                )
            if not row.minutes:
                raise UserError(
                    self.env._(
                        "%s: enter the number and day of the minutes of the review.",
                        row.employee_id.name,
                    )
                )

    def _check_ground(self):
        person, ground, day = self.employee_id.name, self.ground_id, self.list_id.review_on
        in_force = (not ground.date_from or ground.date_from <= day) and (
            not ground.date_to or ground.date_to >= day
        )
        if not in_force or ground.decree not in self.list_id._decrees():
            raise UserError(
                self.env._(
                    "%(person)s: the ground is of %(decree)s, which the list does not go by. "
                    "Choose a ground of %(own)s.",
                    person=person,
                    decree=ground.decree,
                    own=", ".join(self.list_id._decrees()),
                )
            )
        if ground.volunteering and not self.volunteers:
            raise UserError(
                self.env._(
                    "%(person)s: %(article)s asks that the person volunteers.",
                    person=person,
                    article=ground.article,
                )
            )
        self._check_not_excluded()

    def _check_fit(self):
        """Who gets nothing by any decree does not go on; the own share is a part of the benefit."""
        for row in self:
            if row.remark:
                raise UserError(
                    self.env._(
                        "%(person)s: the measure gives nothing: %(reason)s",
                        person=row.employee_id.name,
                        reason=row.remark,
                    )
                )
            if row.own_amount > row.amount:
                raise UserError(
                    self.env._(
                        "%s: the unit's own share is more than the benefit.", row.employee_id.name
                    )
                )
