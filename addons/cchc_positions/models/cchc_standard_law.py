from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL

from odoo.addons.cchc_hr.rules.discipline_effect import measure

from ..rules.standard import LEVELS, Requirement
from ..rules.standard_law import Law, Spell, Valid, in_force, post_keys, target_keys

LEVEL_COLUMNS = (
    *("degree_level", "political_theory_level", "state_management_level", "it_level"),
    *("language_level", "certificate_kind", "rating"),
)


class CchcStandardLaw(models.AbstractModel):
    """Reads, for many people at once, what the pure rules need: a fixed number of statements."""

    _name = "cchc.standard.law"
    _description = "Standards and dossiers as the rules read them"

    @api.model
    def _read_law(self, spells):
        """The standards and requirements that these people may be under, as plain values.

        :param spells: the people's periods, from ``_read_spells``
        """
        periods = [spell for found in spells.values() for spell in found]
        lines, groups = self._read_lines({spell.position for spell in periods} - {None})
        keys = {key for spell in periods for key in target_keys(spell)}
        standards, demands = self._read_requirements(keys, groups)
        return Law(
            {target: tuple(found.values()) for target, found in standards.items()},
            lines,
            groups,
            {key: tuple(found) for key, found in demands.items()},
        )

    @api.model
    def _read_law_as_if(self, spells, posts, line_of, on):
        """As `_read_law`, for posts that people are to hold from a day on: no scheme has put them
        in force, so that each names the line whose requirements it takes over."""
        keys = {key for found in spells.values() for each in found for key in target_keys(each)}
        keys |= {key for post in posts.values() for key in post_keys(post)}
        wanted = {post.position for post in posts.values()} & line_of.keys()
        lines = {position: (Valid(on, None, line_of[position]),) for position in wanted}
        standards, demands = self._read_requirements(keys, {line_of[each] for each in wanted})
        return Law(
            {target: tuple(found.values()) for target, found in standards.items()},
            lines,
            {},
            {key: tuple(found) for key, found in demands.items()},
        )

    @api.model
    def _read_requirements(self, target_keys, line_ids):
        """Standards by target and id, and the requirements of these and of lines of schemes.

        :return: ``{target: {id: Valid}}``, ``{("standard" or "line", id): [Requirement]}``
        """
        self.env.cr.execute(
            SQL(
                """
                SELECT s.id, r.line_id, s.target_key, s.date_from, s.date_to, r.kind, %s,
                       r.amount, r.text, COALESCE(r.article, s.article),
                       COALESCE(s.name, l.code || ' – ' || l.name), s.confidence, d.number
                  FROM cchc_standard s
                  FULL JOIN cchc_standard_requirement r ON r.standard_id = s.id
                  LEFT JOIN cchc_legal_document d ON d.id = s.document_id
                  LEFT JOIN cchc_position_scheme_line l ON l.id = r.line_id
                 WHERE s.target_key = ANY(%s) OR r.line_id = ANY(%s)
                 ORDER BY s.date_from, s.id, r.line_id, r.sequence, r.id
                """,
                SQL(", ").join(SQL("r.%s", SQL.identifier(name)) for name in LEVEL_COLUMNS),
                list(target_keys),
                list(line_ids),
            )
        )
        standards, demands = defaultdict(dict), defaultdict(list)
        Row = self.env["cchc.standard.requirement"]
        for standard, line, target, start, end, kind, *rest in self.env.cr.fetchall():
            if standard:
                standards[target][standard] = Valid(start, end, standard)
            if not kind:
                continue
            levels = dict(zip(LEVEL_COLUMNS, rest[: len(LEVEL_COLUMNS)], strict=True))
            amount, text, article, source, confidence, number = rest[len(LEVEL_COLUMNS) :]
            demands["standard" if standard else "line", standard or line].append(
                Requirement(
                    kind,
                    level=levels.get(Row._level_field(kind)) or "",
                    amount=amount or 0,
                    text=text or "",
                    article=", ".join(filter(None, (article, number))),
                    source=source,
                    confidence=confidence or "seen",
                )
            )
        return standards, demands

    @api.model
    def _read_lines(self, position_ids):
        """Lines of approved schemes by position, each with its days, and their groups.

        :param position_ids: positions; all schemes of their agencies decide what is in force
        """
        if not position_ids:
            return {}, {}
        self.env.cr.execute(
            SQL(
                """
                SELECT s.unit_id, s.date_from, s.date_to, s.approved_at, s.id,
                       l.id, l.position_id, l.group_id
                  FROM cchc_position_scheme s
                  LEFT JOIN cchc_position_scheme_line l ON l.scheme_id = s.id
                   AND l.position_id = ANY(%(positions)s)
                 WHERE s.approved_at IS NOT NULL AND s.unit_id IN (
                        SELECT held.unit_id
                          FROM cchc_position_scheme_line hl
                          JOIN cchc_position_scheme held ON held.id = hl.scheme_id
                         WHERE hl.position_id = ANY(%(positions)s))
                """,
                positions=list(position_ids),
            )
        )
        by_agency, rows = defaultdict(set), self.env.cr.fetchall()
        for agency, *scheme in rows:
            by_agency[agency].add(tuple(scheme[:4]))
        valid = {}
        for schemes in by_agency.values():
            valid.update(in_force(schemes))
        lines, groups = defaultdict(list), {}
        for _agency, _from, _to, _approved, scheme, line, position, group in rows:
            if line and scheme in valid:
                days = valid[scheme]
                lines[position].append(Valid(days.start, days.end, line))
                groups[line] = group
        return lines, groups

    # -- people --------------------------------------------------------------------

    @api.model
    def _read_spells(self, person_ids):
        """Periods of service by person, in order, as ``rules.standard_law.Spell``."""
        self.env.cr.execute(
            SQL(
                """
                SELECT v.employee_id, v.date_version, v.date_to, v.in_service, v.department_id,
                       v.staffing_category, v.rank_id, r.tier, r.date_to, v.rank_since,
                       v.leadership_post_id, v.position_id, v.position_title, degree_level,
                       political_theory_level, state_management_level, it_level,
                       CASE WHEN 'university' IN (english_level, other_language_level)
                            THEN 'university'
                            WHEN english_level IS NOT NULL OR other_language_level IS NOT NULL
                                 OR minority_language
                            THEN 'certificate' END
                  FROM hr_version v
                  LEFT JOIN cchc_rank r ON r.id = v.rank_id
                 WHERE v.employee_id = ANY(%s) AND v.active IS TRUE
                   AND v.staffing_category IS NOT NULL
                 ORDER BY v.employee_id, v.date_version
                """,
                list(person_ids),
            )
        )
        spells = defaultdict(list)
        for person, *values in self.env.cr.fetchall():
            spells[person].append(Spell(*values))
        return spells

    @api.model
    def _read_facts(self, person_ids, law):
        """Dossier lists and birthdays by person; only what a requirement asks for."""
        facts = defaultdict(dict)
        if law.uses("age"):
            self.env.cr.execute(
                SQL("SELECT id, birthday FROM hr_employee WHERE id = ANY(%s)", list(person_ids))
            )
            for person, birthday in self.env.cr.fetchall():
                facts[person]["birthday"] = birthday
        lists = (
            ("degrees", ("major",), "cchc_education", ("when_date", "level", "major")),
            ("certificates", ("certificate",), "cchc_certificate", ("when_date", "kind", "name")),
            ("ratings", ("rating",), "cchc_yearly_rating", ("when_date", "year", "rating")),
        )
        for name, kinds, table, columns in lists:
            if not law.uses(*kinds):
                continue
            self.env.cr.execute(
                SQL(
                    "SELECT employee_id, %s FROM %s WHERE employee_id = ANY(%s) ORDER BY id",
                    SQL(", ").join(map(SQL.identifier, columns)),
                    SQL.identifier(table),
                    list(person_ids),
                )
            )
            for person, *values in self.env.cr.fetchall():
                if name != "ratings" or values[2] in LEVELS["rating"]:
                    day, second, third = values
                    entry = (day, second, third if third is not None else "")
                    facts[person][name] = (*facts[person].get(name, ()), entry)
        if law.uses("discipline"):
            self._read_measures(person_ids, facts)
        return facts

    @api.model
    def _read_measures(self, person_ids, facts):
        """Add the disciplinary measures of the dossiers, each with the day on which it lapses."""
        terms = self._read_terms()
        self.env.cr.execute(
            SQL(
                """
                SELECT employee_id, form, COALESCE(when_date, document_date), lapses_on,
                       document_number
                  FROM cchc_discipline WHERE employee_id = ANY(%s) ORDER BY when_date, id
                """,
                list(person_ids),
            )
        )
        for person, form, start, lapses, number in self.env.cr.fetchall():
            own = facts[person].get("measures", ())
            facts[person]["measures"] = (*own, measure(form, start, lapses, number or "", terms))

    @api.model
    def _read_terms(self):
        """For how many months a measure has effect, by the day on which it was decided."""
        return self.env["cchc.discipline"]._terms()
