"""Turns batches of a plan into records, through the same doors as everybody: decisions."""

from odoo import fields

from .generator.dossier import party_official

# Lists of the dossier → the model that holds them.
LISTS = {
    "education": "cchc.education",
    "certificates": "cchc.certificate",
    "work": "cchc.work.history",
    "ratings": "cchc.yearly.rating",
    "commendations": "cchc.commendation",
    "disciplines": "cchc.discipline",
}
CURRICULUM_LISTS = {
    "family": "cchc.family.member",
    "posts": "cchc.held.post",
    "pay": "cchc.salary.history",
}
# No mail and no chatter about people who do not exist.
QUIET = {
    "tracking_disable": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_notrack": True,
    "no_reset_password": True,
    "mail_auto_subscribe_no_notify": True,
}


class ProvinceWriter:
    """Writes people, dossiers and decisions of a batch; looks codes up once for all batches."""

    def __init__(self, env, plan):
        self.env = env(su=True, context={**env.context, **QUIET})
        self.plan = plan
        self.units = self._ids("hr.department", active_test=False)
        self.ranks = self._ids("cchc.rank")
        self.posts = self._ids("cchc.leadership.post")
        self.ethnicities = self._ids("cchc.ethnicity")
        self.religions = self._ids("cchc.religion")
        self.types = self._ids("cchc.decision.type")
        self.facts = self._ids("cchc.service.fact")
        self.links = {
            "department_id": self.units,
            "host_unit_id": self.units,
            "rank_id": self.ranks,
            "leadership_post_id": self.posts,
        }

    def _ids(self, model, **context):
        rows = (
            self.env[model].with_context(**context).search_read([("code", "!=", False)], ["code"])
        )
        return {row["code"]: row["id"] for row in rows}

    def write_batch(self, batch):
        """Create everything of one batch.

        :return: the people, by their index in the plan
        """
        lives = [person.life for person in batch.people]
        people = self.env["hr.employee"].create(
            [{**self._person(one.life), **one.curriculum.fields} for one in batch.people]
        )
        by_index = {life.identity.index: one for life, one in zip(lives, people, strict=True)}
        for name, model in LISTS.items():
            self.env[model].create(
                [
                    {**row, "employee_id": by_index[person.life.identity.index].id}
                    for person in batch.people
                    for row in getattr(person.dossier, name)
                ]
            )
        for name, model in CURRICULUM_LISTS.items():
            self.env[model].create(
                [
                    {**self._linked(row), "employee_id": by_index[person.life.identity.index].id}
                    for person in batch.people
                    for row in getattr(person.curriculum, name)
                ]
            )
        decisions = self.env["cchc.decision"].create(
            [self._decision(decision, by_index) for decision in batch.decisions]
        )
        decisions.action_issue()
        self._revoke(batch, by_index)
        return by_index

    def _linked(self, row):
        """A row with the rank that its code means."""
        if "rank" not in row:
            return row
        return {
            **{name: row[name] for name in row if name != "rank"},
            "rank_id": self.ranks[row["rank"]],
        }

    def _person(self, life):
        who = life.identity
        return {
            "name": who.name,
            "sex": who.sex,
            "birth_text": who.birth_text,
            "place_of_birth": who.birthplace,
            "home_town": who.home_town,
            "ethnicity_id": self.ethnicities[who.ethnicity],
            # The list has an entry for people without a religion; the register leaves it empty.
            "religion_id": who.religion != "99" and self.religions[who.religion],
            "citizen_id": who.citizen_id,
            "old_citizen_id": who.old_citizen_id,
            "staff_number": who.staff_number,
            "insurance_number": who.insurance_number,
            "recruited_on": life.recruited_on,
            "party_joined_on": life.party_joined,
            "party_official_on": party_official(life),
        }

    def _decision(self, decision, by_index):
        return {
            "type_id": self.types[decision.kind],
            "unit_id": self.units[decision.issuer],
            "number": decision.number,
            "date_signed": decision.signed,
            "date_effective": decision.lines[0][1].effective if decision.lines else decision.signed,
            "signer_name": decision.signer_name,
            "signer_title": decision.signer_title,
            "line_ids": [
                fields.Command.create(self._line(event, by_index[index]))
                for index, event in decision.lines
            ],
        }

    def _line(self, event, person):
        values = {
            "employee_id": person.id,
            "date_effective": event.effective,
            "day_order": event.order,
        }
        for name, value in event.facts.items():
            values[name] = self.links[name][value] if name in self.links else value
        if event.clears:
            values["cleared_fact_ids"] = [fields.Command.set([self.facts[f] for f in event.clears])]
        return values

    def _revoke(self, batch, by_index):
        for decision, (index, event) in batch.revocations:
            line = self.env["cchc.decision.line"].search(
                [
                    ("employee_id", "=", by_index[index].id),
                    ("date_effective", "=", event.effective),
                    ("type_id", "=", self.types[event.kind]),
                    ("day_order", "=", event.order),
                ]
            )
            values = self._decision(decision, by_index)
            values["subject"] = f"Thu hồi Quyết định số {line.decision_id.number}"
            self.env["cchc.decision"].create(values)._revoke_lines(line)
