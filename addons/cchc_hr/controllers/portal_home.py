from datetime import timedelta

from odoo.http import request

from odoo.addons.cchc_base.tools import vietnam_time

from .portal_campaign import CchcPortalCampaign

# A decided request is news for a while; all requests have their own page.
NEWS_DAYS = 60


class CchcPortalHome(CchcPortalCampaign):
    """The first page of an employee: what to do, and what comes."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        # The page itself asks for no counter; these come in a call of their own.
        person = not counters and self._own_person()
        if person:
            values["cchc_home"] = self._home_values(person)
        return values

    def _home_values(self, person):
        """What concerns the person, of the own dossier only."""
        env = person.env
        raises = env["cchc.raise.due"].search([("employee_id", "=", person.id)], limit=1)
        tasks = self._own_tasks().filtered(lambda task: task.state == "waiting")
        return {
            "person": person,
            "tasks": tasks,
            "requests": self._recent_requests(person),
            "next_raise": raises.filtered("date"),
            "ends": self._own_ends(person),
            "missing": person.missing_items or [],
        }

    def _recent_requests(self, person):
        """What still waits, and what was decided lately."""
        since = vietnam_time.today() - timedelta(days=NEWS_DAYS)
        return person.env["cchc.change.request"].search(
            [
                ("employee_id", "=", person.id),
                "|",
                ("state", "=", "waiting"),
                ("item_ids.decided_at", ">=", since),
            ],
            limit=5,
        )

    def _own_ends(self, person):
        """``[(day, what ends)]`` of the contract and the terms in force."""
        today = vietnam_time.today()
        contracts = person.labour_contract_ids.filtered(
            lambda contract: contract.date_to and not contract.ended_on
        )
        ends = [
            (contract.date_to, request.env._("Contract %s ends", contract.document_number or ""))
            for contract in contracts
        ]
        ends += [
            (term.date_to, request.env._("Term as %s ends", term.post_id.name))
            for term in person.appointment_term_ids
            if term.date_to and not term.from_opening
        ]
        ends += [
            (term.date_to, request.env._("Term as %s ends", term.post))
            for term in person.elected_term_ids
            if term.date_to and not term.end_reason
        ]
        return sorted(end for end in ends if end[0] >= today)
