from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules import upload
from odoo.addons.cchc_base.tools import vietnam_time

MOST_FILES, MOST_BYTES = 5, 5_000_000
# Of a work that somebody else assigned: not the person's to change.
GIVEN = frozenset({"product", "weight", "assigned", "deadline"})


class CchcEvaluation(models.Model):
    """The person's own part: draft, handed in, taken back until the head begins."""

    _inherit = "cchc.evaluation"

    @api.model
    def _own_of(self, person):
        """The evaluations of a person in periods that were opened, in superuser mode.

        What waits for the person first, then the latest period.
        """
        rows = self.sudo().search(
            [("employee_id", "=", person.id), ("period_id.state", "!=", "draft")],
            order="period_id",
        )
        return rows.sorted(lambda row: not row._self_editable())

    def _self_editable(self):
        self.ensure_one()
        return self.state == "waiting" and self._self_in_time()

    def _self_returnable(self):
        """Handed in, and nobody has begun with it yet."""
        self.ensure_one()
        return self.state == "self_done" and self._self_in_time()

    def _self_in_time(self):
        return self.period_id.state == "open" and self.unit_run_id.state == "self"

    def _check_self_editable(self):
        for row in self:
            if row._self_editable():
                continue
            if row.state == "self_done" and row._self_in_time():
                raise UserError(
                    self.env._("This evaluation is handed in: take it back to change it.")
                )
            raise UserError(
                self.env._(
                    "%(name)s: the time for the self-evaluation is over. Ask your agency if "
                    "something must be corrected.",
                    name=row.period_id.name,
                )
            )

    def _self_save(self, marks, tasks, values):
        """Keep a draft.

        :param marks: ``{id of the mark: its values}``
        :param tasks: values of each row of work, those that exist with their ``id``
        :param values: of the evaluation itself
        """
        self.ensure_one()
        self._check_self_editable()
        for mark in self.mark_ids:
            if mark.id in marks:
                mark.write(marks[mark.id])
        own = {task.id: task for task in self.task_ids}
        for place, row in enumerate(tasks, start=1):
            vals = {**row, "sequence": place * 10}
            task = own.pop(vals.pop("id", None), None)
            if task:
                if task._is_given():
                    vals = {name: vals[name] for name in vals.keys() - GIVEN}
                task.write(vals)
            else:
                self.env["cchc.evaluation.task"].sudo().create({**vals, "evaluation_id": self.id})
        # What the agency asked for stays; own rows that are no longer there are gone.
        for task in own.values():
            if task._is_own_row():
                task.attachment_ids.unlink()
                task.unlink()
        self.write(values)
        self._self_reckon()

    def _self_reckon(self):
        """Points, measures and level from what stands there now."""
        self.env.flush_all()
        self.sudo()._reckon()

    def _self_hand_in(self):
        self.ensure_one()
        if self.state == "self_done":
            return
        self._check_self_editable()
        if self.classified and not self._has_work():
            raise UserError(self.env._("Enter at least one work of the period."))
        self._self_reckon()
        self.write(
            {
                "state": "self_done",
                "self_on": fields.Datetime.now(),
                "self_by_id": self.env.uid,
                "self_level": self.self_level or self.reckoned_level,
            }
        )

    def _self_take_back(self):
        self.ensure_one()
        if self.state == "waiting":
            return
        if not self._self_returnable():
            raise UserError(self.env._("Your agency has begun with it: it can't be taken back."))
        self.write({"state": "waiting", "self_on": False})

    def _self_prefill(self):
        """The work of the month before, not yet done in this one.

        :return: how many rows were taken over
        """
        self.ensure_one()
        self._check_self_editable()
        before = self._self_before()
        taken = {task.product for task in self.task_ids}
        rows = [
            {
                "evaluation_id": self.id,
                "product": task.product,
                "weight": task.weight,
                "assigned": task.assigned,
                "sequence": 10 * (len(taken) + place),
            }
            for place, task in enumerate(before.task_ids, start=1)
            if task.product not in taken
        ]
        self.env["cchc.evaluation.task"].sudo().create(rows)
        return len(rows)

    def _self_before(self):
        """The person's evaluation of the period of the same kind just before."""
        self.ensure_one()
        return self.sudo().search(
            [
                ("employee_id", "=", self.employee_id.id),
                ("period_kind", "=", self.period_kind),
                ("period_id.date_to", "<", self.period_id.date_from),
                ("task_ids", "!=", False),
            ],
            # Periods stand with the latest first.
            order="period_id",
            limit=1,
        )

    # -- after the decision --------------------------------------------------------------------

    def _self_may_complain(self):
        self.ensure_one()
        return (
            self.state == "notified"
            and self.period_id.state == "open"
            and (not self.complain_by or self.complain_by >= vietnam_time.today())
            and not self.complaint_ids
        )

    def _self_complain(self, reason):
        """The person does not agree; who answers sees it with the evaluation."""
        self.ensure_one()
        if not reason.strip():
            raise UserError(self.env._("Write what you do not agree with, and why."))
        if self.complaint_ids.filtered(lambda row: row.by_portal and not row.result):
            return
        if not self._self_may_complain():
            raise UserError(self.env._("The time for a complaint is over, or there is none yet."))
        vals = {
            "evaluation_id": self.id,
            "received_on": vietnam_time.today(),
            "by_portal": True,
            "reason": reason.strip(),
        }
        self.env["cchc.evaluation.complaint"].sudo().create(vals)


class CchcEvaluationTask(models.Model):
    _inherit = "cchc.evaluation.task"

    def _is_own_row(self):
        """The person entered it."""
        self.ensure_one()
        user = self.sudo().evaluation_id.employee_id.user_id
        return self.source == "assigned" and bool(user) and self.create_uid == user

    def _is_given(self):
        """Whoever evaluates assigned it: how much, how it counts and by when stands."""
        self.ensure_one()
        return self.source == "assigned" and not self._is_own_row()

    def _add_evidence(self, files):
        """Attach what was uploaded; the bytes decide what a file is.

        :param files: ``[(name, content)]``
        :raise UserError: naming the file, what is wrong and what to do
        """
        self.ensure_one()
        if len(self.attachment_ids) + len(files) > MOST_FILES:
            raise UserError(
                self.env._(
                    "%(name)s: at most %(count)s files. Put several pages into one PDF.",
                    name=self.product,
                    count=MOST_FILES,
                )
            )
        made = self.env["ir.attachment"].sudo()
        for name, content in files:
            try:
                kind = upload.kind_of(content, MOST_BYTES)
            except upload.Refused as refused:
                raise UserError(self._evidence_refusal(refused.code, name)) from refused
            made += made.create(
                {
                    "name": upload.safe_name(name, kind.extension),
                    "raw": content,
                    "mimetype": kind.mimetype,
                    "res_model": self._name,
                    "res_id": self.id,
                }
            )
        self.sudo().attachment_ids += made

    def _evidence_refusal(self, code, name):
        reasons = {
            upload.EMPTY: self.env._("“%(file)s” is empty: choose the file again."),
            upload.TOO_LARGE: self.env._(
                "“%(file)s” is too large: at most %(size)s MB. Scan it with a lower resolution."
            ),
            upload.NOT_ACCEPTED: self.env._(
                "“%(file)s” is no PDF, JPEG or PNG, whatever it is called: send a scan or a photo."
            ),
            upload.BROKEN: self.env._("“%(file)s” is damaged or incomplete: scan it again."),
        }
        return reasons[code] % {"file": name, "size": MOST_BYTES // 1_000_000}
