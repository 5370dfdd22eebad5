"""The first sheet of our own workbook: how to fill in each column."""

from odoo.addons.cchc_base.rules.problem import translatable

_ = translatable("cchc_hr")

_DATES = _("01/3/1975; or 3/1975, or 1975 if no more is known. Four digits for the year.")
TITLE = _("Instructions")
# What Excel says to a word that is not on the list.
REFUSAL = _("Choose one of the words on the list.")
# [column or "", text], in the order of the columns. In brackets, because the term export takes
# the first string of a tuple after a marked one for a term.
INSTRUCTIONS = [
    ["", _("One row for each person. Columns marked * must be filled in.")],
    ["", _("The header is locked so that the file can be read again; rows are free.")],
    ["name", _("As in the identity papers; capitals are turned into usual case.")],
    ["birth", _DATES],
    ["citizen_id", _("Twelve digits, as text, so that the first zero stays.")],
    ["unit", _("Choose from the list, or write the code of the unit.")],
    ["rank_code", _("For example 01.003; cadres have none.")],
    ["coefficient", _("For example 4,98; it tells the step.")],
    ["above_scale", _("For example 7; only on the last step.")],
    ["rank_since", _DATES],
    ["step_since", _("The day from which the next raise is counted.")],
    ["recruited_on", _DATES],
    [
        "",
        _(
            "The further sheets hold the lists of the dossier: one row for each entry, with the "
            "citizen number of the person or the number (STT) of the person's row. Sheets that are "
            "not needed stay empty."
        ),
    ],
    [
        "",
        _("Entries that a dossier holds already are not entered twice; nothing there is changed."),
    ],
]
