import logging

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate
from odoo.addons.cchc_base.tools.vietnam_time import today

from ..rules import sealing

_logger = logging.getLogger(__name__)
SEAL_STATES = [("sealed", "Sealed"), ("opened", "Opened"), ("void", "Void")]
# Boards whose members may keep a passphrase: nobody who marks.
KEEPERS = ("council", "anonymising", "supervision")


class CchcRecruitmentSeal(models.Model):
    """The sealed envelope of a paper: which code belongs to whom, for two officers together.

    Neither key nor passphrase is kept anywhere; a lost one can't be had back, which is why three
    officers may seal and any two of them open.
    """

    _name = "cchc.recruitment.seal"
    _description = "Sealed codes of a paper"
    _order = "id desc"

    paper_id = fields.Many2one(
        comodel_name="cchc.recruitment.paper", required=True, index=True, ondelete="restrict"
    )
    session_id = fields.Many2one(related="paper_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="paper_id.unit_id", store=True, index=True)
    state = fields.Selection(
        SEAL_STATES,
        default="sealed",
        required=True,
        readonly=True,
    )
    member_ids = fields.Many2many(
        comodel_name="cchc.recruitment.member", string="Officers", readonly=True
    )
    officers = fields.Char(string="Sealed by", readonly=True)
    script_count = fields.Integer(string="Scripts", readonly=True)
    opened_at = fields.Datetime(readonly=True)
    opened_by = fields.Char(readonly=True)
    envelope = fields.Json(groups=fields.NO_ACCESS, readonly=True, copy=False)
    script_ids = fields.One2many(comodel_name="cchc.recruitment.script", inverse_name="seal_id")

    _one_standing = models.UniqueIndex(
        "(paper_id) WHERE state <> 'void'", "The codes of this paper are sealed already."
    )

    @api.depends("paper_id.name")
    def _compute_display_name(self):
        for seal in self:
            seal.display_name = self.env._("Codes of %s", seal.paper_id.name or "")

    def _set_plain(self, vals):
        """Nobody has the right to write an envelope by hand."""
        return self.sudo().write(vals)

    def _about(self):
        return f"cchc.recruitment.paper/{self.paper_id.id}"

    # -- opening ----------------------------------------------------------------------

    def _open(self, passphrases):
        """Open the envelope and enter the points of all scripts.

        :param passphrases: by the id of the member, as text
        :raise UserError: anything is missing or wrong; nothing was opened then
        """
        self.ensure_one()
        self.paper_id.check_access("write")
        if self.state != "sealed":
            raise UserError(self.env._("%s: they are not sealed.", self.display_name))
        scripts = self.sudo().script_ids
        if waiting := scripts.filtered(lambda one: not one.is_final):
            raise UserError(
                self.env._(
                    "%(seal)s: %(count)s scripts are not marked yet, the first is %(code)s.",
                    seal=self.display_name,
                    count=len(waiting),
                    code=waiting[0].code,
                )
            )
        mapping = self._unsealed(passphrases)
        self._enter_points(scripts, mapping)
        names = self.member_ids.filtered(lambda one: str(one.id) in passphrases).mapped("name")
        self._set_plain(
            {
                "state": "opened",
                "opened_at": fields.Datetime.now(),
                "opened_by": ", ".join(names),
            }
        )
        self.paper_id._set_plain({"told_on": today()})

    def _unsealed(self, passphrases):
        envelope = self.sudo().envelope
        try:
            return sealing.unseal(envelope, passphrases, self._about())
        except RuleError as refused:
            params = dict(refused.problem.params)
            officer = self.member_ids.filtered(lambda one: str(one.id) == params.get("officer"))
            params["officer"] = officer.name
            problem = sealing_problem(refused.problem, params)
            # That somebody tried is worth knowing; what was typed is not kept.
            _logger.warning("seal %s was not opened: %s", self.id, refused.problem.code)
            raise UserError(translate(self.env, problem)) from refused

    def _enter_points(self, scripts, mapping):
        seats = {seat.application_id.id: seat for seat in self.sudo().paper_id.seat_ids}
        figures = self.paper_id._figures()
        found = {script: seats[mapping[script.code]] for script in scripts}
        rows = [
            seat._score_row(script._final(), figures, "marking") for script, seat in found.items()
        ]
        # All that could refuse lies behind: what was written and taken back would stand in the
        # files of the database as long as nobody cleans it up.
        self.env["cchc.recruitment.score"]._enter(rows)
        for script, seat in found.items():
            script.application_id = seat.application_id

    # -- before anybody marked -----------------------------------------------------------

    def action_void(self):
        """Take codes back before anybody has marked: they are drawn and sealed anew."""
        for seal in self:
            seal.paper_id.check_access("write")
            scripts = seal.sudo().script_ids
            # Also what was typed and taken away again is in the log, which keeps its marks.
            logged = seal.env["cchc.recruitment.mark.log"].sudo()
            typed = scripts.mark_ids.filtered("entered_at") or logged.search_count(
                [("mark_id", "in", scripts.mark_ids.ids)], limit=1
            )
            if seal.state != "sealed" or typed:
                raise UserError(
                    self.env._("%s: somebody has marked already, they stay.", seal.display_name)
                )
            scripts.mark_ids.unlink()
            scripts.unlink()
            seal._set_plain({"state": "void", "envelope": False})
            seal.flush_recordset(["state"])
        return True


def sealing_problem(problem, params):
    """The same problem told with other parameters."""
    return type(problem)(problem.code, problem.template, params)
