from datetime import timedelta

from odoo import api, models
from odoo.tools import format_date

from ..rules import outcome as rule
from ..rules.deadline import add_working_days


class CchcRecruitmentOffer(models.Model):
    """Offering the places: to the chosen, then to the next in line."""

    _inherit = "cchc.recruitment.offer"

    @api.model
    def _offer(self, session, made_on):
        """Offer the free places of a session: the chosen first, then the next in line.

        :return: the new offers
        """
        posts = session.post_ids
        known = self.sudo().search([("post_id", "in", posts.ids)])
        results = self.env["cchc.recruitment.result"].sudo().search([("post_id", "in", posts.ids)])
        by_post, ranked = known.grouped("post_id"), results.grouped("post_id")
        standing = known.filtered(lambda one: one.state in rule.STANDING)
        taken = {one.application_id.id for one in standing}
        # A handful of rows. pylint: disable=no-search-all
        papers = self.env["cchc.recruitment.file.paper"].search([])
        vals_list = []
        for post in posts:
            own = by_post.get(post.sudo(), known.browse())
            seats = rule.free_seats(
                post.places, [one.seat for one in own if one.state in rule.STANDING]
            )
            # Whom a result made withdraw may be chosen again; who gave up is asked no more.
            out = {one.application_id.id for one in own if one.state in ("not_come", "given_up")}
            rows = ranked.get(post.sudo(), results.browse())
            by_application = {row.application_id.id: row for row in rows}
            asked = rule.fills(
                len(seats),
                taken | out,
                [(row.outcome, row.place, row.application_id.id) for row in rows],
            )
            for seat, application in zip(seats, asked, strict=False):
                taken.add(application)
                row = by_application[application]
                vals_list.append(
                    {
                        "application_id": application,
                        "post_id": post.id,
                        "result_id": row.id,
                        "seat": seat,
                        "made_on": made_on,
                        "file_due": session._due("file", made_on),
                        "paper_ids": [
                            (0, 0, {"name": paper.name, "is_required": paper.is_required})
                            for paper in papers
                            if row.priority_points or not paper.of_priority
                        ],
                    }
                )
        # Places that became free a moment ago are so for the database, too.
        self.flush_model(["state"])
        made = self.sudo().create(vals_list).with_env(self.env)
        made._tell_chosen()
        return made

    def _tell_chosen(self):
        """A letter to each of the chosen with an address: what to bring, and until when."""
        self.application_id._mail(
            self.env._("You were chosen"),
            {
                offer.application_id.id: self.env._(
                    "You were chosen for %(post)s. Complete your file until %(day)s:\n%(papers)s",
                    post=offer.post_id.display_name,
                    day=format_date(self.env, offer.file_due) if offer.file_due else "…",
                    papers="\n".join(f"– {name}" for name in offer.paper_ids.mapped("name")),
                )
                for offer in self
            },
        )


class CchcRecruitmentSession(models.Model):
    _inherit = "cchc.recruitment.session"

    def _due(self, code, day):
        """The day by which something is due, counted from a day by the law of the session.

        :param code: of a figure, without its unit: ``file`` is ``file_days`` or, in working
            days, ``file_working_days``; False where the text says nothing
        """
        self.ensure_one()
        figures = self._law_figures(self.law, day)
        if days := figures.get(f"{code}_days"):
            return day + timedelta(days=int(days))
        if days := figures.get(f"{code}_working_days"):
            return add_working_days(day, int(days), self.env["cchc.calendar.day"]._changes())
        return False
