# Copyright 2026 CCHC-HR contributors
# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl).
{
    "name": "CCHC Base",
    "summary": "Units, legal texts, roles and scope, report engine of a province's personnel",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Public Administration",
    "author": "CCHC-HR contributors",
    "license": "AGPL-3",
    "depends": ["hr", "portal", "web_hierarchy"],
    "external_dependencies": {"python": ["docxtpl", "odfpy", "python-docx", "xlsxwriter"]},
    "data": [
        # security
        "security/cchc_groups.xml",
        "security/ir.model.access.csv",
        "security/cchc_rules.xml",
        # data
        "data/ir_cron_data.xml",
        "data/cchc.unit.kind.csv",
        "data/cchc.admin.level.csv",
        "data/cchc_legal_document_data.xml",
        "data/cchc_legal_parameter_data.xml",
        # wizards, before the views that call them
        "wizards/cchc_unit_change_views.xml",
        "wizards/cchc_approval_return_views.xml",
        # views
        "views/cchc_legal_document_views.xml",
        "views/cchc_legal_parameter_views.xml",
        "views/cchc_unit_version_views.xml",
        "views/cchc_succession_views.xml",
        "views/hr_department_views.xml",
        "views/res_users_views.xml",
        "views/source_templates.xml",
        "views/res_config_settings_views.xml",
        "views/cchc_report_form_views.xml",
        "views/cchc_report_person_views.xml",
        "views/cchc_document_template_views.xml",
        # menus
        "views/menus.xml",
        "views/cchc_report_menus.xml",
        "views/cchc_campaign_views.xml",
    ],
    "assets": {
        "web.assets_backend": [
            "cchc_base/static/src/**/*",
            # The distribution's package of Odoo leaves this file out, though mail names it: without
            # this line every page logs an error.
            ("remove", "mail/static/lib/selfie_segmentation/selfie_segmentation.js"),
        ],
    },
    "post_init_hook": "post_init_hook",
    "application": True,
}
