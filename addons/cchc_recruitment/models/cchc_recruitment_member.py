from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.vietnamese import fold
from odoo.addons.cchc_base.tools.vietnam_time import today
from odoo.addons.cchc_hr.rules.discipline_effect import measure

from ..rules import board as rules

ROLES = [
    ("chair", "Chair"),
    ("deputy", "Deputy chair"),
    ("secretary", "Secretary"),
    ("member", "Member"),
]
# What the signature of a member covers.
SIGNED = ("declaration", "related_to", "declared_on", "user_id", "employee_id", "name", "board_id")


class CchcRecruitmentMember(models.Model):
    """Who sits on a board, in which role, and what the person declared about relatives."""

    _name = "cchc.recruitment.member"
    _description = "Member of a board"
    _inherit = ["cchc.recruitment.part"]
    _order = "board_id, sequence, id"
    _wholes = ("board_id",)
    _of_program = frozenset({"declared_how", "declared_by_id"})

    board_id = fields.Many2one(
        comodel_name="cchc.recruitment.board", required=True, index=True, ondelete="cascade"
    )
    session_id = fields.Many2one(related="board_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="board_id.unit_id", store=True, index=True)
    kind = fields.Selection(related="board_id.kind")
    sequence = fields.Integer(default=10, required=True)
    role = fields.Selection(ROLES, required=True, default="member")
    user_id = fields.Many2one(
        comodel_name="res.users",
        string="Account",
        domain="[('share', '=', False)]",
        ondelete="restrict",
        index="btree_not_null",
        help="Whoever marks or interviews needs an account.",
    )
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Dossier", ondelete="restrict", index="btree_not_null"
    )
    name = fields.Char(
        string="Full name",
        compute="_compute_name",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    title = fields.Char(string="Post, agency")
    declaration = fields.Selection(
        [("none", "No relative among the candidates"), ("related", "A candidate is a relative")],
        help="As the member signed it.",
    )
    related_to = fields.Char(string="Which candidate, which relation")
    declared_on = fields.Date()
    declared_how = fields.Selection(
        [("self", "Signed by the member"), ("paper", "Entered from paper")],
        string="How it was declared",
        readonly=True,
        copy=False,
    )
    declared_by_id = fields.Many2one(
        comodel_name="res.users", string="Declaration entered by", readonly=True, copy=False,
        ondelete="restrict",
    )  # fmt: skip
    session_name = fields.Char(related="session_id.name", string="Name of the session")
    board_state = fields.Selection(related="board_id.state", string="State of the board")
    kin_ids = fields.One2many(comodel_name="cchc.recruitment.kin", inverse_name="member_id")

    @api.depends("user_id", "employee_id")
    def _compute_name(self):
        for member in self:
            member.name = member.employee_id.name or member.user_id.name or member.name

    @api.model_create_multi
    def create(self, vals_list):
        boards = {vals.get("board_id") for vals in vals_list} - {None, False}
        self.env["cchc.recruitment.board"].browse(boards)._check_draft()
        members = super().create(
            [
                {"declared_on": today(), **vals} if vals.get("declaration") else vals
                for vals in vals_list
            ]
        )
        members.user_id._sit_on_board()
        members.filtered("declaration")._from_paper()
        return members

    def write(self, vals):
        self.check_access("write")
        self.board_id._check_draft()
        self._check_not_signed(vals)
        if vals.get("declaration") and "declared_on" not in vals:
            vals = {**vals, "declared_on": today()}
        result = super().write(vals)
        if vals.get("user_id"):
            self.user_id._sit_on_board()
        if "declaration" in vals:
            self._from_paper()
        return result

    def _from_paper(self):
        self._set_plain({"declared_how": "paper", "declared_by_id": self.env.uid})

    def _check_not_signed(self, vals):
        """:raise UserError: when others would change what the member signed"""
        for member in self.filtered(lambda one: one.declared_how == "self"):
            if any(
                name in vals
                and member._fields[name].convert_to_write(member[name], member) != vals[name]
                for name in SIGNED
            ):
                raise UserError(
                    self.env._(
                        "%s signed the declaration with the own account: the member alone changes "
                        "it. To replace the member, remove the row.",
                        member.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_established(self):
        self.board_id._check_draft()

    # -- as the rules see them ---------------------------------------------------

    def _seats(self):
        disciplined = self._disciplined()
        return tuple(member._seat(member in disciplined) for member in self)

    def _seat(self, disciplined=False, relatives=()):
        self.ensure_one()
        kin = self.kin_ids
        return rules.Seat(
            keys=self._keys(),
            name=self.name or "",
            role=self.role,
            disciplined=disciplined,
            declared=self.declaration or "",
            open_suspects=len(kin.filtered(lambda row: not row.answer)),
            found_related=len(kin.filtered(lambda row: row.answer == "related")),
            citizen_id=self._person().citizen_id or "",
            relatives=relatives,
        )

    def _keys(self):
        """What tells this person on another board; a name only where there is nothing better."""
        person = self._person()
        user = self.user_id or person.user_id
        keys = {("user", user.id)} if user else set()
        keys |= {("employee", person.id)} if person else set()
        return frozenset(keys or {("name", fold(self.name or ""))})

    def _person(self):
        """The dossier, in superuser mode: rules ask, nobody reads."""
        self.ensure_one()
        if self.employee_id:
            return self.employee_id.sudo()
        user = self.user_id.sudo()
        return user.employee_ids[:1] if user else self.env["hr.employee"].sudo()

    def _disciplined(self):
        """Those under discipline today (NĐ 170/2025, điều 8)."""
        people = {member: member._person() for member in self}
        found = self.env["cchc.discipline"].sudo()
        rows = found.search([("employee_id", "in", [one.id for one in people.values() if one])])
        terms, on = found._terms(), today()
        bound = {
            row.employee_id
            for row in rows
            if measure(
                row.form,
                row.when_date or row.document_date or None,
                row.lapses_on or None,
                row.document_number or "",
                terms,
            ).in_effect(on)
        }
        return self.filtered(lambda member: people[member] in bound)

    def _find_relatives(self):
        """Enter candidates who might be relatives; answers that were given stay."""
        applications = self.session_id.application_ids.filtered(
            lambda one: one.state not in ("draft", "withdrawn", "refused")
        )
        self.env["cchc.recruitment.kin"].sudo().create(
            [
                {"member_id": member.id, "application_id": found.candidate, "why": found.why}
                for member, found in self._suspects(applications)
                if found.candidate not in member.kin_ids.application_id.ids
            ]
        )

    def _suspects(self, applications):
        """``[(member, suspect)]`` by the dossiers, whether answered or not."""
        candidates = self._candidates(applications)
        return [
            (member, found)
            for member in self
            for found in rules.suspects(
                member._seat(relatives=_relatives(member._person())), candidates
            )
        ]

    @api.model
    def _candidates(self, applications):
        """Candidates with the relatives that a dossier in the province names."""
        people = self.env["hr.employee"].sudo()
        numbers = applications.mapped("citizen_id")
        dossiers = {one.citizen_id: one for one in people.search([("citizen_id", "in", numbers)])}
        return [
            rules.Candidate(
                one.id,
                one.name,
                one.birthday,
                one.citizen_id,
                _relatives(dossiers.get(one.citizen_id, people)),
            )
            for one in applications
        ]

    # -- the member's own step ---------------------------------------------------

    def action_declare(self):
        """The member signs the own declaration, or signs it anew."""
        self.ensure_one()
        self._check_own()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("My declaration"),
            "res_model": "cchc.recruitment.declare",
            "view_mode": "form",
            "target": "new",
            "context": {"default_member_id": self.id},
        }

    def _check_own(self):
        """:raise UserError: where somebody else would sign"""
        self.check_access("read")
        if self.env.su:
            return
        if self.user_id != self.env.user:
            raise UserError(
                self.env._("%s declares with the own account, or on paper.", self.sudo().name)
            )
        if self.env.user.has_group("cchc_base.group_inspector"):
            raise UserError(
                self.env._("Who inspects writes nothing here: hand your declaration in on paper.")
            )

    def _sign(self, declaration, related_to):
        """What the member signed; a relative found late stands against the established board."""
        self._check_own()
        self._set_plain(
            {
                "declaration": declaration,
                "related_to": related_to,
                "declared_on": today(),
                "declared_how": "self",
                "declared_by_id": self.env.uid,
            }
        )
        member = self.sudo()
        labels = dict(member._fields["declaration"]._description_selection(self.env))
        member.session_id._message_log(
            body=self.env._(
                "%(board)s: %(member)s declared “%(words)s” with the own account.",
                board=member.board_id.display_name,
                member=member.name,
                words=labels[declaration],
            )
        )

    def _check_marks(self):
        """:raise UserError: when somebody without an account is to mark"""
        for member in self:
            if not member.user_id:
                raise UserError(self.env._("%s has no account to mark with.", member.name))


def _relatives(person):
    rows = person.family_member_ids.with_context(lang="vi_VN") if person else ()
    if not rows:
        return ()
    labels = dict(rows._fields["relation"]._description_selection(rows.env))
    return tuple(
        rules.Relative(
            labels.get(row.relation, "").lower(), row.name, row.born_on.year if row.born_on else 0
        )
        for row in rows
    )
