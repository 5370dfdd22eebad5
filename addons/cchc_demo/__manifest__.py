# Copyright 2026 CCHC-HR contributors
# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl).
{
    "name": "CCHC Demonstration Province",
    "summary": "A believable province of any size, always the same, with no real person in it",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Public Administration",
    "author": "CCHC-HR contributors",
    "license": "AGPL-3",
    "depends": [
        "cchc_consolidation",
        "cchc_evaluation",
        "cchc_recruitment",
        "cchc_reduction",
        "cchc_reorganisation",
        "cchc_training",
    ],
}
