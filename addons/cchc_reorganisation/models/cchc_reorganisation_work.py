from odoo import api, fields, models, modules
from odoo.exceptions import UserError
from odoo.tools import SQL

STAGES = [
    ("waiting", "Waiting"),
    ("units", "Units"),
    ("establishment", "Establishment"),
    ("positions", "Positions"),
    ("people", "People"),
    ("successions", "Successors"),
    ("force", "Positions and open business"),
    ("done", "Done"),
]


class CchcReorganisationWork(models.Model):
    """A large reorganisation enacted by the server alone.

    A first step says that it is being done; the second one does it, in one transaction: killed
    half-way it leaves nothing, and the next run begins anew. How far it has come is written beside
    that transaction, or nobody would see it before the end; that somebody is at it is told by a
    lock, which goes with the process that holds it.
    """

    _name = "cchc.reorganisation.work"
    _description = "Enactment in the background"
    _inherit = ["cchc.background.work"]
    _owner = "reorganisation_id"
    _cron = "cchc_reorganisation.ir_cron_enact"

    reorganisation_id = fields.Many2one(
        comodel_name="cchc.reorganisation", required=True, index=True, ondelete="cascade",
        readonly=True,
    )  # fmt: skip
    scenario_id = fields.Many2one(
        comodel_name="cchc.reorganisation.scenario", required=True, readonly=True,
        ondelete="cascade",
    )  # fmt: skip
    user_id = fields.Many2one(
        comodel_name="res.users", string="Asked by", required=True, readonly=True
    )
    stage_id = fields.Many2one(
        comodel_name="cchc.reorganisation.stage", readonly=True, ondelete="restrict"
    )
    told = fields.Char(string="How far", compute="_compute_told")

    @api.depends("state")
    def _compute_told(self):
        at_it = self._at_it()
        stages = dict(self.stage_id._fields["stage"]._description_selection(self.env))
        for work in self:
            if work.state == "waiting":
                work.told = self.env._("Waits for its turn")
            elif work.state == "running" and work.id in at_it:
                stage = stages.get(work.sudo().stage_id.stage, "")
                work.told = self.env._("The server is at it: %s", stage)
            elif work.state == "running":
                work.told = self.env._(
                    "Interrupted, nothing was written: the server begins anew by itself"
                )
            else:
                work.told = False

    @api.model
    def _ask(self, act, scenario):
        """Leave the enactment to the server.

        :raise UserError: when it is being done already
        """
        works = self.sudo()
        if works.search_count(
            [("reorganisation_id", "=", act.id), ("state", "in", ("waiting", "running"))], limit=1
        ):
            raise UserError(self.env._("%s is being enacted already.", act.name))
        works.create(
            {
                "reorganisation_id": act.id,
                "scenario_id": scenario.id,
                "user_id": self.env.uid,
                "total": len(scenario.placement_ids),
                "stage_id": self.env["cchc.reorganisation.stage"].sudo().create({}).id,
            }
        )
        self._wake()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": self.env._(
                    "The server enacts %s. You may go on working: this page tells how far it is.",
                    act.name,
                ),
                "type": "info",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _step(self):
        if self.state == "waiting":
            self.write({"state": "running"})
            return 0
        self._take()
        # In the language of who asked: the decision on people will be read.
        asked = self.with_user(self.user_id).with_context(lang=self.user_id.lang)
        act = asked.env["cchc.reorganisation"].browse(self.reorganisation_id.id)
        scenario = asked.env["cchc.reorganisation.scenario"].browse(self.scenario_id.id)
        act._check_enactable(scenario)
        act._enact(scenario, self.stage_id._tell)
        self.stage_id._tell("done")
        self.write({"state": "done", "done": self.total})
        # Who has cancelled it meanwhile was first: told here, while it can still be undone.
        self.env.flush_all()
        return self.total

    def _take(self):
        """Be the one who is at it, until the transaction ends."""
        self.env.cr.execute(
            SQL("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", self._table, self.id)
        )

    def _at_it(self):
        """Ids of work at which a process is."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT objid::bigint FROM pg_locks
                 WHERE locktype = 'advisory' AND objsubid = 2 AND granted
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                   AND classid::bigint = hashtext(%s)::bigint & 4294967295
                """,
                self._table,
            )
        )
        return {number for (number,) in rows}

    def _left(self):
        return self.total - self.done


class CchcReorganisationStage(models.Model):
    """How far an enactment has come, written beside its transaction."""

    _name = "cchc.reorganisation.stage"
    _description = "Stage of an enactment"
    _log_access = False

    stage = fields.Selection(STAGES, default="waiting", required=True)

    def _tell(self, stage):
        if not self or modules.module.current_test:
            return
        # A connection of its own: what the act itself writes is seen by nobody before its end.
        with self.env.registry.cursor() as cr:
            cr.execute(
                "UPDATE cchc_reorganisation_stage SET stage = %s WHERE id = %s", (stage, self.id)
            )
