from odoo import fields, models
from odoo.exceptions import UserError

from ..rules.published import differences, digest, in_order, row_of, text_of

PUBLISHED_AGAIN_IN = ("results", "recognised")


class CchcRecruitmentSession(models.Model):
    """Publishing the results, and publishing them again after a re-marking."""

    _inherit = "cchc.recruitment.session"

    publication_ids = fields.One2many(
        comodel_name="cchc.recruitment.publication",
        inverse_name="session_id",
        string="Published lists",
    )
    choice_ids = fields.One2many(
        comodel_name="cchc.recruitment.choice",
        inverse_name="session_id",
        string="Choices of the head",
    )
    publication_count = fields.Integer(compute="_compute_publication_count")

    def _compute_publication_count(self):
        counts = dict(
            self.env["cchc.recruitment.publication"]._read_group(
                [("session_id", "in", self.ids)], ["session_id"], ["__count"]
            )
        )
        for row in self:
            row.publication_count = counts.get(row._origin, 0)

    def _last_publication(self):
        return self.publication_ids.sorted("number")[-1:]

    def action_publish_results(self):
        """Publish the results: they are ranked once more, from the points that stand."""
        for row in self:
            row._check_no_ties(row._rank())
            row._move("examining", "results")
            row._publish()
        return self._open_publications()

    def action_publish_again(self):
        """After a re-marking: another list, with what it changes; the earlier one stays."""
        for row in self:
            row._check_no_ties(row._rank())
            if row.state not in PUBLISHED_AGAIN_IN:
                raise UserError(self.env._("%s: the results were not published yet.", row.name))
            row._publish()
        return self._open_publications()

    def _check_no_ties(self, outcome):
        if outcome.ties:
            posts = self.env["cchc.recruitment.post"].browse([tie.post for tie in outcome.ties])
            raise UserError(
                self.env._(
                    "Equal candidates for the last place of %s: record first whom the head "
                    "chooses.",
                    ", ".join(posts.mapped("display_name")),
                )
            )

    def _publish(self):
        """Freeze the list as it stands."""
        self.ensure_one()
        rows = self.sudo()._rows_to_publish()
        if not rows:
            raise UserError(self.env._("%s: there is no candidate to publish.", self.name))
        before = self.sudo()._last_publication()
        if before and before.rows == rows:
            raise UserError(
                self.env._("%s: nothing has changed since the last publication.", self.name)
            )
        text = text_of(self.name, rows)
        changed = differences(before.rows, rows) if before else []
        return (
            self.env["cchc.recruitment.publication"]
            .sudo()
            .create(
                {
                    "session_id": self.id,
                    "unit_id": self.unit_id.id,
                    "number": before.number + 1,
                    "title": self.name,
                    "rows": rows,
                    "text": text,
                    "digest": digest(text),
                    "published_at": fields.Datetime.now(),
                    "published_by_id": self.env.uid,
                    "previous_id": before.id,
                    "differences": "\n".join(changed) or False,
                }
            )
        )

    def _rows_to_publish(self):
        """The rows by candidate number; a candidate without one can't be published."""
        results = self.env["cchc.recruitment.result"].search(
            [("session_id", "=", self.id), ("outcome", "!=", False)]
        )
        applications = results.application_id
        nameless = applications.filtered(lambda one: not (one.candidate_number or one.receipt))
        if nameless:
            raise UserError(
                self.env._(
                    "%s has neither a candidate number nor a receipt code: results are published "
                    "by number.",
                    nameless[0].name,
                )
            )
        return in_order(
            row_of(
                post=row.post_id.code,
                number=row.application_id.candidate_number or row.application_id.receipt,
                exam=row.exam_points,
                priority=row.priority_points,
                total=row.total,
                place=row.place,
                outcome=row.outcome,
            )
            for row in results
        )

    def _open_publications(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_recruitment.cchc_recruitment_publication_action"
        )
        action["domain"] = [("session_id", "in", self.ids)]
        if len(self) == 1 and len(self.publication_ids) == 1:
            action |= {"views": [(False, "form")], "res_id": self.publication_ids.id}
        return action

    def action_open_publications(self):
        self.check_access("read")
        return self._open_publications()

    def action_open_results(self):
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_recruitment.cchc_recruitment_result_action"
        )
        action["domain"] = [("session_id", "in", self.ids)]
        action["context"] = {"search_default_group_post": 1}
        return action

    def _equal_reserves(self):
        """Who passed, was not chosen and shares a place: of the first such post."""
        reserve = self.result_ids.filtered(lambda row: row.outcome == "reserve")
        for _post, rows in sorted(reserve.grouped("post_id").items(), key=lambda one: one[0].id):
            if equals := rows._first_equals():
                return equals
        return reserve.browse()

    def action_open_tie(self):
        """Ask whom the head chose, post by post."""
        self.ensure_one()
        self.check_access("write")
        tied = self.result_ids.filtered(lambda row: row.outcome == "tie")
        if not tied and self.state in PUBLISHED_AGAIN_IN:
            tied = self._equal_reserves()
        if not tied:
            raise UserError(self.env._("%s: nobody is equal for a last place.", self.name))
        return self.env["cchc.recruitment.tie"]._ask(tied.post_id[0])
