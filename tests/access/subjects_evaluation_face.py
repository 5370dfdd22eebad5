"""The head's board and the papers of an evaluation: what a remote caller may name of them."""

FORMATS = ("pdf", "docx")
PAPERS = ("sheets", "notices")
# Fetch files by ids that were given; the download asks for the rights.
OPENERS = {
    *(f"cchc.evaluation.unit.action_print_{what}_{how}" for what in PAPERS for how in FORMATS),
    *(f"cchc.evaluation.action_print_notice_{how}" for how in FORMATS),
}
# Answers from the user's own units; strangers have none.
OWN = {"cchc.evaluation.unit.board_options"}
CHECKED = {
    "cchc.evaluation.unit.board": (),
    "cchc.evaluation.unit.board_save": ([],),
}
