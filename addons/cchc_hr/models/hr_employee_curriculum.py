from odoo import fields, models

from odoo.addons.cchc_base.models.field_groups import READ

from ..fields import PartialDate

PARTY = "cchc_base.group_read_party"
HEALTH = "cchc_base.group_read_health"
FAMILY = "cchc_base.group_read_family"
ASSETS = "cchc_base.group_read_assets"


class HrEmployee(models.Model):
    """What the curriculum forms ask of a person beyond identity and service.

    Numbers in comments are those of 2C-BNV/2008 (2C), of the curriculum vitae of TT 06/2023/TT-BNV
    (CV) and of 2C/TCTW-98 (TW).
    """

    _inherit = "hr.employee"

    # Where the person comes from and lives
    citizen_id_issued = PartialDate(string="CCCD issued on", groups=READ)  # 2C 25, CV 8
    citizen_id_issuer = fields.Char(string="CCCD issued by", groups=READ)
    health_insurance_number = fields.Char(copy=False, groups=READ)  # CV 9
    permanent_address = fields.Char(string="Permanent residence", groups=READ)  # 2C 8
    current_address = fields.Char(string="Present address", groups=READ)  # 2C 9, CV 10
    # Odoo keeps them for its own HR users; here they are item 8 of the curriculum.
    private_phone = fields.Char(string="Personal phone", groups=READ)
    private_email = fields.Char(string="Personal e-mail", groups=READ)
    family_background = fields.Char(groups=FAMILY)  # CV 11, TW 10
    policy_family = fields.Char(  # 2C 24, CV 18
        string="Policy beneficiary",
        groups=READ,
        help="Child of a fallen or wounded soldier, of a person exposed to Agent Orange …",
    )
    invalid_class = fields.Selection(  # 2C 24
        [("1/4", "1/4"), ("2/4", "2/4"), ("3/4", "3/4"), ("4/4", "4/4")],
        string="Class as wounded soldier",
        groups=READ,
    )

    # Entering service
    occupation_before = fields.Char(string="Occupation before recruitment", groups=READ)  # 2C 10
    recruited_by = fields.Char(string="Recruiting agency", groups=READ)  # 2C 11
    agency_since = PartialDate(string="In the present agency since", groups=READ)  # CV 14, TW 13
    revolution_joined = PartialDate(string="Joined the revolution on", groups=READ)  # TW 13
    main_work = fields.Char(string="Main work assigned", groups=READ)  # 2C 13, CV 28
    strengths = fields.Char(groups=READ)  # 2C 20, CV 29
    longest_work = fields.Char(string="Work done longest", groups=READ)  # CV 29, TW 21

    # Education (levels beyond school stand in the lists)
    general_education = fields.Char(  # 2C 15.1
        groups=READ, help="Class completed and system, for example 12/12 or 10/10."
    )
    academic_title = fields.Selection(  # CV 21
        [("associate_professor", "Associate professor"), ("professor", "Professor")],
        groups=READ,
    )
    academic_title_year = fields.Char(groups=READ)
    state_title = fields.Char(  # 2C 19, CV 22
        string="Highest title conferred",
        groups=READ,
        help="Hero of Labour, People's Teacher, Excellent Physician …",
    )

    # Organisations and the army
    union_joined = PartialDate(string="Joined an organisation on", groups=READ)  # 2C 17, CV 16
    union_work = fields.Char(string="Organisation and work in it", groups=READ)
    enlisted = PartialDate(string="Enlisted on", groups=READ)  # 2C 18
    discharged = PartialDate(string="Discharged on", groups=READ)
    military_rank = fields.Char(string="Highest military rank", groups=READ)
    planned_for = fields.Char(  # CV 24
        string="Planned for", groups=PARTY, help="Posts for which the person is planned."
    )

    # Health (2C 23)
    health_state = fields.Char(string="State of health", groups=HEALTH)
    height_cm = fields.Integer(string="Height (cm)", aggregator=None, groups=HEALTH)
    weight_kg = fields.Integer(string="Weight (kg)", aggregator=None, groups=HEALTH)
    blood_group = fields.Selection(
        [("a", "A"), ("b", "B"), ("ab", "AB"), ("o", "O")], groups=HEALTH
    )

    # Personal history (2C 29, CV 34), in the person's own words
    history_detained = fields.Text(
        string="Arrest, imprisonment",
        groups=FAMILY,
        help="When, where, whether anything was declared to whom.",
    )
    history_old_regime = fields.Text(string="Work under the former regime", groups=FAMILY)
    history_foreign = fields.Text(string="Relations with foreign organisations", groups=FAMILY)
    history_relatives_abroad = fields.Text(string="Relatives abroad", groups=FAMILY)

    # Means (CV 37.3, TW 31)
    yearly_income = fields.Char(groups=ASSETS, help="Salary, other sources; as declared.")
    agency_remark = fields.Text(string="Remarks of the agency", groups=READ)  # 2C 32, CV 38

    # Lists
    family_member_ids = fields.One2many("cchc.family.member", "employee_id", groups=FAMILY)
    held_post_ids = fields.One2many("cchc.held.post", "employee_id", groups=PARTY)
    salary_history_ids = fields.One2many("cchc.salary.history", "employee_id", groups=READ)
    property_item_ids = fields.One2many("cchc.property.item", "employee_id", groups=ASSETS)

    _height_sensible = models.Constraint(
        "CHECK (height_cm IS NULL OR height_cm = 0 OR height_cm BETWEEN 100 AND 230)",
        "The height is in centimetres, from 100 to 230.",
    )
    _weight_sensible = models.Constraint(
        "CHECK (weight_kg IS NULL OR weight_kg = 0 OR weight_kg BETWEEN 25 AND 250)",
        "The weight is in kilograms, from 25 to 250.",
    )
