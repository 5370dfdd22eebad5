"""Words that several models of the addon share."""

# Who pays: the budget for training, the unit itself, projects and foreign partners, who learns.
SOURCES = [
    ("training", "Training budget"),
    ("unit", "Unit's own budget"),
    ("project", "Project or foreign partner"),
    ("learner", "Learner"),
]
# Which field of a kind of programme or certificate holds the level that is proved.
PROVED_LEVELS = {
    "political_theory": "political_theory_level",
    "state_management": "state_management_level",
    "it": "it_level",
    "english": "language_level",
    "other_language": "language_level",
    "leadership": "leadership_level",
}
# Kinds of gaps that a course can fill; years of service and ratings come with time.
TRAINABLE = (
    *("degree", "major", "political_theory", "state_management", "it", "language"),
    "certificate",
)
# Programmes that answer a need of another kind than their own name says.
LANGUAGES = ("english", "other_language", "minority_language")
