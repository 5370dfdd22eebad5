# Copyright 2026 CCHC-HR contributors
# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl).
{
    "name": "CCHC Positions and Establishment",
    "summary": "Job positions, qualification standards and the establishment of a province's units",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Public Administration",
    "author": "CCHC-HR contributors",
    "license": "AGPL-3",
    "depends": ["cchc_hr"],
    "data": [
        # security
        "security/control_groups.xml",
        "security/ir.model.access.csv",
        "security/control/ir.model.access.csv",
        "security/cchc_positions_rules.xml",
        "security/control_rules.xml",
        # data
        "data/cchc_legal_document_data.xml",
        "data/cchc_service_fact_data.xml",
        "data/cchc_decision_type_data.xml",
        "data/cchc.position.group.csv",
        "data/cchc_quota_category_data.xml",
        "data/cchc_quota_category_rules_data.xml",
        "data/cchc_position_control_data.xml",
        # views
        "views/cchc_position_views.xml",
        "views/cchc_position_scheme_views.xml",
        "views/cchc_position_standard_views.xml",
        "views/cchc_unit_function_views.xml",
        "views/cchc_establishment_entry_views.xml",
        "views/cchc_quota_category_views.xml",
        "views/cchc_decision_views.xml",
        "views/hr_employee_views.xml",
        # menus
        "views/menus.xml",
        "views/cchc_position_control_views.xml",
    ],
    "application": True,
}
