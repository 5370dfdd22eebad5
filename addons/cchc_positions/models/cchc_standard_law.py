from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL

from ..rules.standard import LEVELS, Requirement
from ..rules.standard_law import Law, Spell, Valid, in_force

LEVEL_COLUMNS = (
    *("degree_level", "political_theory_level", "state_management_level", "it_level"),
    *("language_level", "certificate_kind", "rating"),
)


class CchcStandardLaw(models.AbstractModel):
    """Reads, for many people at once, what the pure rules need: a fixed number of statements."""

    _name = "cchc.standard.law"
    _description = "Standards and dossiers as the rules read them"

    @api.model
    def _read_law(self):
        """All standards and all requirements, as plain values; positions only if asked for any."""
        self.env.cr.execute(
            """
            SELECT id, target_key, date_from, date_to FROM cchc_standard
             WHERE target_key IS NOT NULL ORDER BY date_from
            """
        )
        standards = defaultdict(list)
        for key, target, start, end in self.env.cr.fetchall():
            standards[target].append(Valid(start, end, key))
        lines, groups = self._read_lines()
        self.env.cr.execute("SELECT id, tier, date_to FROM cchc_rank")
        tiers = {rank: (tier, end) for rank, tier, end in self.env.cr.fetchall()}
        return Law(standards, lines, groups, self._read_demands(), tiers)

    @api.model
    def _read_demands(self):
        """The requirements, by ``("standard" or "line", id)``."""
        self.env.cr.execute(
            SQL(
                """
                SELECT r.standard_id, r.line_id, r.kind, %s, r.amount, r.text, r.article,
                       COALESCE(s.name, l.code || ' – ' || l.name), s.confidence, s.article,
                       d.number
                  FROM cchc_standard_requirement r
                  LEFT JOIN cchc_standard s ON s.id = r.standard_id
                  LEFT JOIN cchc_legal_document d ON d.id = s.document_id
                  LEFT JOIN cchc_position_scheme_line l ON l.id = r.line_id
                 WHERE s.id IS NOT NULL OR l.approved_at IS NOT NULL
                 ORDER BY r.standard_id, r.line_id, r.sequence, r.id
                """,
                SQL(", ").join(SQL("r.%s", SQL.identifier(name)) for name in LEVEL_COLUMNS),
            )
        )
        demands = defaultdict(list)
        Row = self.env["cchc.standard.requirement"]
        for standard, line, kind, *rest in self.env.cr.fetchall():
            levels = dict(zip(LEVEL_COLUMNS, rest[: len(LEVEL_COLUMNS)], strict=True))
            amount, text, article, source, confidence, of_all, number = rest[len(LEVEL_COLUMNS) :]
            where = ", ".join(filter(None, (article or of_all, number)))
            demands["standard" if standard else "line", standard or line].append(
                Requirement(
                    kind,
                    level=levels.get(Row._level_field(kind)) or "",
                    amount=amount or 0,
                    text=text or "",
                    article=where,
                    source=source,
                    confidence=confidence or "seen",
                )
            )
        return {key: tuple(found) for key, found in demands.items()}

    @api.model
    def _read_lines(self):
        """Lines of approved schemes by position, each with its days, and their groups."""
        self.env.cr.execute(
            """
            SELECT unit_id, date_from, date_to, approved_at, id FROM cchc_position_scheme
             WHERE approved_at IS NOT NULL
            """
        )
        by_agency = defaultdict(list)
        for agency, *scheme in self.env.cr.fetchall():
            by_agency[agency].append(tuple(scheme))
        valid = {}
        for schemes in by_agency.values():
            valid.update(in_force(schemes))
        lines, groups = defaultdict(list), {}
        if valid:
            self.env.cr.execute(
                SQL(
                    """
                    SELECT id, position_id, scheme_id, group_id FROM cchc_position_scheme_line
                     WHERE scheme_id = ANY(%s) AND position_id IS NOT NULL
                    """,
                    list(valid),
                )
            )
            for line, position, scheme, group in self.env.cr.fetchall():
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
                SELECT employee_id, date_version, date_to, in_service, department_id,
                       staffing_category, rank_id, rank_since, leadership_post_id, position_id,
                       position_title, degree_level, political_theory_level,
                       state_management_level, it_level,
                       CASE WHEN 'university' IN (english_level, other_language_level)
                            THEN 'university'
                            WHEN english_level IS NOT NULL OR other_language_level IS NOT NULL
                                 OR minority_language
                            THEN 'certificate' END
                  FROM hr_version
                 WHERE employee_id = ANY(%s) AND active IS TRUE AND staffing_category IS NOT NULL
                 ORDER BY employee_id, date_version
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
        return facts
