from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.tools.vietnam_time import today

from ..documents import exam_papers
from ..rules.law import LAWS

CHAIR = ("TM. Hội đồng tuyển dụng", "Chủ tịch")
# Of so many invitations a PDF is made in five seconds, and in half a minute by a busy server.
PEOPLE_A_FILE = 250


class CchcRecruitmentSession(models.Model):
    _inherit = "cchc.recruitment.session"

    def _issuer(self, history, day):
        self.ensure_one()
        told = self.unit_id._document_issuer(history, day)
        return exam_papers.Issuer(tuple(told["lines"]), told["parent"], told["place"])


class CchcRecruitmentBoard(models.Model):
    """The decision that establishes the board."""

    _name = "cchc.recruitment.board"
    _inherit = ["cchc.recruitment.board", "cchc.document"]

    def _document_context(self):
        history = self.env["hr.department"]._unit_history()
        return {board.id: board._decision(history) for board in self}

    def _decision(self, history):
        day = self.decided_on or today()
        session = self.session_id
        return exam_papers.decision(
            session._issuer(history, day),
            self.kind,
            session.name,
            self.decision_number or "        ",
            day,
            [(one.name, one.title or "", one.role) for one in self.member_ids],
            LAWS.get(session.law or session._law_code(), ""),
            official.signature_lines(official.head_title(session.unit_id.name)),
            official.authority("", session.unit_id.name),
        )

    @api.model
    def _document_samples(self):
        return exam_papers.decision_samples()

    @api.model
    def _document_bundle_name(self):
        return "Quyet dinh thanh lap cac ban"


class CchcRecruitmentSitting(models.Model):
    """The list at the door of the room, with room for signatures."""

    _name = "cchc.recruitment.sitting"
    _inherit = ["cchc.recruitment.sitting", "cchc.document"]

    def _document_context(self):
        history = self.env["hr.department"]._unit_history()
        return {sitting.id: sitting._room_list(history) for sitting in self}

    def _room_list(self, history):
        session = self.session_id
        return exam_papers.room_list(
            session._issuer(history, today()),
            today(),
            session.name,
            self.paper_id.name,
            self.room_id.name,
            self.room_id.place or "",
            self._begins(),
            [seat._sitter() for seat in self.seat_ids],
        )

    @api.model
    def _document_samples(self):
        return exam_papers.room_samples()

    @api.model
    def _document_bundle_name(self):
        return "Danh sach phong thi"


class CchcRecruitmentSeat(models.Model):
    _inherit = "cchc.recruitment.seat"

    def _sitter(self, sits=()):
        self.ensure_one()
        application = self.application_id
        return exam_papers.Sitter(
            application.candidate_number or "",
            application.name,
            application.birthday,
            self.place,
            ", ".join(application.wish_ids.post_id.mapped("code")),
            sits,
        )

    def _told(self):
        """Where and when, as an invitation says it."""
        self.ensure_one()
        return {
            "paper": self.paper_id.name,
            "begins": self.sitting_id._begins(),
            "room": self.room_id.name,
            "place": self.room_id.place or "",
            "seat": str(self.place),
            "minutes": str(self.paper_id.minutes or ""),
        }


class CchcRecruitmentRound(models.Model):
    """The invitations of all candidates of a round: printed some hundred in a file, mailed in one
    batch."""

    _name = "cchc.recruitment.round"
    _inherit = ["cchc.recruitment.round", "cchc.document"]

    def _invited(self):
        """``{application: its seats}`` in the order of the numbers; who withdrew is not asked.

        Where one file of several is printed, those of this file.
        """
        self.ensure_one()
        seats = self.paper_ids.seat_ids.filtered(lambda seat: seat.state == "eligible")
        invited = seats.grouped("application_id")
        order = sorted(invited, key=lambda one: one.candidate_number or "")
        part = self.env.context.get("document_part")
        if part is not None:
            order = order[part * PEOPLE_A_FILE : (part + 1) * PEOPLE_A_FILE]
        own = seats.browse().union(*(invited[application] for application in order))
        # Read for all at once what the papers say of each.
        own.application_id.wish_ids.post_id.mapped("code")
        own.sitting_id.room_id.mapped("name")
        return {application: invited[application] for application in order}

    def _document_parts(self):
        seats = self.paper_ids.seat_ids.filtered(lambda seat: seat.state == "eligible")
        return max(1, -(-len(seats.application_id) // PEOPLE_A_FILE))

    def _check_printable(self):
        if self.env.context.get("document_part") is None:
            for one in self:
                if one._document_parts() > 1:
                    raise UserError(
                        self.env._(
                            "%(round)s: more than %(count)s invitations are printed by the button "
                            "of the round itself.",
                            round=one.name,
                            count=PEOPLE_A_FILE,
                        )
                    )
        elif not self._invited():
            raise UserError(self.env._("%s: nobody is invited in this file.", self.name))
        return super()._check_printable()

    def _document_name(self):
        numbers = [one.candidate_number or "" for one in self._invited()]
        told = f"{numbers[0]}-{numbers[-1]}" if numbers else ""
        return f"{self._document_bundle_name()} {self.name} {told}".strip()

    def _document_context(self):
        history = self.env["hr.department"]._unit_history()
        return {one.id: one._invitations(history) for one in self}

    def _invitations(self, history):
        session = self.session_id
        return exam_papers.invitations(
            session._issuer(history, today()),
            today(),
            session.name,
            self.name,
            CHAIR,
            [
                seats[:1]._sitter(tuple(seat._told() for seat in seats))
                for seats in self._invited().values()
            ],
        )

    @api.model
    def _document_samples(self):
        return exam_papers.invitation_samples()

    @api.model
    def _document_bundle_name(self):
        return "Giay bao du thi"
