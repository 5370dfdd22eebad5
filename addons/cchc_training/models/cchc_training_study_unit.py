from odoo import api, fields, models
from odoo.tools import SQL


class CchcTrainingStudy(models.Model):
    """A study goes with its person to another unit, as the dossier does: whoever is in charge of
    somebody must know of the commitment. What was sent and paid stays told of who sent."""

    _inherit = "cchc.training.study"

    sent_from_id = fields.Many2one(
        comodel_name="hr.department",
        string="Sent by the unit",
        required=True,
        index=True,
        readonly=True,
        ondelete="restrict",
    )
    moved = fields.Boolean(compute="_compute_moved", export_string_translation=False)

    def _init_column(self, column_name):
        if column_name != "sent_from_id":
            return super()._init_column(column_name)
        # Studies stayed with the unit that sent before they went along.
        self.env.cr.execute("UPDATE cchc_training_study SET sent_from_id = unit_id")
        return None

    @api.depends("unit_id", "sent_from_id")
    def _compute_moved(self):
        for study in self:
            study.moved = study.sent_from_id != study.unit_id

    @api.model
    def _follow_people(self, person_ids):
        """Put the studies of people where they serve now, in one statement.

        What is being paid back stays with the unit that the person left.
        """
        self.flush_model(["employee_id", "unit_id", "state"])
        self.env["cchc.training.payback"].flush_model(["study_id", "state"])
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_training_study s SET unit_id = p.unit_id
                  FROM hr_employee p
                 WHERE p.id = s.employee_id AND s.employee_id = ANY(%s)
                   AND p.unit_id IS NOT NULL AND p.unit_id <> s.unit_id
                   AND NOT EXISTS (
                       SELECT FROM cchc_training_payback b
                        WHERE b.study_id = s.id AND b.state <> 'void')
                """,
                list(person_ids),
            )
        )
        if self.env.cr.rowcount:
            self.invalidate_model(["unit_id"], flush=False)


class CchcTimeline(models.AbstractModel):
    _inherit = "cchc.timeline"

    @api.model
    def _after_move(self, person_ids):
        """Who came to another unit, by a decision or over night, takes the studies along."""
        result = super()._after_move(person_ids)
        self.env["cchc.training.study"]._follow_people(person_ids)
        return result
