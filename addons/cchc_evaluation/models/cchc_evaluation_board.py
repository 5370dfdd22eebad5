from odoo import api, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_base.tools.bulk import update_plain

from ..rules.cap import excellent_cap, over_cap
from ..rules.law import AUDIENCE, by_points
from ..rules.levels import levels_of
from .cchc_evaluation_verdict_notice import explained

# States of an agency in which its head proposes levels.
OPEN = ("meeting", "proposed")
MOST_AT_ONCE, LONGEST = 500, 2000
KEPT = frozenset({"proposed_level", "head_comment"})


class CchcEvaluationUnit(models.Model):
    """The board on which a head compares and classifies everybody in one sitting.

    It shows what the user may read: the head of an agency everybody, the head of a division the
    own people; who is not shown counts in the cap all the same.
    """

    _inherit = "cchc.evaluation.unit"

    # -- what the cap is reckoned from ---------------------------------------------------------

    def _cap_figures(self, rows):
        """The figures by which the cap of a group is reckoned: those most of its people follow."""
        laws = [row.law for row in rows if row.law]
        law = max(set(laws), key=lambda code: (laws.count(code), code)) if laws else ""
        return self.env["cchc.evaluation.figure"].sudo()._figures(law, self.period_id.date_to)

    def _unit_is_excellent(self):
        """Only a paper that recognises it makes the unit excellent."""
        return self.unit_rating == "excellent" and bool(self.unit_rating_document)

    def _over_cap(self, rows):
        """How a group stands to its cap, by the levels decided or proposed."""
        levels = [row.level or row.proposed_level for row in rows if row.classified]
        return over_cap(levels, self._unit_is_excellent(), self._cap_figures(rows))

    # -- what the board shows ------------------------------------------------------------------

    @api.model
    @api.readonly
    def board_options(self):
        """The agencies and periods that the user has somebody in, the latest first."""
        groups = self.env["cchc.evaluation"]._read_group(
            [("period_id.state", "=", "open")], ["unit_run_id"]
        )
        runs = self.concat(*(run for (run,) in groups)).sudo()
        own = self.env.user.sudo().unit_ids.agency_id
        runs = runs.sorted(
            lambda run: (run.unit_id not in own, run.kind != "year", -run.period_id.id, run.id)
        )
        return [
            {"id": run.id, "name": f"{run.unit_id.name} – {run.period_id.name}"} for run in runs
        ]

    @api.readonly
    def board(self):
        """Everything of the board of one agency, in plain values."""
        self.ensure_one()
        Evaluation = self.env["cchc.evaluation"]
        run = self.sudo()
        shown = Evaluation.search([("unit_run_id", "=", self.id)])
        own = Evaluation.search(
            [
                ("employee_id.user_id", "=", self.env.uid),
                ("period_id", "=", run.period_id.id),
                ("agency_id", "=", run.unit_id.id),
                ("id", "not in", shown.ids),
            ]
        )
        if not own:
            self._check_board_shown()
        rows = (shown | own).sudo()
        # Read for all at once.
        rows.employee_id.mapped("name")
        rows.unit_id.mapped("name")
        refusal = self._board_refusal()
        words = {
            name: dict(rows._fields[name]._description_selection(self.env))
            for name in ("failing_case", "state")
        }
        return {
            "run": run.id,
            "title": f"{run.unit_id.name} – {run.period_id.name}",
            "state": dict(run._fields["state"]._description_selection(self.env))[run.state],
            "refusal": refusal,
            "unit_excellent": run._unit_is_excellent(),
            "levels": self._board_levels(rows),
            "groups": run._board_groups(shown),
            "rows": [row._board_row(row.id in shown._ids, words) for row in rows],
        }

    def _check_board_shown(self):
        """Nothing is told to who has nobody here."""
        domain = [("unit_run_id", "=", self.id)]
        if not self.env["cchc.evaluation"].search_count(domain, limit=1):
            raise AccessError(self.env._("Nobody of your units is evaluated here."))

    def _board_refusal(self):
        """Why nothing can be classified here now, in words; empty where it can."""
        run = self.sudo()
        if not self.env["cchc.evaluation"].has_access("write"):
            return self.env._("You may read this board, not classify on it.")
        if run.period_id.state != "open":
            return self.env._("The period is closed: nothing is classified any more.")
        if run.state == "self":
            return self.env._(
                "The agency is still collecting self-evaluations. End that first, then classify."
            )
        if run.state not in OPEN:
            return self.env._("The classification is decided: it is changed by a complaint only.")
        return ""

    def _board_levels(self, rows):
        known = {
            level for row in rows for level in levels_of(row.law or "", AUDIENCE.get(row.category))
        }
        words = (
            self.env["cchc.evaluation"]._fields["proposed_level"]._description_selection(self.env)
        )
        short = {
            "excellent": self.env._("excellent"),
            "good": self.env._("good"),
            "completed": self.env._("completed"),
            "limited": self.env._("limited ability"),
            "not_completed": self.env._("not completed"),
        }
        return [
            {"code": code, "name": short[code], "title": title}
            for code, title in words
            if code in known
        ]

    def _board_groups(self, shown):
        """Groups with their share and those of their people whom the user does not see."""
        found = []
        for group, rows in self._by_group().items():
            hidden = [
                row.level or row.proposed_level
                for row in rows
                if row.id not in shown._ids and row.classified
            ]
            cap = excellent_cap(0, self._unit_is_excellent(), self._cap_figures(rows))
            # A month or a quarter gives points only.
            share = cap["share"] if self.period_id._is_yearly() else None
            found.append(
                {
                    "id": group.id,
                    "name": group.name or self.env._("Without a group"),
                    "share": float(share) if share is not None else False,
                    "article": next((step.article for step in cap.steps if step.article), ""),
                    "hidden_good": hidden.count("good"),
                    "hidden_excellent": hidden.count("excellent"),
                }
            )
        return found

    # -- saving --------------------------------------------------------------------------------

    def board_save(self, changes):
        """Keep the levels and comments of everybody at once.

        :param changes: ``[{id, proposed_level, head_comment}]``
        :return: the groups that are over their cap, in words
        """
        self.ensure_one()
        self._check_board_shown()
        refusal = self._board_refusal()
        if refusal:
            raise UserError(refusal)
        if len(changes) > MOST_AT_ONCE:
            raise UserError(self.env._("Save at most %s people at once.", MOST_AT_ONCE))
        typed = {int(row["id"]): row for row in changes}
        rows = self.env["cchc.evaluation"].browse(typed)
        rows._check_board(self, typed)
        levels = [typed[row.id].get("proposed_level") or False for row in rows]
        update_plain(
            rows,
            [
                {
                    "proposed_level": level,
                    "head_comment": (typed[row.id].get("head_comment") or "").strip()[:LONGEST]
                    or False,
                    "state": "proposed" if level else "discussed",
                }
                for row, level in zip(rows, levels, strict=True)
            ],
        )
        return self.sudo()._caps_exceeded()


class CchcEvaluation(models.Model):
    _inherit = "cchc.evaluation"

    def _check_board(self, run, typed):
        """Refuse what a head may not classify, naming whom and why."""
        self._check_evaluators(KEPT)
        self.check_access("write")
        for row in self.sudo():
            if row.unit_run_id.id != run.id:
                raise UserError(
                    self.env._("%s is classified by another agency.", row.employee_id.name)
                )
        self._check_others_part()
        by_level = self.grouped(lambda row: typed[row.id].get("proposed_level") or False)
        for level, rows in by_level.items():
            rows._check_level(level)

    def _board_row(self, classifiable, words):
        self.ensure_one()
        own = self.employee_id.user_id.id == self.env.uid
        return {
            "id": self.id,
            "name": self.employee_id.name,
            "post": self.position_title or self.position_id.name or "",
            "unit": self.unit_id.name,
            "group": self.group_id.id,
            "own": own,
            "locked": own or not classifiable or not self.classified,
            "by": "" if classifiable else self.unit_run_id.unit_id.name,
            "why_not": "" if self.classified else self.why_not or "",
            "common": self.common_points or self.common_self,
            "tasks": self.task_points,
            "points": self.points,
            "has_points": by_points(self.law) and self.state != "waiting",
            "self_level": self.self_level,
            "reckoned": self.reckoned_level,
            "proposed": self.proposed_level,
            "level": self.level,
            "votes": f"{self.votes}/{self.votes_of}" if self.votes_of else "",
            "collective": self.collective_comment or "",
            "party": self.party_opinion or "",
            "comment": self.head_comment or "",
            "report": self.self_report or "",
            "failing": words["failing_case"].get(self.failing_case, ""),
            "explained": explained(self.explanation),
            "levels": list(levels_of(self.law or "", AUDIENCE.get(self.category))),
            "state": words["state"][self.state],
            "waiting": self.state == "waiting",
        }
