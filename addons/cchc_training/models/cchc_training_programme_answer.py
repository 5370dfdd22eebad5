from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time

from .words import LANGUAGES, PROVED_LEVELS

# What the programme gives by the name of its certificate → the kind of need that this answers.
SAME = ("political_theory", "state_management", "it", "leadership")


class CchcTrainingProgramme(models.Model):
    """Which need a programme answers."""

    _inherit = "cchc.training.programme"

    @api.model
    def _answers_by_need(self):
        """``{(kind of need, level): programme}``: the first in force today that gives it."""
        found = {}
        today = vietnam_time.today()
        for programme in self.search(self._in_force_on(today)):
            for key in programme._answers():
                found.setdefault(key, programme)
        return found

    @api.model
    def _in_force_on(self, day):
        return [
            *("|", ("date_from", "=", False), ("date_from", "<=", day)),
            *("|", ("date_to", "=", False), ("date_to", ">=", day)),
        ]

    def _answers(self):
        """The kinds and levels of need that the programme answers."""
        self.ensure_one()
        kind = self.proves_kind
        if self.degree_level:
            return [("degree", self.degree_level)]
        if kind in SAME:
            return [(kind, self[PROVED_LEVELS[kind]])]
        if kind in LANGUAGES:
            # The engine asks for one language, whichever.
            return [("language", self.language_level or "certificate")]
        if kind == "professional":
            return [("certificate", "professional"), ("certificate", "")]
        if kind:
            return [("certificate", kind)]
        return [("update", "")] if self.kind == "job_position" else []

    def _need_values(self):
        """Kind, level and words of a need that asks for this programme."""
        self.ensure_one()
        answers = self._answers()
        kind, level = answers[0] if answers else ("update", "")
        if kind == "certificate":
            kind, level = "update", ""
        return {
            "kind": kind,
            "level": level or False,
            "required": self.name,
            "programme_id": self.id,
        }
