from odoo import models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_positions.rules.ledger import RESERVED


class CchcRecruitmentDemandLine(models.Model):
    """The places of a line in the ledger: kept with the approval, released one by one."""

    _inherit = "cchc.recruitment.demand.line"

    def _standing(self):
        """Entries of places that are still kept."""
        entries = self.sudo().entry_ids
        return entries.filtered(lambda entry: not entry.reverses_id) - entries.reverses_id

    def _reserve(self):
        """Keep the granted places in the ledger, each by an entry of its own.

        Two plans can't keep one vacancy: the head rows of the units are changed first, so that of
        two transactions the second begins anew and counts what the first one kept.

        :raise UserError: when more is granted than is free by then
        """
        Establishment = self.env["cchc.establishment"]
        today = vietnam_time.today()
        holders = {line: line._holder() for line in self}
        keys = {(holders[line].id, line.category_id.id) for line in self}
        Establishment.sudo()._claim_lines(keys, Establishment.sudo()._trees(), today)
        self._check_free("granted")
        Establishment._enter(
            [
                {
                    "unit_id": holders[line].id,
                    "category_id": line.category_id.id,
                    "kind": RESERVED,
                    "date_effective": today,
                    "amount": 1,
                    "document_id": line.plan_id.document_id.id,
                    "note": line.display_name,
                    "recruitment_line_id": line.id,
                }
                for line in self
                for _place in range(line.granted)
            ]
        )

    def _given_back(self, vals_list):
        """What makes a release of a place kept in a unit that ended one of the unit that follows.

        The place went to the successor with the establishment; a reversal stands where its entry
        stands, so the successor gives the place back.
        """
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        units = Unit.browse({vals["unit_id"] for vals in vals_list})
        after = {
            (unit, day): there
            for day in {vals["date_effective"] for vals in vals_list}
            for unit, there in self.env["cchc.succession"]
            .sudo()
            ._main_successors(units, day)
            .items()
        }
        found = []
        for vals in vals_list:
            unit = Unit.browse(vals["unit_id"])
            there = after[unit, vals["date_effective"]]
            if there != unit:
                plain = {
                    name: vals[name]
                    for name in ("category_id", "kind", "date_effective", "document_id", "note")
                }
                found += [
                    plain | {"unit_id": unit.id, "amount": -vals["amount"]},
                    plain | {"unit_id": there.id, "amount": vals["amount"]},
                ]
        return found

    def _release(self, places, day, why):
        """Give back places: filled, cancelled or not filled. Entered by the program, in full.

        :param places: ``{line: how many}``; None: all that are still kept
        :param day: from when; a place is kept until the person is there
        """
        vals_list, released = [], self.browse()
        for line in self:
            standing = line._standing().sorted("id")
            chosen = standing if places is None else standing[: places[line]]
            vals_list += [
                {
                    "unit_id": entry.unit_id.id,
                    "category_id": entry.category_id.id,
                    "kind": entry.kind,
                    "date_effective": max(day, entry.date_effective),
                    "amount": -entry.amount,
                    "document_id": entry.document_id.id,
                    "reverses_id": entry.id,
                    "note": why,
                    "recruitment_line_id": line.id,
                }
                for entry in chosen
            ]
            if chosen and chosen == standing:
                released |= line
        if vals_list:
            vals_list += self._given_back(vals_list)
            self.env["cchc.establishment"].sudo()._enter(vals_list)
            self.invalidate_recordset(["entry_ids", "reserved"])
        if released:
            released.sudo()._set_plain({"released_why": why})
            released.sudo().need_id.filtered(lambda need: need.state == "picked")._close()

    def _keep_again(self, places):
        """Keep places anew whose person did not come after all."""
        self.ensure_one()
        entry = self.sudo().entry_ids.filtered(lambda one: not one.reverses_id)[:1]
        if not entry:
            return
        today = vietnam_time.today()
        unit = entry.unit_id
        there = self.env["cchc.succession"].sudo()._main_successors(unit, today)[unit]
        self.env["cchc.establishment"].sudo()._enter(
            [
                {
                    "unit_id": there.id,
                    "category_id": entry.category_id.id,
                    "kind": RESERVED,
                    "date_effective": today,
                    "amount": 1,
                    "document_id": entry.document_id.id,
                    "note": entry.note,
                    "recruitment_line_id": self.id,
                }
                for _place in range(places)
            ]
        )
        self.invalidate_recordset(["entry_ids", "reserved"])
        self.sudo()._set_plain({"released_why": False})

    def action_release(self):
        """Give back what an approved plan keeps for these lines and no session uses.

        :raise UserError: naming a line whose post is competed for
        """
        self.check_access("write")
        self.plan_id._check_home_affairs()
        for line in self:
            running = line.sudo().post_ids.session_id.filtered(
                lambda session: session.state not in ("finished", "cancelled")
            )
            if running:
                raise UserError(
                    self.env._(
                        "%(line)s is competed for in %(session)s: cancel or finish that first.",
                        line=line.display_name,
                        session=running[0].name,
                    )
                )
            if not line._standing():
                raise UserError(self.env._("%s: no place is kept any more.", line.display_name))
        self._release(None, vietnam_time.today(), self.env._("Not recruited for"))
        return True

    def action_open_entries(self):
        self.ensure_one()
        self.check_access("read")
        entries = self.env["cchc.establishment.entry"].search(
            [("recruitment_line_id", "=", self.id)]
        )
        return entries._action_open()
