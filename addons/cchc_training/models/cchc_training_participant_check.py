from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.cchc_hr.models.cchc_raise_due import explained
from odoo.addons.cchc_hr.rules.discipline_effect import measure, standing

from ..rules.condition import NOT_MET
from ..rules.law import audience, law_for
from ..rules.nominee import Course, nominee
from ..rules.sending import Person
from .words import PROVED_LEVELS

# Statuses in which somebody can be sent to a class.
IN_SERVICE = ("serving", "probation", "seconded")
# Months of a course abroad are told by its days.
DAYS_OF_MONTH = 30
# A higher level proves a lower one; leadership courses stand beside each other.
RISING = frozenset({"political_theory", "state_management", "it", "english", "other_language"})
# Courses that are taken again: a certificate of them bars nobody.
REPEATED = frozenset({"professional", "other"})


class CchcTrainingParticipant(models.Model):
    """What the rule says of a nominee, kept with its reasons; and who departs from it."""

    _inherit = "cchc.training.participant"

    outcome = fields.Selection(
        [("met", "Meets the conditions"), ("open", "To be looked at"), ("not_met", "Not met")],
        string="Conditions",
        readonly=True,
    )
    by_law = fields.Boolean(
        string="Barred by law", readonly=True, help="No override: a decree says so."
    )
    unmet = fields.Char(string="What is not met", readonly=True)
    explanation = fields.Html(string="How it was checked", compute="_compute_explanation")

    @api.depends("check_result")
    def _compute_explanation(self):
        for row in self:
            row.explanation = row.check_result and explained(row.check_result)

    def action_check(self):
        """Check the conditions anew, by the dossiers of today."""
        self.check_access("write")
        waiting = self.filtered(lambda row: row.state == "proposed")
        if not waiting:
            raise UserError(self.env._("Conditions are checked of nominees, before the decision."))
        waiting._judge()
        return True

    def _judge(self):
        """Store the answer of the rule about each nominee, read for all of them together."""
        for one, rows in self.grouped("class_id").items():
            for row, result in rows._results(one).items():
                told = [*result["unmet"], *result["unknown"]]
                row._set_plain(
                    {
                        "check_result": result.as_json(),
                        "outcome": result.value,
                        "by_law": result["by_law"],
                        "unmet": "; ".join(told) or False,
                        "allowed": result.value != NOT_MET,
                        "override_reason": False,
                    }
                )

    def _results(self, one):
        """`rules.nominee.nominee` of each nominee of a class."""
        people = self.sudo().employee_id
        day = one.date_from
        service = self._read_service(people.ids, day)
        facts = self._read_facts(people, day)
        proven = self._read_proven(people, one.sudo().programme_id)
        courses = self._course(one)
        found = {}
        for row in self:
            person = row.sudo().employee_id
            category, status, rank, group = service.get(person.id, (None, None, None, None))
            law = law_for(category, day)
            figures = self.env["cchc.training.figure"]._figures(law.value, day)
            found[row] = nominee(
                Person(audience=audience(category) or "", **facts[person.id]),
                courses(rank, group),
                figures,
                proven=proven.get(person.id, ""),
                held=status in IN_SERVICE,
            )
        return found

    @api.model
    def _course(self, one):
        """The class as the rule knows it, by rank and group of positions of a nominee."""
        programme = one.sudo().programme_id
        ranks, groups = programme.rank_ids, programme.group_ids
        words = ", ".join([*ranks.mapped("name"), *groups.mapped("name")])
        length = (one.date_to - one.date_from).days + 1

        def course(rank, group):
            fits = rank in ranks.ids or group in groups.ids
            return Course(
                name=one.name,
                start=one.date_from,
                end=one.date_to,
                abroad=programme.kind == "abroad",
                months=Decimal(length) / DAYS_OF_MONTH,
                audience=words,
                for_nominee=fits if words else None,
            )

        return course

    @api.model
    def _read_service(self, person_ids, day):
        """``{person: (category, status, rank, group of positions)}`` on a day."""
        self.env["hr.version"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT v.employee_id, v.staffing_category, v.service_status, v.rank_id,
                       v.position_id
                  FROM hr_version v
                 WHERE v.employee_id = ANY(%(people)s) AND v.staffing_category IS NOT NULL
                   AND v.active IS TRUE
                   AND v.date_version <= %(day)s AND COALESCE(v.date_to, %(day)s) >= %(day)s
                """,
                people=list(person_ids),
                day=day,
            )
        )
        rows = self.env.cr.fetchall()
        positions = self.env["cchc.position"].sudo().browse({row[-1] for row in rows} - {None})
        lines = positions._lines_at(day)
        return {
            person: (*facts, lines[position].group_id.id if lines.get(position) else None)
            for person, *facts, position in rows
        }

    @api.model
    def _read_facts(self, people, day):
        """What `rules.sending.Person` asks of the dossiers."""
        ages = self.env["cchc.retirement.age"]._rows()
        ratings, measures = {}, {}
        for row in (
            self.env["cchc.yearly.rating"].sudo().search([("employee_id", "in", people.ids)])
        ):
            ratings.setdefault(row.employee_id.id, {})[row.year] = row.rating
        found = self.env["cchc.discipline"].sudo().search([("employee_id", "in", people.ids)])
        terms = found._terms() if found else []
        for row in found:
            measures.setdefault(row.employee_id.id, []).append(
                measure(
                    row.form,
                    row.when_date or row.document_date or None,
                    row.lapses_on or None,
                    row.document_number or "",
                    terms,
                )
            )
        return {
            person.id: {
                "birthday": person.birthday or None,
                "ratings": ratings.get(person.id, {}),
                "retirement": person._retirement(ages, person.sex)
                if person.birthday and person.sex in ("male", "female")
                else None,
                "discipline": standing(measures.get(person.id, ()), day),
            }
            for person in people
        }

    @api.model
    def _read_proven(self, people, programme):
        """The certificate that shows already what the class would, in words, by person."""
        kind = programme.proves_kind
        if not kind or kind in REPEATED:
            return {}
        Certificate = self.env["cchc.certificate"].sudo()
        rows = Certificate.search([("employee_id", "in", people.ids), ("kind", "=", kind)])
        field = PROVED_LEVELS.get(kind)
        if field:
            levels = [level for level, _name in Certificate._fields[field].selection]
            least = levels.index(programme[field])
            enough = set(levels[least:] if kind in RISING else levels[least : least + 1])
            rows = rows.filtered(lambda row: row[field] in enough)
        elif kind == "minority_language":
            rows = rows.filtered(lambda row: row.name and row.name in programme.name)
        return {
            row.employee_id.id: " ".join(
                filter(
                    None,
                    ("hồ sơ đã có", row.document_number and f"số {row.document_number}", row.when),
                )
            )
            for row in rows
        }

    # -- departing from it -----------------------------------------------------------------

    def _override(self, reason):
        """Home Affairs departs from the province's own rule, never from a decree.

        :raise UserError: naming the condition that a decree asks
        """
        self.check_access("write")
        if not self.env.su and not self.env.user.has_group("cchc_base.group_home_affairs"):
            raise UserError(self.env._("Home Affairs departs from the rule of the province."))
        for row in self:
            if row.state != "proposed" or row.allowed:
                raise UserError(
                    self.env._("%s: there is nothing to depart from.", row.employee_id.name)
                )
            if row.by_law:
                raise UserError(
                    self.env._(
                        "%(person)s: %(unmet)s. A decree asks for it: nobody departs from that.",
                        person=row.employee_id.name,
                        unmet=row.unmet,
                    )
                )
        self._set_plain({"allowed": True, "override_reason": reason})
