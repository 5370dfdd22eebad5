# Copyright 2026 CCHC-HR contributors
# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl).
{
    "name": "CCHC Consolidated Reports",
    "summary": "Reporting periods, submission, consolidation, targets of the plan",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Public Administration",
    "author": "CCHC-HR contributors",
    "license": "AGPL-3",
    "depends": ["cchc_positions"],
    "data": [
        # menus: the section under which the views hang theirs
        "views/menus.xml",
        # reports: periods, submission, consolidation
        "security/reports/ir.model.access.csv",
        "security/reports_rules.xml",
        "data/cchc_report_cron.xml",
        "data/cchc_report_calendar_data.xml",
        "views/cchc_report_period_views.xml",
        "views/cchc_report_submission_views.xml",
        "views/report_menus.xml",
        "views/hr_department_report_views.xml",
        # targets, plan of the reform, use of the system, figures
        "security/seeing/ir.model.access.csv",
        "security/seeing_rules.xml",
        "data/cchc_reform_target_data.xml",
        "views/cchc_reform_target_views.xml",
        "views/cchc_target_board_views.xml",
        "views/cchc_unit_usage_views.xml",
        "views/seeing_menus.xml",
        "data/cchc_reform_template_data.xml",
        "views/cchc_reform_task_views.xml",
        "views/cchc_reform_plan_views.xml",
        "views/reform_menus.xml",
        "views/cchc_overview_views.xml",
        "views/cchc_personnel_report_views.xml",
    ],
    "assets": {"web.assets_backend": ["cchc_consolidation/static/src/**/*"]},
    "application": True,
}
