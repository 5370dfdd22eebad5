from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.rules.months import add_months, full_months
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.fields import PartialDate
from odoo.addons.cchc_hr.models.cchc_raise_due import explained
from odoo.addons.cchc_hr.rules import partial_date

from ..rules import salary_base
from ..rules.ages_in_force import retirements
from ..rules.case import REORGANISED, Case
from ..rules.choice import REDUCTION, REORGANISATION

KIND_OF_CATEGORY = {
    "cadre": "official",
    "civil_servant": "official",
    "commune_cadre": "commune",
    "commune_civil_servant": "commune",
    "public_employee": "employee",
    "contract_111": "employee",
    "non_specialised": "part_time_commune",
}


class CchcReductionCase(models.AbstractModel):
    """What the decrees ask about one person: of a case that is only thought of, or of a dossier."""

    _name = "cchc.reduction.case"
    _description = "Case of staff reduction"

    birth_text = PartialDate(string="Born", required=True)
    sex = fields.Selection([("male", "Male"), ("female", "Female")], required=True)
    kind = fields.Selection(
        [
            ("official", "Cadre or civil servant"),
            ("commune", "Cadre or civil servant of a commune"),
            ("employee", "Public employee or worker"),
            ("part_time_commune", "Part-time worker of a commune"),
            ("part_time_village", "Part-time worker of a hamlet or quarter"),
        ],
        required=True,
        default="official",
        string="Category",
    )
    leave_on = fields.Date(
        string="Out of service from",
        required=True,
        default=lambda self: add_months(vietnam_time.today().replace(day=1), 1),
    )
    insurance_years = fields.Integer(
        string="Years of social insurance", help="Paid and not drawn yet.", aggregator=None
    )
    insurance_rest = fields.Integer(string="and months", aggregator=None)
    insurance_note = fields.Char(string="On the insurance", readonly=True)
    hardship_years = fields.Integer(
        string="Years of hard work",
        help="Hazardous work, or places with a regional allowance of 0.7 and more.",
        aggregator=None,
    )
    current_salary = Dong(string="Salary of the last month")
    average_salary = Dong(string="Average of the last 60 months")
    scheme_salary = Dong(
        string="Salary by NĐ 178/2024",
        help="With professional allowances and the public-service allowance.",
    )
    salary_explanation = fields.Html(string="How the salaries were reckoned", readonly=True)
    allowance = Dong(string="Monthly allowance")
    allowance_months = fields.Integer(string="Months worked", aggregator=None)
    study_months = fields.Integer(string="Months of the course", aggregator=None)
    study_fee = Dong(string="Fee of the course")
    kept_allowance = Dong(
        string="Allowance of the post, a month",
        help="Of a post that is given up; with a lower post, the difference. It is kept to the end "
        "of the appointment or term.",
    )
    term_ends_on = fields.Date(string="Term of the post ends on")
    by_reorganisation = fields.Boolean(string="Because of a reorganisation")
    point = fields.Selection(
        [
            ("reorganised", "Reorganisation (điều 7)"),
            ("quality", "Reduction, quality of the staff (điều 7a)"),
            ("no_term", "Too old for another term (điều 7b)"),
        ],
        string="Point of NĐ 178/2024",
        default="reorganised",
        required=True,
        help="As amended by NĐ 67/2025. By điều 7a the first twelve months run from 15/3/2025; by "
        "điều 7b the first item is never halved.",
    )
    reorganised_on = fields.Date(string="Reorganisation effective from")
    roadmap_ends_on = fields.Date(string="Roadmap ends on")
    paid_before = Dong(string="Drawn before by NĐ 29/2023")
    paid_before_on = fields.Date(string="Drawn on")

    _months_of_a_year = models.Constraint(
        "CHECK (insurance_rest BETWEEN 0 AND 11)", "The rest of a year is 0 to 11 months."
    )
    _not_negative = models.Constraint(
        "CHECK (insurance_years >= 0 AND hardship_years >= 0 AND allowance_months >= 0"
        " AND study_months >= 0 AND current_salary >= 0 AND average_salary >= 0"
        " AND scheme_salary >= 0 AND allowance >= 0 AND study_fee >= 0 AND paid_before >= 0"
        " AND kept_allowance >= 0)",
        "Times and amounts are not negative.",
    )

    # -- from the register -----------------------------------------------------------

    def _known_of(self, person, history):
        """What the register knows of a person, as values; the officer compares it with the
        insurance book.

        :param history: `PayHistory` of the person up to the day of leaving
        """
        leave_on = history.leave_on
        now = person.current_version_id
        vals = {"birth_text": person.birth_text}
        if now.sex:
            vals["sex"] = now.sex
        if now.staffing_category in KIND_OF_CATEGORY:
            vals["kind"] = KIND_OF_CATEGORY[now.staffing_category]
        if person.recruited_on:
            served = full_months(person.recruited_on, leave_on)
            vals["insurance_years"], vals["insurance_rest"] = divmod(max(served, 0), 12)
            vals["insurance_note"] = self.env._(
                "Reckoned from the first recruitment (%s): compare it with the insurance book.",
                person.recruited_text,
            )
        results = self._salaries(history, person)
        for name in ("current_salary", "average_salary", "scheme_salary"):
            vals[name] = results[name].value if results else 0
        vals["kept_allowance"] = history.leadership(person)
        vals["salary_explanation"] = "".join(
            explained(result.as_json()) for result in results.values()
        )
        return vals

    @api.model
    def _salaries(self, history, person):
        months = history.months(person)
        if not months:
            return {}
        decree = next(
            (one.decree for one in REDUCTION if one.holds(history.leave_on)), REDUCTION[-1].decree
        )
        return {
            "current_salary": salary_base.current(
                months, before=history.before_leave(person, decree)
            ),
            "average_salary": salary_base.average(months),
            "scheme_salary": salary_base.current(
                months,
                salary_base.SCHEME_PARTS,
                salary_base.SCHEME_ARTICLE,
                history.before_leave(person, REORGANISATION.decree),
            ),
        }

    # -- the case --------------------------------------------------------------------

    def _measure(self):
        return "early_retirement"

    def _case(self):
        """The case as the rules take it.

        :raise UserError: when a day or an amount is missing that what was told asks for
        """
        self.ensure_one()
        by_scheme = self.by_reorganisation and self.leave_on >= REORGANISATION.date_from
        if by_scheme and self.point == REORGANISED and not self.reorganised_on:
            raise UserError(self.env._("Tell the day on which the reorganisation takes effect."))
        if self.paid_before and not self.paid_before_on:
            raise UserError(self.env._("Tell the day on which the money was drawn."))
        born = partial_date.parse(self.birth_text)
        if born.first_day() >= self.leave_on:
            raise UserError(self.env._("Nobody leaves the service before being born."))
        rows = self.env["cchc.retirement.age"]._rows()
        figures = self.env["cchc.reduction.figure"]._rows()
        normal, lower = retirements(rows, born, self.sex, self.leave_on, figures)
        return Case(
            kind=self.kind,
            measure=self._measure(),
            leave_on=self.leave_on,
            sex=self.sex,
            normal=normal,
            lower=lower,
            insurance_months=12 * self.insurance_years + self.insurance_rest,
            hardship_months=12 * self.hardship_years,
            current_salary=self.current_salary,
            average_salary=self.average_salary,
            scheme_salary=self.scheme_salary,
            allowance=self.allowance,
            allowance_months=self.allowance_months,
            study_months=self.study_months,
            study_fee=self.study_fee,
            kept_allowance=self.kept_allowance,
            term_ends_on=self.term_ends_on or None,
            age_months=full_months(born.first_day(), self.leave_on),
            by_reorganisation=self.by_reorganisation,
            point=self.point,
            reorganised_on=self.reorganised_on or None,
            roadmap_ends_on=self.roadmap_ends_on or None,
            paid_before=self.paid_before,
            paid_before_on=self.paid_before_on or None,
        )
