"""Words that stand in one place only, in schemes, the ledger and what hangs on them."""

# Model -> field; cast_positions.py writes the word of WORDS with the number of the place into it.
SECRETS = {
    "cchc.position": ("name",),
    "cchc.position.scheme": ("necessity",),
    "cchc.position.scheme.line": ("name",),
    "cchc.job.description": ("field_of_work",),
    "cchc.unit.function": ("name",),
    "cchc.establishment.entry": ("note",),
    "cchc.establishment.plan": ("necessity",),
    "cchc.establishment.plan.line": ("reason",),
    "cchc.reduction.target": ("note",),
    "cchc.limit.allotment": ("note",),
    "cchc.unit.driver": ("source",),
    "cchc.unit.autonomy.item": ("name",),
    "cchc.competency.assessment": ("evidence",),
    "cchc.standard.gap": ("source",),
    "cchc.qualification.need": ("required",),
    "cchc.position.override": ("reason",),
}
WORDS = (
    *("position", "scheme", "work", "function", "entry", "plan", "request", "target"),
    *("allotment", "measure", "fees", "evidence", "gap", "need", "reason"),
)
