from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

ITEM = Markup("<li>%s</li>")
ROW = Markup('<tr class="%s"><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>')


class CchcPersonMergeQuestion(models.TransientModel):
    """Asks how two entries become one, and shows before what would come of it."""

    _name = "cchc.person.merge.question"
    _description = "Merging two entries of a person"
    _inherit = ["cchc.question"]

    kept_id = fields.Many2one(
        comodel_name="hr.employee", string="Keep", required=True, readonly=True, ondelete="cascade"
    )
    other_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Merge into it",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    kept_about = fields.Char(compute="_compute_about", export_string_translation=False)
    other_about = fields.Char(compute="_compute_about", export_string_translation=False)
    choice_ids = fields.One2many(
        comodel_name="cchc.person.merge.choice",
        inverse_name="question_id",
        string="Which is right?",
    )
    opening_choice = fields.Selection(
        [("kept", "The opening of the kept entry"), ("other", "The opening of the merged entry")],
        string="Which opening counts?",
    )
    has_two_openings = fields.Boolean(compute="_compute_preview", export_string_translation=False)
    problems = fields.Html(string="What stands against it", compute="_compute_preview")
    career = fields.Html(string="Decisions in their order", compute="_compute_preview")
    lists = fields.Html(string="What moves", compute="_compute_preview")
    reason = fields.Char(help="How it was found that the two are one person.")
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Evidence")

    @api.model
    def _ask(self, kept, other):
        question = self.create({"kept_id": kept.id, "other_id": other.id})
        question._list_choices()
        return question._open()

    def _open(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Merge two entries"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create(vals_list)
        for question in questions:
            self.env["cchc.person.merge"]._check_may_merge(question.kept_id | question.other_id)
        return questions

    def write(self, vals):
        result = super().write(vals)
        for question in self:
            self.env["cchc.person.merge"]._check_may_merge(question.kept_id | question.other_id)
        return result

    def _list_choices(self):
        """A row for each contradiction; what differs in writing alone is the officer's too."""
        Merge = self.env["cchc.person.merge"]
        kept, other = self.kept_id.sudo(), self.other_id.sudo()
        _missing, contrary = Merge._differences(kept, other)
        chosen = {row.name: row.answer for row in self.choice_ids.sudo()}
        self.choice_ids.sudo().unlink()
        readable = [
            name for name in contrary
            if self.kept_id._has_field_access(kept._fields[name], "read")
        ]  # fmt: skip
        swapped = {"kept": "other", "other": "kept"}
        self.env["cchc.person.merge.choice"].sudo().create(
            [
                {
                    "question_id": self.id,
                    "name": name,
                    "kept_value": Merge._shown(kept, name),
                    "other_value": Merge._shown(other, name),
                    "answer": swapped.get(chosen.get(name)),
                }
                for name in readable
            ]
        )

    @api.depends("kept_id", "other_id")
    def _compute_about(self):
        """By what two entries of one name are told apart."""
        for question in self:
            question.kept_about = self._about(question.kept_id)
            question.other_about = self._about(question.other_id)

    @api.model
    def _about(self, person):
        parts = (
            person.staff_number,
            person.birth_text,
            person.citizen_id or person.old_citizen_id,
            (person.unit_id or person.intake_unit_id).display_name,
            person.position_title,
        )
        return " · ".join(part for part in parts if part)

    # -- preview -------------------------------------------------------------------

    def _case(self):
        Merge = self.env["cchc.person.merge"]
        choices = {row.name: row.answer for row in self.choice_ids if row.answer}
        # Of what the officer may not read, the kept entry's word stands.
        _missing, contrary = Merge._differences(self.kept_id.sudo(), self.other_id.sudo())
        asked = set(self.choice_ids.mapped("name"))
        choices |= {name: "kept" for name in contrary if name not in asked}
        return {
            "kept": self.kept_id,
            "other": self.other_id,
            "reason": self.reason,
            "choices": choices,
            "aside": self._aside(),
            "attachments": self.attachment_ids.ids,
        }

    def _openings(self, person):
        return person.sudo().decision_line_ids.filtered(
            lambda line: line.type_id.code == "opening" and not line.revoked_at
        )

    def _aside(self):
        """The opening that counts no more, where the officer has said which one counts."""
        kept, other = self._openings(self.kept_id), self._openings(self.other_id)
        if not kept or not other or not self.opening_choice:
            return kept.browse()
        return other if self.opening_choice == "kept" else kept

    @api.depends("kept_id", "other_id", "opening_choice", "choice_ids.answer")
    def _compute_preview(self):
        Merge = self.env["cchc.person.merge"].sudo()
        for question in self:
            kept, other = question.kept_id, question.other_id
            question.has_two_openings = bool(question._openings(kept) and question._openings(other))
            (found,) = Merge._obstacles([question._case()])
            question.problems = (
                Markup('<ul class="mb-0 ps-3">%s</ul>')
                % Markup().join(ITEM % problem for problem in found)
                if found
                else False
            )
            question.career = question._career_table()
            question.lists = question._lists_table()

    def _career_table(self):
        aside = self._aside()
        lines = (self.kept_id | self.other_id).sudo().decision_line_ids
        lines = lines.filtered(lambda line: not line.revoked_at).with_env(self.env).sudo()
        rows = Markup().join(
            ROW
            % (
                "text-muted text-decoration-line-through" if line in aside else "",
                format_date(self.env, line.date_effective),
                f"{line.type_id.name} {line.decision_id.number or ''}",
                line.summary or "",
                self.env._("kept entry")
                if line.career_id == self.kept_id
                else self.env._("merged entry"),
            )
            for line in lines.sorted(lambda line: (line.date_effective, line.day_order, line.id))
        )
        return Markup('<table class="table table-sm mb-0"><tbody>%s</tbody></table>') % rows

    def _lists_table(self):
        Merge = self.env["cchc.person.merge"].sudo()
        told = Merge._preview_lists({self.other_id.id: self.kept_id.id})
        lines = []
        for name, moves, stays in told:
            if moves:
                lines.append(self.env._("%(list)s: %(count)s moved", list=name, count=moves))
            if stays:
                lines.append(
                    self.env._(
                        "%(list)s: %(count)s stay with the merged entry, the kept one has them "
                        "already",
                        list=name,
                        count=stays,
                    )
                )
        missing, _contrary = Merge._differences(self.kept_id.sudo(), self.other_id.sudo())
        fields_ = self.kept_id._fields
        readable = [
            name for name in missing if self.kept_id._has_field_access(fields_[name], "read")
        ]
        lines += [
            self.env._(
                "%(field)s: taken over (%(value)s)",
                field=fields_[name]._description_string(self.env),
                value=Merge._shown(self.other_id.sudo(), name),
            )
            for name in readable
        ]
        if not lines:
            return False
        return Markup('<ul class="mb-0 ps-3">%s</ul>') % Markup().join(ITEM % one for one in lines)

    # -- buttons -------------------------------------------------------------------

    def action_swap(self):
        """Keep the other one."""
        self.ensure_one()
        swapped = {"kept": "other", "other": "kept"}
        self.write(
            {
                "kept_id": self.other_id.id,
                "other_id": self.kept_id.id,
                "opening_choice": swapped.get(self.opening_choice),
            }
        )
        self._list_choices()
        return self._open()

    def action_merge(self):
        self.ensure_one()
        if not self.reason:
            raise UserError(self.env._("Enter how it was found that the two are one person."))
        merge = self.env["cchc.person.merge"]._merge([self._case()])
        return merge.kept_id.get_formview_action()
