# Copyright 2026 CCHC-HR contributors
# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl).
{
    "name": "CCHC Reorganisation",
    "summary": "Reorganisation of units as one dated act: scenarios, enactment, succession",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Public Administration",
    "author": "CCHC-HR contributors",
    "license": "AGPL-3",
    "depends": ["cchc_positions"],
    "external_dependencies": {"python": ["python-docx", "xlsxwriter"]},
    "data": [
        # security
        "security/ir.model.access.csv",
        "security/reorganisation_rules.xml",
        # data
        "data/cchc_decision_type_data.xml",
        "data/ir_cron_data.xml",
        # views
        "views/cchc_reorganisation_wizard_views.xml",
        "views/cchc_reorganisation_scenario_views.xml",
        "views/cchc_reorganisation_plan_views.xml",
        "views/cchc_reorganisation_views.xml",
        "views/menus.xml",
    ],
}
