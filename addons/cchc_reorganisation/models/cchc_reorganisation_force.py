import logging
from collections import defaultdict

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.rules.succession import Mapping, Share
from odoo.addons.cchc_base.tools import vietnam_time

_logger = logging.getLogger(__name__)


class CchcReorganisation(models.Model):
    """On the day: positions come in force, and open business goes on with the successors."""

    _inherit = "cchc.reorganisation"

    @api.model
    def _cron_come_into_force(self):
        """Bring in force what is due, also of days when no job ran; each act wholly or not."""
        # The scheduler has no language, and decisions and messages of the day are read here.
        due = (
            self.sudo()
            .with_context(lang="vi_VN")
            .search(
                [("state", "=", "enacted"), ("date", "<=", vietnam_time.today())],
                order="date, id",
            )
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
                act.message_post(
                    body=act.env._(
                        "Its day has come, but it could not be brought in force (%s). The server "
                        "tries again every night: tell the administrator.",
                        told,
                    )
                )

    def _come_into_force(self):
        self.ensure_one()
        # The tree of today first: agencies of divisions are told by it.
        self.version_ids.unit_id._project_unit_versions()
        self._hand_on_since()
        self._put_schemes_in_force()
        self.env["cchc.succession"]._follow_due()
        self._set({"state": "in_force", "in_force_at": fields.Datetime.now()})

    def _hand_on_since(self):
        """Hand on what was entered in the ledger since the act, for units that now have changed.

        What does not fit any more is told to the officers: the units change all the same.
        """
        if not self.entry_ids:
            return
        since = self.env["cchc.establishment.entry"].search(
            [
                ("recorded_at", ">=", self.enacted_at),
                # Of the same second those that came after it.
                ("id", ">", min(self.entry_ids.ids)),
                ("id", "not in", self.entry_ids.ids),
            ]
        )
        # Whoever enters something for a day after it speaks of the new units.
        later = since.filtered(lambda row: row.date_effective >= self.date)
        if since == later:
            return
        try:
            with (
                self.env.cr.savepoint(),
                self.env["cchc.establishment"].sudo()._together() as env,
            ):
                env["cchc.establishment"]._act().note(self.date)
                entries = env["cchc.establishment"]._hand_on(
                    self._mapping(living=True),
                    self.document_id,
                    self.name,
                    self._versions_standing(),
                    self.entry_ids,
                    later,
                )
        except ValidationError as error:
            self.message_post(
                body=self.env._(
                    "The establishment that was entered since the act could not be handed on to "
                    "the new units: enter it in the ledger. %s",
                    error,
                )
            )
            return
        if entries:
            self._set({"entry_ids": [fields.Command.link(entry) for entry in entries.ids]})

    def _mapping(self, living=False):
        """Old units to new ones, as the successions of the act say it.

        :param living: with what units keep that give a part away and live on
        """
        standing = self.succession_ids.filtered(lambda row: not row.withdrawn_at).sorted("id")
        rows = [(row.predecessor_id.id, row.successor_id.id, str(row.share)) for row in standing]
        if not living:
            return Mapping.from_rows(rows)
        in_force = self.env["hr.department"]._tree_at(self.date)
        shares = Mapping.from_rows(rows).shares
        return Mapping(
            {
                old: (Share(old, 1 - sum(share.part for share in own)), *own)
                if old in in_force
                else own
                for old, own in shares.items()
            }
        )

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
            scheme = Scheme.create(
                {
                    "unit_id": agency.id,
                    "date_from": self.date,
                    "document_id": self.document_id.id,
                    "necessity": self.name,
                }
            )
            lines = self._scheme_lines(scheme, planned) + self._lines_carried_on(
                scheme, agency, planned
            )
            made = self.env["cchc.position.scheme.line"].create(lines)
            made._adopt_job_description_form()
            made._drop_ended_competencies()
            # Decided with the reorganisation: nobody submits or appraises it once more.
            scheme._step("draft", "approved")
            scheme._on_approved()

    def _scheme_lines(self, scheme, planned):
        """Values of the lines of planned positions."""
        carried = self._carried(scheme, planned.line_id)
        vals_list = []
        for one in planned:
            vals = carried[one.line_id]
            unit = one.position_id.unit_id
            # Work of a unit that ends is given anew, by the text on the functions of the new one.
            served = one.line_id.function_ids.filtered(lambda item, unit=unit: item.unit_id == unit)
            workload = "many" if one.headcount > 1 else "one"
            vals_list.append(
                vals
                | {
                    "unit_id": unit.id,
                    "position_id": one.position_id.id,
                    "code": one.code,
                    "name": one.name,
                    "headcount": one.headcount,
                    "workload": "concurrent" if vals["workload"] == "concurrent" else workload,
                    "function_ids": [fields.Command.set(served.ids)],
                }
            )
        return vals_list

    def _lines_carried_on(self, scheme, agency, planned):
        """Values of the lines in force of units of the agency that the plan does not name."""
        gone = self.version_ids.filtered("dissolved").unit_id
        positions = self.env["cchc.position"].search(
            [("unit_id.agency_id", "=", agency.id), ("unit_id", "not in", gone.ids)]
        )
        told = set(planned.position_id.ids)
        lines = self.env["cchc.position.scheme.line"].union(
            *(line for key, line in positions._lines_at(self.date).items() if key not in told)
        )
        return [
            vals | {"unit_id": line.position_id.unit_id.id}
            for line, vals in self._carried(scheme, lines).items()
        ]

    def _carried(self, scheme, lines):
        """Values of copies of lines, with their requirements, competencies and descriptions."""
        groups = self.env["cchc.position.group"]._continuing(scheme.staff, scheme.date_from)
        copies = lines.copy_data({"scheme_id": scheme.id})
        return {
            line: vals | scheme._carried(line, groups)
            for line, vals in zip(lines, copies, strict=True)
        }
