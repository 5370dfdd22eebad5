from odoo import api, fields, models
from odoo.tools import SQL

# What an assessment says of itself rather than of the competency.
OWN = ("employee_id", "recorded_at", "voided_at", "void_reason")
ENTERED = "cchc.competency.assessment:entered"


class CchcPersonMerge(models.Model):
    """Positions and competencies of two entries that are one person.

    An assessment never changes whose it is: those of the merged entry are voided with the reason
    and entered again for the kept person, as an officer would do it. Answers about standards
    follow from the periods by themselves.
    """

    _inherit = "cchc.person.merge"

    @api.model
    def _merged_lists(self):
        return (*super()._merged_lists(), "cchc.qualification.need")

    @api.model
    def _unique_keys(self):
        # One that is closed may stand beside an open one; what both ask for is asked for once.
        return {**super()._unique_keys(), "cchc.qualification.need": ("kind", "required")}

    @api.model
    def _move_lists(self, pairs):
        moved = super()._move_lists(pairs)
        reason = self.env._("The entry was merged into another one of the same person.")
        for other, entered in self._enter_again(pairs, reason).items():
            moved[other][ENTERED] = entered
        return moved

    def _give_lists_back(self):
        result = super()._give_lists_back()
        pairs, ids = {}, []
        for act in self:
            entered = (act.moved or {}).get(ENTERED, [])
            if entered:
                pairs[act.kept_id.id] = act.other_id.id
                ids += entered
        if ids:
            self._enter_again(pairs, self.env._("The merge was taken back."), ids)
        return result

    @api.model
    def _enter_again(self, pairs, reason, only=None):
        """Void the standing assessments of some and enter the same for others.

        :param pairs: from whom to whom
        :param only: ids of the assessments concerned; default: all that stand
        :return: new ids by the one from whom they came
        """
        Assessment = self.env["cchc.competency.assessment"]
        self.env.flush_all()
        copied = [
            name
            for name, field in Assessment._fields.items()
            if field.store and field.column_type and name not in (*OWN, *models.MAGIC_COLUMNS)
        ]
        self.env.cr.execute(
            SQL(
                """
                WITH gone AS (
                    UPDATE cchc_competency_assessment a
                       SET voided_at = %(now)s, void_reason = %(reason)s
                      FROM %(pairs)s
                     WHERE a.employee_id = pair.other_id AND a.voided_at IS NULL AND %(only)s
                    RETURNING a.*, pair.kept_id, pair.other_id),
                entered AS (
                    INSERT INTO cchc_competency_assessment
                           (employee_id, recorded_at, create_uid, write_uid, create_date,
                            write_date, %(copied)s)
                    SELECT kept_id, %(now)s, %(uid)s, %(uid)s, %(now)s, %(now)s, %(copied)s
                      FROM gone
                    RETURNING id, employee_id)
                SELECT pair.other_id, entered.id
                  FROM entered JOIN %(pairs)s ON pair.kept_id = entered.employee_id
                """,
                now=fields.Datetime.now(),
                uid=self.env.uid,
                reason=reason,
                pairs=self._pairs(pairs),
                only=SQL("TRUE") if only is None else SQL("a.id = ANY(%s)", only),
                copied=SQL(", ").join(map(SQL.identifier, copied)),
            )
        )
        found = {}
        for source, key in self.env.cr.fetchall():
            found.setdefault(source, []).append(key)
        Assessment.invalidate_model()
        return found
