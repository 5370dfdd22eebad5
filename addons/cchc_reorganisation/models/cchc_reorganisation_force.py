import logging
from collections import defaultdict

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

_logger = logging.getLogger(__name__)

# What a line of a scheme carries on from the one before.
CARRIED = ("sequence", "group_id", "workload", "step_from", "step_to", "leadership_post_id")


class CchcReorganisation(models.Model):
    """On the day: positions come in force, and open business goes on with the successors."""

    _inherit = "cchc.reorganisation"

    @api.model
    def _cron_come_into_force(self):
        """Bring in force what is due, also of days when no job ran; each act wholly or not."""
        due = self.sudo().search(
            [("state", "=", "enacted"), ("date", "<=", vietnam_time.today())], order="date, id"
        )
        for act in due:
            try:
                with self.env.cr.savepoint():
                    act._come_into_force()
            except psycopg2.OperationalError:
                # Somebody was quicker: the scheduler tries again.
                raise
            except Exception as error:
                # One that is broken must not keep the others, and its officers have to know.
                _logger.exception("Reorganisation %s did not come into force", act.id)
                told = str(error) if isinstance(error, UserError) else type(error).__name__
                vietnamese = act.with_context(lang="vi_VN")
                vietnamese.message_post(
                    body=vietnamese.env._(
                        "Its day has come, but it could not be brought in force (%s). The server "
                        "tries again every night: tell the administrator.",
                        told,
                    )
                )

    def _come_into_force(self):
        self.ensure_one()
        # The tree of today first: agencies of divisions are told by it.
        self.version_ids.unit_id._project_unit_versions()
        self._put_schemes_in_force()
        self.env["cchc.succession"]._follow_due()
        self._set({"state": "in_force", "in_force_at": fields.Datetime.now()})

    def _put_schemes_in_force(self):
        """A scheme for each agency that takes over positions: its own lines and the new ones."""
        by_agency = defaultdict(lambda: self.env["cchc.reorganisation.position"])
        for planned in self.scenario_id.position_ids:
            if planned.position_id and planned.headcount:
                by_agency[planned.position_id.unit_id.agency_id] |= planned
        Scheme = self.env["cchc.position.scheme"].with_context(tracking_disable=True)
        for agency, planned in by_agency.items():
            if Scheme.search_count(
                [
                    ("unit_id", "=", agency.id),
                    ("date_from", "=", self.date),
                    ("state", "=", "approved"),
                ],
                limit=1,
            ):
                # The agency has approved its own for the day: that one counts.
                continue
            lines = [self._scheme_line(one) for one in planned]
            lines += self._lines_carried_on(agency, planned)
            scheme = Scheme.create(
                {
                    "unit_id": agency.id,
                    "date_from": self.date,
                    "document_id": self.document_id.id,
                    "necessity": self.name,
                    "line_ids": [fields.Command.create(vals) for vals in lines],
                }
            )
            # Decided with the reorganisation: nobody submits or appraises it once more.
            scheme._step("draft", "approved")
            scheme._on_approved()

    def _scheme_line(self, planned):
        line = planned.line_id
        return self._carried(line) | {
            "unit_id": planned.position_id.unit_id.id,
            "code": planned.code,
            "name": planned.name,
            "headcount": planned.headcount,
            "workload": line.workload if line.workload == "concurrent" else
            ("many" if planned.headcount > 1 else "one"),
        }  # fmt: skip

    def _lines_carried_on(self, agency, planned):
        """Lines in force of units of the agency that the plan does not name."""
        told = set(planned.position_id.ids)
        gone = self.version_ids.filtered("dissolved").unit_id
        positions = self.env["cchc.position"].search(
            [("unit_id.agency_id", "=", agency.id), ("unit_id", "not in", gone.ids)]
        )
        return [
            self._carried(line)
            | {
                "unit_id": line.position_id.unit_id.id,
                "code": line.code,
                "name": line.name,
                "headcount": line.headcount,
            }
            for position, line in positions._lines_at(self.date).items()
            if position not in told
        ]

    def _carried(self, line):
        vals = {}
        for name in CARRIED:
            value = line[name]
            vals[name] = value.id if line._fields[name].relational else value
        return vals | {
            "standard_id": line.standard_id.id,
            "rank_ids": [fields.Command.set(line.rank_ids.ids)],
            "note": line.note,
        }
