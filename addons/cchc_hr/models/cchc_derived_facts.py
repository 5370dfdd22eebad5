from odoo import api, fields, models

from odoo.addons.cchc_base.models.field_groups import READ

# Every selection is in rising order: a person's level is the highest one reached by a day.
DEGREE_LEVELS = [
    ("elementary", "Elementary"),
    ("intermediate", "Intermediate"),
    ("college", "College"),
    ("university", "University"),
    ("master", "Master"),
    ("doctor", "Doctor"),
]
POLITICAL_THEORY_LEVELS = [
    ("elementary", "Elementary"),
    ("intermediate", "Intermediate"),
    ("advanced", "Advanced"),
    ("bachelor", "Bachelor"),
]
STATE_MANAGEMENT_LEVELS = [
    ("staff", "Technician and equivalent"),
    ("specialist", "Specialist and equivalent"),
    ("principal", "Principal specialist and equivalent"),
    ("senior_principal", "Senior principal specialist and equivalent"),
]
IT_LEVELS = [("certificate", "Certificate"), ("intermediate", "Intermediate or higher")]
LANGUAGE_LEVELS = [("certificate", "Certificate"), ("university", "University")]
# Posts for which the courses of leadership and management are made: NĐ 171/2025, điều 15.
LEADERSHIP_LEVELS = [
    ("division", "Leaders of divisions"),
    ("commune", "Leaders of communes"),
    ("department", "Leaders of departments of the province"),
    ("ministry_department", "Leaders of departments of a ministry"),
    ("deputy_minister", "Deputy ministers"),
]


class CchcDerivedFacts(models.AbstractModel):
    """Facts of a period that follow from its service facts and from the dated dossier.

    They are columns of the snapshot so that a report counts them without looking into lists.
    """

    _name = "cchc.derived.facts"
    _description = "Derived facts of a period"

    in_service = fields.Boolean(
        readonly=True, groups=READ, help="On the payroll: serving, or away without having left."
    )
    degree_level = fields.Selection(DEGREE_LEVELS, readonly=True, groups=READ)
    political_theory_level = fields.Selection(POLITICAL_THEORY_LEVELS, readonly=True, groups=READ)
    state_management_level = fields.Selection(STATE_MANAGEMENT_LEVELS, readonly=True, groups=READ)
    it_level = fields.Selection(IT_LEVELS, string="IT level", readonly=True, groups=READ)
    english_level = fields.Selection(LANGUAGE_LEVELS, readonly=True, groups=READ)
    other_language_level = fields.Selection(
        LANGUAGE_LEVELS, string="Other foreign language", readonly=True, groups=READ
    )
    minority_language = fields.Boolean(
        string="Certificate of an ethnic language", readonly=True, groups=READ
    )
    party_member = fields.Boolean(readonly=True, groups="cchc_base.group_read_party")

    @api.model
    def _derived_fact_names(self):
        own = self.env["cchc.derived.facts"]._fields.values()
        return tuple(field.name for field in own if field.store and field.name != "id")
