from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.vietnamese import fold
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_positions.rules.standard import KINDS

from ..rules import announcement as rule
from ..rules.deadline import announcement_problems
from ..rules.law import LAWS, LEADERSHIP, law_for

# What candidates were told: changed by a new version of the announcement only.
ANNOUNCED = frozenset(
    {
        *("name", "unit_id", "category", "form", "announced_on", "opens_on", "closes_on", "fee"),
        *("exam_on", "exam_place", "receives_at", "contact", "plan_id", "note"),
    }
)
# Written by the steps only.
STEP_FIELDS = frozenset({"cancelled_on", "cancel_reason"})


class CchcRecruitmentSession(models.Model):
    """Announcing a session: what is checked, the versions of the text, the cancellation."""

    _inherit = "cchc.recruitment.session"

    plan_id = fields.Many2one(
        comodel_name="cchc.recruitment.plan",
        string="By the plan",
        index=True,
        copy=False,
        ondelete="restrict",
        domain="[('state', '=', 'approved')]",
    )
    exam_on = fields.Date(
        string="Opening of the examination", copy=False, tracking=True, help="As expected."
    )
    exam_place = fields.Char(string="Place of the examination")
    receives_at = fields.Char(string="Applications are received at")
    contact = fields.Char(help="Telephone, e-mail of who answers questions.")
    law_title = fields.Char(string="Governed by", compute="_compute_law_title")
    announcement_ids = fields.One2many(
        comodel_name="cchc.recruitment.announcement",
        inverse_name="session_id",
        string="Announcements",
    )
    public_url = fields.Char(string="Public page", compute="_compute_public_url")
    cancelled_on = fields.Date(readonly=True, copy=False)
    cancel_reason = fields.Text(string="Why cancelled", readonly=True, copy=False)

    _fee_not_negative = models.Constraint("CHECK (fee >= 0)", "A fee is not negative.")

    @api.depends("law")
    def _compute_law_title(self):
        for session in self:
            session.law_title = LAWS.get(session.law, session.law)

    @api.depends("name", "state")
    def _compute_public_url(self):
        for session in self:
            shown = session.state not in ("draft", False) and session._is_public()
            session.public_url = f"/tuyen-dung/{self._slug(session)}" if shown else False

    @api.model
    def _slug(self, session):
        """Number first: the words may change, the address stays good."""
        words = self.env["ir.http"]._slugify(fold(session.name or ""))
        return f"{session.id}-{words}" if words else f"{session.id}"

    def _is_public(self):
        """Whether it was ever announced: what was never public is not shown by a cancellation."""
        self.ensure_one()
        return bool(self.sudo().announcement_ids)

    # -- who may change what ----------------

    @api.model_create_multi
    def create(self, vals_list):
        new = dict.fromkeys(STEP_FIELDS, False)
        return super().create([{**vals, **new} for vals in vals_list])

    def write(self, vals):
        if STEP_FIELDS & vals.keys():
            raise UserError(self.env._("A session moves on by its steps."))
        if ANNOUNCED & vals.keys():
            self.check_access("write")
            self._check_announceable()
        return super().write(vals)

    def _write_announced(self, vals):
        """Past the guard: by a step that makes a version of the announcement."""
        return super().write(vals)

    def _check_announceable(self):
        """Refuse to change what was announced.

        :raise UserError: naming the session
        """
        for session in self.sudo():
            if session.state != "draft":
                raise UserError(
                    self.env._(
                        "%s was announced: candidates rely on it. Use “Change the announcement”.",
                        session.name,
                    )
                )

    # -- announcing ----------------

    def action_announce(self):
        """Publish the session: law, legal periods, places, conditions and fee are checked.

        :raise UserError: all that stands against it, with what to do
        """
        for session in self:
            session.check_access("write")
            day = session.announced_on or vietnam_time.today()
            law = law_for(session.category, day)
            problems = session._announcement_problems(law.value, day)
            if problems:
                raise UserError(
                    self.env._(
                        "%(session)s can't be announced yet:\n%(problems)s",
                        session=session.name,
                        problems="\n".join(f"• {text}" for text in problems),
                    )
                )
            session._write_announced({"announced_on": day})
            session._move("draft", "announced", law=law.value)
            session._message_log(body="\n".join(law.explain()))
            session._keep_version(day)
        return True

    def _announcement_problems(self, law, day):
        self.ensure_one()
        facts = self._announcement_facts(day)
        figures = self._law_figures(law, day)
        found = list(announcement_problems(law, facts, figures))
        found += self._missing_words()
        if self.form != "leadership":
            found += self._place_problems()
        return found

    def _law_figures(self, law, day):
        """The figures by which the session is held on a day."""
        self.ensure_one()
        text = LEADERSHIP if self.form == "leadership" else law
        return self.env["cchc.recruitment.figure"]._figures(text, day)

    def _announcement_facts(self, day):
        """What the rules on legal periods look at."""
        return {
            "form": self.form,
            "announced_on": day,
            "opens_on": self.opens_on or None,
            "closes_on": self.closes_on or None,
            "round_one_on": self._exam_opening(),
        }

    def _exam_opening(self):
        """The first day of the examination, as planned."""
        self.ensure_one()
        days = [day for day in self.round_ids.mapped("starts_on") if day]
        return min(days, default=None) or self.exam_on or None

    def _missing_words(self):
        found = []
        if not self.post_ids:
            found.append(
                self.env._("No post is competed for: add one, or make the session by its plan.")
            )
        for name in ("opens_on", "closes_on", "receives_at"):
            if not self[name]:
                label = self._fields[name]._description_string(self.env)
                found.append(self.env._("“%s” is not told.", label))
        for post in self.post_ids:
            if not post.condition_ids:
                found.append(
                    self.env._(
                        "%s has no conditions: take them over from the standards or add them.",
                        post.display_name,
                    )
                )
        return found

    def _place_problems(self):
        """Posts with more places than are kept for them, or free where no plan keeps any."""
        found, asked = [], {}
        for post in self.post_ids:
            if post.demand_line_id:
                kept = post.demand_line_id.sudo().reserved
                if post.places > kept:
                    found.append(
                        self.env._(
                            "%(post)s: %(places)s places, but the ledger keeps %(kept)s for it.",
                            post=post.display_name,
                            places=post.places,
                            kept=kept,
                        )
                    )
            elif not post.quota_category_id:
                found.append(
                    self.env._(
                        "%s is in no plan: name the establishment from which it is filled.",
                        post.display_name,
                    )
                )
            else:
                key = (post.unit_id.id, post.quota_category_id.id)
                asked[key] = asked.get(key, 0) + post.places
        wrong = self.env["cchc.establishment"].sudo()._over_reserved(asked, vietnam_time.today())
        if wrong:
            (unit, _category), wanted, free = wrong
            found.append(
                self.env._(
                    "%(unit)s: %(wanted)s places are announced without a plan, %(free)s are free.",
                    unit=self.env["hr.department"].sudo().browse(unit).display_name,
                    wanted=wanted,
                    free=free.value,
                )
            )
        return found

    # -- the versions ----------------

    def _content(self):
        """What the announcement says, in plain values and in Vietnamese."""
        self.ensure_one()
        session = self.with_context(lang="vi_VN").sudo()

        def day(value):
            return value.isoformat() if value else None

        return {
            "name": session.name,
            "unit": session.unit_id.name,
            "category": session.category,
            "law": LAWS.get(session.law, session.law),
            "form": rule.FORMS[session.form],
            "announced_on": day(session.announced_on),
            "opens_on": day(session.opens_on),
            "closes_on": day(session.closes_on),
            "exam_on": day(session._exam_opening()),
            "exam_place": session.exam_place or None,
            "receives_at": session.receives_at or None,
            "contact": session.contact or None,
            "fee": session.fee or 0,
            "posts": [
                {
                    "code": post.code,
                    "name": post.name,
                    "unit": post.unit_id.display_name,
                    "rank": post.rank_id.name or None,
                    "places": post.places,
                    # A competition for a leading post has its own rounds, told nowhere else.
                    "exam_form": rule.EXAM_FORMS[post.exam_form]
                    if session.form != "leadership"
                    else rule.LEADERSHIP_FORM,
                    "language": post.language or None,
                    "conditions": [
                        {
                            "kind": KINDS[row.kind],
                            "words": row.words,
                            "article": ", ".join(filter(None, (row.article, row.source))),
                        }
                        for row in post.condition_ids
                    ],
                }
                for post in session.post_ids
            ],
        }

    def _keep_version(self, day, reason=False):
        """Keep what is announced from a day on."""
        self.ensure_one()
        content = self._content()
        return (
            self.env["cchc.recruitment.announcement"]
            .sudo()
            .create(
                {
                    "session_id": self.id,
                    "number": len(self.sudo().announcement_ids) + 1,
                    "published_on": day,
                    "reason": reason,
                    "content": content,
                    "digest": rule.digest(content),
                }
            )
        )

    def action_open_change(self):
        self.ensure_one()
        self.check_access("write")
        return self._open_wizard("cchc.recruitment.change", self.env._("Change the announcement"))

    def action_open_cancel(self):
        self.ensure_one()
        self.check_access("write")
        return self._open_wizard("cchc.recruitment.cancel", self.env._("Cancel the session"))

    def _open_wizard(self, model, name):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "form",
            "target": "new",
            "context": {"default_session_id": self.id},
        }

    def _cancel(self, reason):
        """Call the session off; places that were kept for it are released."""
        today = vietnam_time.today()
        self._move(
            ("draft", "announced", "screening", "examining", "results"),
            "cancelled",
            cancelled_on=today,
            cancel_reason=reason,
        )
        for session in self:
            session._message_log(body=self.env._("Cancelled: %s", reason))
            lines = session.sudo().post_ids.demand_line_id
            lines._release(None, today, self.env._("%s was cancelled", session.name))
