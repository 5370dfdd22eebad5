from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import outcome as rule


class CchcRecruitmentSession(models.Model):
    """From the result to people at work: recognition, offers, next in line, the end."""

    _inherit = "cchc.recruitment.session"

    recognition_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="Document of recognition",
        ondelete="restrict",
        copy=False,
        tracking=True,
    )
    recognised_on = fields.Date(copy=False, tracking=True)
    offer_ids = fields.One2many(
        comodel_name="cchc.recruitment.offer", inverse_name="session_id", string="Places offered"
    )
    finished_on = fields.Date(readonly=True, copy=False)

    def write(self, vals):
        if "finished_on" in vals:
            raise UserError(self.env._("A session moves on by its steps."))
        if {"recognition_id", "recognised_on"} & vals.keys():
            self.check_access("write")
            for session in self:
                if session.state in ("recognised", "finished"):
                    raise UserError(
                        self.env._("%s: the result was recognised already.", session.name)
                    )
        return super().write(vals)

    def action_recognise(self):
        """The head recognises the result: the chosen are offered their places.

        :raise UserError: without a document, with ties that nobody decided, or with more chosen
            than there are places
        """
        self.check_access("write")
        Offer = self.env["cchc.recruitment.offer"]
        for session in self:
            if not session.recognition_id or not session.recognised_on:
                raise UserError(
                    self.env._("%s: enter the document of recognition and its day.", session.name)
                )
            session._check_results()
            session._move("results", "recognised")
            if session.form == "leadership":
                # Who won a leading post serves already: the appointment follows, no recruitment.
                continue
            if not Offer._offer(session, session.recognised_on):
                session._message_log(body=self.env._("Nobody was chosen."))
        return True

    def _check_results(self):
        results = self.env["cchc.recruitment.result"].search([("session_id", "=", self.id)])
        ties = results.filtered(lambda row: row.outcome == "tie")
        if ties:
            raise UserError(
                self.env._(
                    "%(post)s: candidates are equal and the head has not decided: %(names)s.",
                    post=ties[0].post_id.display_name,
                    names=", ".join(
                        ties.filtered(lambda row: row.post_id == ties[0].post_id).mapped(
                            "application_id.display_name"
                        )
                    ),
                )
            )
        for post, rows in results.grouped("post_id").items():
            chosen = rows.filtered(lambda row: row.outcome == "chosen")
            if len(chosen) > post.places:
                raise UserError(
                    self.env._(
                        "%(post)s: %(chosen)s are chosen for %(places)s places.",
                        post=post.display_name,
                        chosen=len(chosen),
                        places=post.places,
                    )
                )

    def action_offer_next(self):
        """Offer places that were not taken to the next in line, in the order of the ranking.

        :raise UserError: when no place is free or nobody is left
        """
        self.ensure_one()
        self.check_access("write")
        if self.state != "recognised":
            raise UserError(self.env._("%s: the result is not recognised.", self.name))
        made = self.env["cchc.recruitment.offer"]._offer(self, vietnam_time.today())
        if not made:
            raise UserError(
                self.env._("%s: no place is free, or nobody who passed is left.", self.name)
            )
        return self._open_offers()

    def action_open_offers(self):
        self.ensure_one()
        self.check_access("read")
        return self._open_offers()

    def _open_offers(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_recruitment.cchc_recruitment_offer_action"
        )
        context = {"search_default_group_post": 1}
        return {**action, "domain": [("session_id", "=", self.id)], "context": context}

    def action_draft_decisions(self):
        """Draft the decisions on all whose file is complete."""
        self.ensure_one()
        self.check_access("write")
        ready = self.offer_ids.filtered(
            lambda offer: offer.state == "completing" and offer.file_done_on
        )
        if not ready:
            raise UserError(self.env._("%s: no file is complete and undecided.", self.name))
        return ready.action_draft_decision()

    # -- another result ----------------

    def _after_ranking(self, before, after):
        result = super()._after_ranking(before, after)
        if before != after:
            self._results_changed(before, after)
        return result

    def _results_changed(self, old=None, new=None):  # pylint: disable=unused-argument
        """The ranking was made anew, for example after a re-marking.

        Who is no longer chosen loses the offer with its draft decision; who is chosen now is
        offered the place. Where the decision was issued the place is taken until it is revoked:
        one place never has two people.

        :param old: the results before
        :param new: the results now; what stands in the database counts
        """
        for session in self.filtered(
            lambda one: one.state == "recognised" and one.form != "leadership"
        ):
            offers = session.sudo().offer_ids.filtered(lambda one: one.state in rule.STANDING)
            results = (
                self.env["cchc.recruitment.result"].sudo().search([("session_id", "=", session.id)])
            )
            found = {(row.application_id.id, row.post_id.id): row for row in results}
            wrong = offers.browse()
            for offer in offers:
                row = found.get((offer.application_id.id, offer.post_id.id))
                offer._set_plain({"result_id": row.id if row else False})
                if not row or not session._still_stands(offer, row, results):
                    wrong |= offer
            decided = wrong.filtered(lambda one: one.state in ("decided", "started"))
            for offer in decided:
                session._message_log(
                    body=self.env._(
                        "%(offer)s: the result changed after the decision %(decision)s was issued. "
                        "Revoke it; the place is free for whoever is chosen now only then.",
                        offer=offer.display_name,
                        decision=offer.decision_id.display_name,
                    )
                )
            (wrong - decided)._withdraw_by_result()
            self.env["cchc.recruitment.offer"]._offer(session, vietnam_time.today())

    def _still_stands(self, offer, row, results):
        """Chosen still, or next in line with nobody chosen who waits for the place."""
        if row.outcome == "chosen":
            return True
        if row.outcome != "reserve":
            return False
        better = results.filtered(
            lambda one: (
                one.post_id == offer.post_id
                and (one.outcome, one.place) != (row.outcome, row.place)
                and (
                    one.outcome == "chosen" or (one.outcome == "reserve" and one.place < row.place)
                )
            )
        )
        out = offer.search(
            [("post_id", "=", offer.post_id.id), ("state", "in", ("not_come", "given_up"))]
        ).application_id
        return len(better.application_id - out) < offer.post_id.places

    # -- the end ----------------

    def action_finish(self):
        """Everybody who was offered a place is at work or has said no; what is left is released.

        :raise UserError: naming an offer that is still open
        """
        self.check_access("write")
        today = vietnam_time.today()
        for session in self:
            waiting = session.offer_ids.filtered(
                lambda offer: offer.state in ("completing", "drafted", "decided")
            )
            if waiting:
                raise UserError(
                    self.env._(
                        "%(session)s: %(offer)s has not started and has not declined.",
                        session=session.name,
                        offer=waiting[0].display_name,
                    )
                )
            session._move("recognised", "finished", finished_on=today)
            lines = session.sudo().post_ids.demand_line_id
            lines._release(None, today, self.env._("Not filled by %s", session.name))
        return True


class CchcRecruitmentOffer(models.Model):
    _inherit = "cchc.recruitment.offer"

    def _withdraw_by_result(self):
        """The result changed: the offer and the draft of its decision go."""
        if not self:
            return
        self._take_back_drafts()
        self._set_plain({"state": "withdrawn", "why": "result"})
