from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.cchc_base.models.field_groups import READ
from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.rules.vietnamese import clean, fold, sort_key
from odoo.addons.cchc_base.tools.problems import translate

from ..fields import PartialDate
from ..rules import citizen_id as citizen_id_rule
from ..rules import partial_date
from ..rules import retirement as retirement_rule

# Dates as the papers have them, perhaps by year only, and the day that stands for them.
DAY_OF_TEXT = {
    "birth_text": "birthday",
    "recruited_text": "recruited_on",
    "party_joined_text": "party_joined_on",
    "party_official_text": "party_official_on",
}


class HrEmployee(models.Model):
    """Who the person is: names, numbers, birth, origin."""

    _inherit = "hr.employee"
    _order = "name_sort, id"
    _rec_names_search = ["search_key"]

    # Names
    other_name = fields.Char(groups=READ)
    name_sort = fields.Char(
        compute="_compute_name_keys",
        store=True,
        index=True,
        groups=READ,
        help="Given name, surname, middle name in Vietnamese order.",
    )
    search_key = fields.Char(
        compute="_compute_name_keys",
        store=True,
        index="trigram",
        groups=READ,
        help="Name without marks, staff number and citizen number: what the search box reads.",
    )

    # Numbers
    staff_number = fields.Char(copy=False, groups=READ)
    citizen_id = fields.Char(string="Citizen number (CCCD)", copy=False, groups=READ)
    old_citizen_id = fields.Char(
        string="Old identity number (CMND)", copy=False, groups=READ, index="btree_not_null"
    )
    insurance_number = fields.Char(string="Social insurance number", copy=False, groups=READ)

    # Birth and origin
    birthday = fields.Date(groups=READ, index="btree_not_null")
    birth_text = PartialDate(
        string="Born",
        groups=READ,
        help="As the papers say: 01/03/1975, 03/1975 or 1975.",
    )
    place_of_birth = fields.Char(groups=READ)
    home_town = fields.Char(groups=READ)
    ethnicity_id = fields.Many2one(comodel_name="cchc.ethnicity", index=True, groups=READ)
    religion_id = fields.Many2one(comodel_name="cchc.religion", index=True, groups=READ)
    recruited_on = fields.Date(string="First recruited on", groups=READ)
    recruited_text = PartialDate(
        string="First recruited",
        groups=READ,
        help="As the papers say: 01/03/1998, 03/1998 or 1998.",
    )
    retirement_date = fields.Date(
        compute="_compute_retirement_date",
        store=True,
        index=True,
        groups=READ,
        help="Last day of the month in which the person reaches the age of NĐ 135/2020.",
    )

    # Party
    party_joined_on = fields.Date(string="Joined the Party on", groups="cchc_base.group_read_party")
    party_joined_text = PartialDate(
        string="Joined the Party",
        groups="cchc_base.group_read_party",
        help="As the papers say: 01/03/1998, 03/1998 or 1998.",
    )
    party_official_on = fields.Date(
        string="Official Party member since", groups="cchc_base.group_read_party"
    )
    party_official_text = PartialDate(
        string="Official Party member",
        groups="cchc_base.group_read_party",
        help="As the papers say: 01/03/1998, 03/1998 or 1998.",
    )

    # Lists of the dossier
    education_ids = fields.One2many("cchc.education", "employee_id", groups=READ)
    certificate_ids = fields.One2many("cchc.certificate", "employee_id", groups=READ)
    work_history_ids = fields.One2many("cchc.work.history", "employee_id", groups=READ)
    yearly_rating_ids = fields.One2many("cchc.yearly.rating", "employee_id", groups=READ)
    commendation_ids = fields.One2many("cchc.commendation", "employee_id", groups=READ)
    discipline_ids = fields.One2many(
        "cchc.discipline", "employee_id", groups="cchc_base.group_read_discipline"
    )

    _citizen_id_unique = models.UniqueIndex(
        "(citizen_id) WHERE citizen_id IS NOT NULL",
        "Another person already has this citizen number. Search for it before adding a person.",
    )
    _staff_number_unique = models.UniqueIndex(
        "(staff_number) WHERE staff_number IS NOT NULL",
        "Another person already has this staff number.",
    )

    @api.depends("name", "other_name", "staff_number", "citizen_id", "old_citizen_id")
    def _compute_name_keys(self):
        for person in self:
            name = clean(person.name or "")
            person.name_sort = sort_key(name) if name else False
            parts = (
                fold(name),
                fold(person.other_name or ""),
                person.staff_number,
                person.citizen_id,
                person.old_citizen_id,
            )
            person.search_key = " ".join(part for part in parts if part) or False

    @api.depends("birthday", "version_ids.sex")
    def _compute_retirement_date(self):
        rows = self.env["cchc.retirement.age"]._rows()
        for person in self:
            sex = person.sex or person.version_ids[:1].sex
            if not person.birthday or sex not in ("male", "female"):
                person.retirement_date = False
                continue
            person.retirement_date = person._retirement(rows, sex).value

    def _retirement(self, rows, sex):
        """Result of the retirement rule; a birthday known by year counts from 1 January."""
        born = partial_date.parse(self.birth_text or self.birthday)
        return retirement_rule.retirement(rows, born, sex)

    # -- search ---------------------------------------------------------------

    @api.model
    def _search_display_name(self, operator, value):
        """Who reads no dossiers finds people by name, as Odoo's public profiles have it."""
        if self.browse().has_access("read"):
            return super()._search_display_name(operator, value)
        return Domain("name", operator, value)

    # -- input ----------------------------------------------------------------

    @api.model
    def _clean_identity(self, vals):
        """Spaces, Unicode form and partial dates, whoever writes them."""
        for name in ("name", "other_name", "staff_number", "citizen_id", "old_citizen_id"):
            if vals.get(name):
                vals[name] = clean(vals[name])
            elif name in vals and name != "name":
                vals[name] = False
        for text, day in DAY_OF_TEXT.items():
            if text in vals:
                known = self._parse_partial(text, vals[text])
                vals[text], vals[day] = known and str(known), known and known.first_day()
            elif day in vals:
                known = vals[day] and partial_date.PartialDate.of(fields.Date.to_date(vals[day]))
                vals[text] = known and str(known)
        return vals

    @api.model
    def _parse_partial(self, name, text):
        try:
            return text and partial_date.parse(text)
        except RuleError as error:
            raise ValidationError(
                self.env._(
                    "%(field)s: %(problem)s Write 01/03/1975, 03/1975 or 1975.",
                    field=self._fields[name]._description_string(self.env),
                    problem=translate(self.env, error.problem),
                )
            ) from error

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._clean_identity(dict(vals)) for vals in vals_list])

    def write(self, vals):
        vals = self._clean_identity(dict(vals))
        result = super().write(vals)
        if {"party_joined_on", "party_official_on"} & vals.keys():
            self.env["cchc.timeline"]._project(self)
        return result

    @api.constrains("citizen_id", "birthday")
    def _check_citizen_id(self):
        for person in self.filtered("citizen_id"):
            problems = citizen_id_rule.check(
                person.citizen_id, person.birthday and person.birthday.year, person.sex or None
            )
            blocking = [problem for problem in problems if problem.blocking]
            if blocking:
                raise ValidationError(
                    self.env._(
                        "%(name)s – citizen number %(number)s: %(problems)s",
                        name=person.name,
                        number=person.citizen_id,
                        problems="; ".join(translate(self.env, item) for item in blocking),
                    )
                )
