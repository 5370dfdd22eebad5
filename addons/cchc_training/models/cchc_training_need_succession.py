from odoo import api, fields, models

from ..rules.leadership import covers
from .words import PROVED_LEVELS

OFFICERS = "cchc_base.group_hr_officer"


class CchcQualificationNeed(models.Model):
    """Who is planned for a leading post needs its course before the appointment.

    The lists of successors themselves are no part of the register: a province may treat them as
    secret. The need names the post and the document, to officers alone.
    """

    _inherit = "cchc.qualification.need"

    planned_post_id = fields.Many2one(
        comodel_name="cchc.leadership.post",
        string="Planned for the post",
        ondelete="restrict",
        index="btree_not_null",
        groups=OFFICERS,
    )
    planned_by = fields.Char(
        string="Successors approved by", groups=OFFICERS, help="Number and date of the document."
    )

    @api.model
    def _ask_for_successors(self, people, post, programmes, document, note=False):
        """Needs of people who are planned for a post: of each programme that they have not passed.

        Whoever needs the programme already for another reason has no second need; the post and
        the document are told in the one that stands.

        :return: ``(needs that are new, needs that stood, how many pairs are met already)``
        """
        before = self.sudo().search(
            [("employee_id", "in", people.ids), ("state", "!=", "closed")]
        )  # fmt: skip
        values, met = [], 0
        for programme in programmes:
            passed = programme._passed_by(people)
            met += len(passed)
            values += [
                {
                    **programme._need_values(),
                    "origin": "succession",
                    "employee_id": person.id,
                    "planned_post_id": post.id,
                    "planned_by": document,
                    "note": note,
                }
                for person in people - passed
            ]
        needs = self._ask(values)
        stood = needs & before.sudo(self.env.su)
        # What another source asked for keeps its own source, and what is more urgent its term.
        told = stood.filtered(lambda need: need.sudo().planned_by != document)
        told.sudo()._step(planned_post_id=post.id, planned_by=document)
        return needs - stood, stood, met


class CchcTrainingProgramme(models.Model):
    _inherit = "cchc.training.programme"

    def _passed_by(self, people):
        """Those of the people whose dossier shows what the programme gives."""
        self.ensure_one()
        if self.degree_level:
            levels = [level for level, _name in self._fields["degree_level"].selection]
            enough = levels[levels.index(self.degree_level) :]
            held = self.env["cchc.education"].sudo()
            rows = held.search([("employee_id", "in", people.ids), ("level", "in", enough)])
            return people & rows.employee_id.sudo(self.env.su)
        if not self.proves_kind:
            return people.browse()
        rows = self.env["cchc.certificate"].sudo()
        rows = rows.search([("employee_id", "in", people.ids), ("kind", "=", self.proves_kind)])
        proving = {
            person.id
            for person, own in rows.grouped("employee_id").items()
            if self._proved_in(own)
        }  # fmt: skip
        return people.filtered(lambda person: person.id in proving)

    def _proved_in(self, certificates):
        """Whether one of the certificates of a person is what the programme gives."""
        self.ensure_one()
        kind = self.proves_kind
        field = PROVED_LEVELS.get(kind)
        alike = certificates.filtered(lambda one: one.kind == kind)
        if kind == "leadership":
            return any(covers(one.leadership_level, self.leadership_level) for one in alike)
        if field:
            return any(one[field] == self[field] for one in alike)
        return any(one.name == self.name for one in alike)
