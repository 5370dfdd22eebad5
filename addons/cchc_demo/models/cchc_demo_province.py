import json
import logging
import time

from odoo import api, models, modules
from odoo.exceptions import UserError
from odoo.tools.misc import file_open

from ..bulk import Growth
from ..generator.plan import Plan
from ..generator.reference import Reference
from ..writer import QUIET, ProvinceWriter

_logger = logging.getLogger(__name__)

STRUCTURE = "kien_giang"
# Numbers are invented from the person's index, of which five digits are used.
LARGEST = 100_000
# What was asked for and how far it has got, so that an interrupted run goes on where it stopped.
STATE = "cchc_demo.state"
# Parts of the story after the people, in their order: model `cchc.demo.<part>`.
CHAPTERS = (
    "positions",
    "service_papers",
    "dossier_work",
    "transfer",
    "salary",
    "reduction",
    "recruitment",
    "evaluation",
    "praise",
    "consequences",
    "training",
    "merge",
    "reorganisation",
    "reform",
    "reports",
)
# Those in which something is left to chance, and those that the issuer of decisions enters.
BY_CHANCE = frozenset({"positions", "service_papers", "dossier_work", "reform"})
BY_ISSUER = frozenset({"positions"})


class CchcDemoProvince(models.AbstractModel):
    """Fills a database with a demonstration province.

    For scripts and tests, never for RPC: it creates accounts and knows their passwords.
    """

    _name = "cchc.demo.province"
    _description = "Demonstration province"

    @api.private
    @api.model
    def generate(self, people=800, seed=2025, progress=None):
        """Create a province of ``people`` people; the same seed gives the same province.

        Safe to repeat: a complete province is left alone, an interrupted one is completed.

        :param progress: called with (batches done, batches in all, people so far)
        :return: number of people in the province
        :raise UserError: when the database holds another province, or people of its own
        """
        self._check_size(people)
        state = self._state(people, seed)
        reference = self._reference(people)
        self._prepare_structure(reference)
        plan = Plan(reference, people, seed)
        self._check_empty(state)
        accounts = self.env["cchc.demo.accounts"]
        if not state["accounts"]:
            accounts._create_accounts()
            state["accounts"] = True
            self._store_state(state)
            self._keep()
        writer = ProvinceWriter(self.env(user=accounts._issuer().id), plan)
        began = time.monotonic()
        for number in range(state["done"], len(plan.batches)):
            written = writer.write_batch(plan.batch(number))
            state["done"] = number + 1
            state["people"] += len(written)
            self._store_state(state)
            self._keep()
            self._report(progress, plan, state, began)
        if not state["linked"]:
            accounts._link_people()
            state["linked"] = True
            self._store_state(state)
            self._keep()
        self._write_chapters(state, seed)
        return state["people"]

    def _write_chapters(self, state, seed):
        """What the offices did with these people, each part in a transaction of its own."""
        issuer = self.env["cchc.demo.accounts"]._issuer()
        for chapter in CHAPTERS:
            if state.get(chapter):
                continue
            # Plans, schemes and quotas are entered by who issues them.
            env = self.env(user=issuer.id) if chapter in BY_ISSUER else self.env
            story = env[f"cchc.demo.{chapter.replace('_', '.')}"]
            story._write(*([seed] if chapter in BY_CHANCE else []))
            state[chapter] = True
            self._store_state(state)
            self._keep()

    @api.private
    @api.model
    def grow(self, people, progress=None):
        """Enlarge a complete province to ``people`` people by copies; see ``bulk``.

        Safe to repeat: it goes on from the number that is there.

        :return: number of people in the province
        """
        state = json.loads(self.env["ir.config_parameter"].sudo().get_param(STATE) or "{}")
        if not state.get("linked"):
            raise UserError(self.env._("Generate a province first."))
        self._check_size(people)
        reference = self._reference(state["people_wanted"])
        growth = Growth(self.env, reference, state["seed"])
        originals = growth.originals()[: state["people"]]
        count = state.get("grown", state["people"])
        follower = self._follower()
        if count < people and "before" not in state:
            state["before"] = follower._before()
        while count < people:
            copies = growth.add_copies(originals[: people - count], count + 1)
            count += len(copies)
            # In the same transaction: whoever is copied is assessed, if not now then by the job.
            self.env["cchc.standard.assessment"].sudo()._enqueue(copies)
            self.env["cchc.raise.due"].sudo()._refresh(copies)
            state["grown"] = count
            self._store_state(state)
            self._keep()
            _logger.info("%d of %d people", count, people)
            if progress:
                progress(count, people)
        growth.analyze()
        if "before" in state:
            follower._follow(state.pop("before"), count)
            self._store_state(state)
            self._keep()
        while self.env["cchc.standard.assessment"].sudo()._assess_waiting()[0]:
            self._keep()
        return count

    @api.private
    @api.model
    def logins(self):
        """The demonstration's accounts: ``[{login, password, role, look_at}]``."""
        return self.env["cchc.demo.accounts"]._logins()

    # -- steps ----------------------------------------------------------------

    @api.model
    def _follower(self):
        """Writes what follows from growth as Home Affairs would, without mails."""
        issuer = self.env["cchc.demo.accounts"]._issuer()
        context = {**self.env.context, **QUIET, "lang": "vi_VN"}
        return self.env(user=issuer.id, context=context)["cchc.demo.growth"].sudo()

    @api.model
    def _prepare_structure(self, reference):
        self.env["ir.config_parameter"].sudo().set_param("cchc_base.structure", STRUCTURE)
        self.env["cchc.unit.structure"].sudo()._load(STRUCTURE, reference.school_rows)

    @api.model
    def _reference(self, people):
        return Reference.load(file_open, STRUCTURE, people)

    @api.model
    def _check_size(self, people):
        if not 0 < people < LARGEST:
            raise UserError(
                self.env._("A province has between 1 and %s people.", f"{LARGEST - 1:,}")
            )

    @api.model
    def _check_empty(self, state):
        """A province is not mixed with people who are somebody's work."""
        if not state["done"] and self.env["hr.employee"].sudo().search_count(
            [("in_register", "=", True)], limit=1
        ):
            raise UserError(
                self.env._(
                    "This database has people of its own. Generate the demonstration province in a "
                    "new database."
                )
            )

    @api.model
    def _report(self, progress, plan, state, began):
        _logger.info(
            "%s: %d of %d batches, %d people, %.0f s",
            plan.batches[state["done"] - 1][0],
            state["done"],
            len(plan.batches),
            state["people"],
            time.monotonic() - began,
        )
        if progress:
            progress(state["done"], len(plan.batches), state["people"])

    # -- where it stands ------------------------------------------------------

    @api.model
    def _state(self, people, seed):
        stored = self.env["ir.config_parameter"].sudo().get_param(STATE)
        wanted = {"people_wanted": people, "seed": seed}
        if not stored:
            return {**wanted, "done": 0, "people": 0, "accounts": False, "linked": False}
        state = json.loads(stored)
        if {name: state[name] for name in wanted} != wanted:
            raise UserError(
                self.env._(
                    "This database already holds a province of %(people)s people (seed %(seed)s). "
                    "Generate another one in a new database.",
                    people=state["people_wanted"],
                    seed=state["seed"],
                )
            )
        return state

    @api.model
    def _store_state(self, state):
        self.env["ir.config_parameter"].sudo().set_param(STATE, json.dumps(state))

    @api.model
    def _keep(self):
        """Commit what is complete, so that a kill costs one batch; a test keeps its transaction."""
        if modules.module.current_test:
            self.env.flush_all()
        else:
            self.env.cr.commit()  # pylint: disable=invalid-commit
        self.env.invalidate_all()
