# Copyright 2026 CCHC-HR contributors
# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl).
{
    "name": "CCHC Staff Reduction",
    "summary": "Staff reduction by the decrees: who, by which ground, with which benefit",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Public Administration",
    "author": "CCHC-HR contributors",
    "license": "AGPL-3",
    "depends": ["cchc_positions"],
    "data": [
        # security
        "security/ir.model.access.csv",
        "security/calculator_rules.xml",
        "security/reduction_rules.xml",
        # data
        "data/cchc.reduction.figure.csv",
        "data/cchc.reduction.ground.csv",
        "data/cchc.reduction.paper.csv",
        "data/figures_kept.xml",
        "data/cchc_document_template_data.xml",
        # views
        "views/cchc_reduction_figure_views.xml",
        "views/cchc_reduction_calculator_views.xml",
        "views/cchc_reduction_ground_views.xml",
        "views/cchc_reduction_dossier_views.xml",
        "views/cchc_reduction_list_views.xml",
        "views/cchc_reduction_print_actions.xml",
        "views/cchc_reduction_search_views.xml",
        "views/menus.xml",
    ],
}
