# Copyright 2026 CCHC-HR contributors
# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl).
{
    "name": "CCHC People and Decisions",
    "summary": "Dossiers, decisions and the timeline of service of a province's staff",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Public Administration",
    "author": "CCHC-HR contributors",
    "license": "AGPL-3",
    "depends": ["cchc_base"],
    "data": [
        # security
        "security/ir.model.access.csv",
        "security/cchc_hr_rules.xml",
        "security/import/ir.model.access.csv",
        "security/cchc_import_rules.xml",
        # data
        "data/ir_cron_data.xml",
        "data/cchc.ethnicity.csv",
        "data/cchc.religion.csv",
        "data/cchc.rank.csv",
        "data/cchc.salary.scale.csv",
        "data/cchc.retirement.age.csv",
        "data/cchc.leadership.post.csv",
        "data/cchc_service_fact_data.xml",
        "data/cchc_decision_type_data.xml",
        "data/cchc_legal_document_data.xml",
        "data/cchc.decision.ground.csv",
        "data/cchc_document_template_data.xml",
        "data/cchc_report_form_data.xml",
        "data/cchc_import_cron.xml",
        "data/cchc_import_template_action.xml",
        # wizards, before the views that call them
        "wizards/cchc_decision_revocation_views.xml",
        "wizards/cchc_service_at_views.xml",
        # views
        "views/cchc_decision_line_views.xml",
        "views/cchc_decision_views.xml",
        "views/cchc_decision_type_views.xml",
        "views/cchc_dossier_views.xml",
        "views/hr_version_views.xml",
        "views/hr_department_views.xml",
        "views/hr_employee_views.xml",
        "views/cchc_rank_views.xml",
        "views/cchc_report_person_views.xml",
        "views/portal_templates.xml",
        "views/cchc_import_views.xml",
        # menus
        "views/menus.xml",
    ],
    "assets": {"web.assets_backend": ["cchc_hr/static/src/**/*"]},
    "application": True,
}
