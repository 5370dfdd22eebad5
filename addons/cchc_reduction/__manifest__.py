# Copyright 2026 CCHC-HR contributors
# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl).
{
    "name": "CCHC Staff Reduction",
    "summary": "Staff reduction by the decrees: who, by which ground, with which benefit",
    "version": "19.0.1.1.0",
    "category": "Human Resources/Public Administration",
    "author": "CCHC-HR contributors",
    "license": "AGPL-3",
    "depends": ["cchc_positions"],
    "data": [
        # security
        "security/finance_groups.xml",
        "security/ir.model.access.csv",
        "security/plan/ir.model.access.csv",
        "security/calculator_rules.xml",
        "security/reduction_rules.xml",
        "security/plan_rules.xml",
        # data
        "data/cchc.reduction.figure.csv",
        "data/cchc.reduction.ground.csv",
        "data/cchc.reduction.paper.csv",
        "data/figures_kept.xml",
        "data/cchc.reduction.deadline.csv",
        "data/deadlines_kept.xml",
        "data/ir_cron_data.xml",
        "data/cchc_reduction_programme_data.xml",
        "data/cchc_document_template_data.xml",
        # views
        "views/cchc_reduction_figure_views.xml",
        "views/cchc_reduction_calculator_views.xml",
        "views/cchc_reduction_ground_views.xml",
        "views/cchc_reduction_dossier_views.xml",
        "views/cchc_reduction_list_views.xml",
        "views/cchc_reduction_print_actions.xml",
        "views/cchc_reduction_search_views.xml",
        "views/cchc_reduction_finance_views.xml",
        "views/cchc_reduction_outlook_views.xml",
        "views/cchc_reduction_round_views.xml",
        "views/cchc_reduction_result_views.xml",
        "views/menus.xml",
    ],
    "assets": {"web.assets_backend": ["cchc_reduction/static/src/**/*"]},
}
