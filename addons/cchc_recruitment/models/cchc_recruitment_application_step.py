import secrets

from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, UserError
from odoo.tools import mute_logger

from odoo.addons.cchc_base.rules.vietnamese import clean
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.rules import citizen_id as citizen_rule

# No letters that are taken for one another when read out: 32^10 codes.
RECEIPT_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
RECEIPT_LENGTH = 10
ONE_OF_PERSON = "cchc_recruitment_application_one_of_person"
OWN_STAGE = frozenset({"user_id", "on_paper", "list_number", "refusal_sent_at"})
# Also cleaned of what pasting leaves behind.
TEXTS = ("name", "home_town", "permanent_address", "current_address", "citizen_id_by")
WITHDRAWN_UNTIL = ("announced", "screening", "examining")


class CchcRecruitmentApplication(models.Model):
    """The steps of an application: handed in, corrected, withdrawn."""

    _inherit = "cchc.recruitment.application"

    # Whoever enters an application in the back office has it on paper.
    on_paper = fields.Boolean(default=lambda self: not self.env.su)
    received_on = fields.Date(
        help="Of a paper form: the day on which it was handed in or posted.",
    )
    evidence_ids = fields.One2many(
        comodel_name="cchc.recruitment.evidence", inverse_name="application_id"
    )
    step_ids = fields.One2many(
        comodel_name="cchc.recruitment.step",
        inverse_name="application_id",
        string="Steps",
        readonly=True,
    )
    list_number = fields.Integer(
        string="No. in the list", readonly=True, copy=False, aggregator=None
    )
    refusal_sent_at = fields.Datetime(string="Told of the refusal", readonly=True, copy=False)
    problems = fields.Text(string="What is missing", compute="_compute_problems")

    _one_of_account = models.UniqueIndex(
        "(session_id, user_id) WHERE user_id IS NOT NULL AND state <> 'withdrawn'",
        "This account has an application in this session already.",
    )

    @api.depends("name", "birthday", "citizen_id", "wish_ids", "degree_ids", "notice_by", "email",
                 "phone", "permanent_address", "current_address", "on_paper",
                 "received_on")  # fmt: skip
    def _compute_problems(self):
        for row in self:
            found = row._form_problems() if row.state == "draft" else []
            row.problems = "\n".join(text for _field, text in found)

    @api.model_create_multi
    def create(self, vals_list):
        # In superuser mode the portal names the account; an officer enters paper forms only.
        if not self.env.su:
            vals_list = [
                {**vals, **dict.fromkeys(OWN_STAGE, False), "on_paper": True} for vals in vals_list
            ]
        return super().create([self._cleaned(vals) for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if OWN_STAGE & vals.keys():
            raise UserError(self.env._("An application moves on by its steps."))
        form = [name for name in vals if name in self._form_fields()]
        if form:
            self._check_form_open()
        result = super().write(self._cleaned(vals))
        if form:
            self._log_changes(form)
        return result

    @api.model
    def _form_fields(self):
        """What the form asks for: fixed once it is decided on, and logged once it is handed in."""
        return {
            *("name", "birthday", "sex", "ethnicity_id", "religion_id", "citizen_id"),
            *("citizen_id_on", "citizen_id_by", "phone", "email", "home_town"),
            *("permanent_address", "current_address", "health", "height", "weight"),
            *("general_education", "expertise", "language", "priority_group", "notice_by"),
            *("other", "degree_ids", "job_ids", "wish_ids", "session_id", "received_on"),
        }

    @api.model
    def _cleaned(self, vals):
        cleaned = {
            name: clean(value) if name in TEXTS and value else value for name, value in vals.items()
        }
        if cleaned.get("citizen_id"):
            cleaned["citizen_id"] = citizen_rule.normalize(cleaned["citizen_id"])
        return cleaned

    def _log_changes(self, names):
        handed_in = self.filtered(lambda row: row.state != "draft")
        if handed_in:
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in names)
            self.env["cchc.recruitment.step"]._log(
                "changed", handed_in, dict.fromkeys(handed_in.ids, labels)
            )

    # -- the checks of the form --------------------------------------------------------

    def _form_problems(self):
        """``[(field, words)]`` of what keeps the form from being handed in."""
        self.ensure_one()
        env, found = self.env, []
        born = self.birthday
        if not born or born >= vietnam_time.today() or born.year < 1900:
            found.append(("birthday", env._("Date of birth: enter the day in the past.")))
        for problem in citizen_rule.check(
            self.citizen_id, birth_year=born and born.year, sex=self.sex
        ):
            if problem.blocking:
                found.append(("citizen_id", env._("Citizen number: 12 digits.")))
        if not self.permanent_address and not self.current_address:
            found.append(("permanent_address", env._("Enter an address: letters go there.")))
        if self.notice_by == "email" and not self.email:
            found.append(("email", env._("You are told by e-mail: enter the address.")))
        if self.notice_by == "phone" and not self.phone:
            found.append(("phone", env._("You are told by telephone: enter the number.")))
        if not self.degree_ids.filtered(lambda row: row.kind == "degree"):
            found.append(("degrees", env._("Degrees: enter at least one.")))
        if not self.wish_ids:
            found.append(("wishes", env._("Wishes: choose at least one post.")))
        elif self.wish_ids.post_id.session_id != self.session_id:
            found.append(("wishes", env._("Wishes: a post belongs to another session.")))
        if self.on_paper and not self.received_on:
            found.append(("received_on", env._("Enter the day on which the paper was received.")))
        return found

    def _check_complete(self):
        for row in self:
            found = row._form_problems()
            if found:
                raise UserError(
                    self.env._(
                        "%(name)s: the form is not complete.\n%(problems)s",
                        name=row.name,
                        problems="\n".join(text for _field, text in found),
                    )
                )

    def _check_in_time(self):
        """A form counts by its day in Việt Nam; the last day lasts until 23:59:59."""
        for row in self:
            session = row.session_id
            day = row.received_on if row.on_paper else vietnam_time.today()
            states = ("announced", "screening") if row.on_paper else ("announced",)
            in_time = (
                session.state in states
                and (not session.opens_on or session.opens_on <= day)
                and session.closes_on
                and day <= session.closes_on
            )
            if not in_time:
                raise UserError(
                    self.env._(
                        "“%(session)s” takes applications from %(opens)s to the end of %(closes)s.",
                        session=session.name,
                        opens=_told(session.opens_on),
                        closes=_told(session.closes_on),
                    )
                )

    # -- steps -------------------------------------------------------------------------

    def action_submit(self):
        """Hand in paper forms: the same checks as on the portal."""
        self.check_access("write")
        self._submit()

    def _submit(self):
        """Hand in drafts; one that is handed in already stays as it is.

        :raise UserError: when the form is late, incomplete or the second one of a person
        """
        drafts = self.filtered(lambda row: row.state == "draft")
        if any(row.state not in ("draft", "submitted") for row in self):
            raise UserError(self.env._("This application is decided on or withdrawn."))
        # An earlier form of the same session is looked at in the same words for all.
        drafts._check_in_time()
        drafts._check_complete()
        now = fields.Datetime.now()
        for row in drafts:
            try:
                with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                    row._set_stage(state="submitted", submitted_at=now, receipt=row._new_receipt())
            except UniqueViolation as error:
                row.invalidate_recordset()
                if error.diag.constraint_name != ONE_OF_PERSON:
                    raise ConcurrencyError from error
                raise UserError(
                    self.env._(
                        "The citizen number %s was handed in for this session already. If it was "
                        "not by you, turn to the recruiting body with your citizen card.",
                        row.citizen_id,
                    )
                ) from error
        self.env["cchc.recruitment.step"]._log("submitted", drafts)
        drafts._mail_receipts()
        return drafts

    @api.model
    def _new_receipt(self):
        return "".join(secrets.choice(RECEIPT_LETTERS) for _place in range(RECEIPT_LENGTH))

    def action_withdraw(self):
        """By the letter of a candidate."""
        self.check_access("write")
        self._withdraw()

    def _withdraw(self):
        for row in self:
            if row.state not in ("submitted", "eligible"):
                raise UserError(
                    self.env._("%s: only an application that stands is withdrawn.", row.name)
                )
            if row.session_id.state not in WITHDRAWN_UNTIL:
                raise UserError(self.env._("The results are published: nothing is withdrawn now."))
        self._set_stage(state="withdrawn", withdrawn_at=fields.Datetime.now())
        self.env["cchc.recruitment.step"]._log("withdrawn", self)
        self._mail(
            self.env._("Application withdrawn"),
            {row.id: self.env._("Your application %s is withdrawn.", row.receipt) for row in self},
        )

    @api.autovacuum
    def _gc_drafts(self):
        """Drafts that were never handed in are nobody's affair a month after the last day."""
        limit = fields.Date.subtract(vietnam_time.today(), days=30)
        old = self.search(
            [
                ("state", "=", "draft"),
                ("user_id", "!=", False),
                ("session_id.closes_on", "<", limit),
            ],
            limit=1000,
        )
        # Through the ORM: the files go with them.
        old.evidence_ids.unlink()
        old.unlink()
        return len(old), 0


def _told(day):
    return f"{day:%d/%m/%Y}" if day else "…"
