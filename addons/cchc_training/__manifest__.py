# Copyright 2026 CCHC-HR contributors
# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl).
{
    "name": "CCHC Training",
    "summary": "Training from real gaps: needs, plans, classes, study, pay-backs",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Public Administration",
    "author": "CCHC-HR contributors",
    "license": "AGPL-3",
    "depends": ["cchc_positions", "survey"],
    "data": [
        # security
        "security/plan/ir.model.access.csv",
        "security/plan_rules.xml",
        "security/class/ir.model.access.csv",
        "security/class_rules.xml",
        "security/study/ir.model.access.csv",
        "security/study_rules.xml",
        # data
        "data/cchc.training.figure.csv",
        "data/training_kept.xml",
        # views
        "views/plan/cchc_training_figure_views.xml",
        "views/plan/cchc_training_programme_views.xml",
        "views/plan/cchc_training_plan_views.xml",
        "views/class/cchc_training_provider_views.xml",
        "views/class/cchc_training_class_views.xml",
        "views/class/cchc_training_hours_views.xml",
        "views/class/cchc_training_declared_views.xml",
        "views/study/cchc_training_study_views.xml",
        "views/study/cchc_training_payback_views.xml",
        "views/menus.xml",
    ],
}
