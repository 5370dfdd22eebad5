"""Reads dossiers for the curriculum forms: all people together, with the reader's own rights.

What the reader may not read (family, health, means …) stays empty on the paper. What leaves here
is plain values.
"""

import base64

from odoo.exceptions import UserError
from odoo.tools.image import image_process

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.documents.render import Picture

from ..documents import curriculum
from ..documents.curriculum import figure
from ..documents.decision_words import short_post
from ..rules.partial_date import PartialDate
from .curriculum_tables import (
    ALLOWANCES,
    PERCENTAGES,
    CurriculumTables,
    day_text,
    exact,
    percent,
    year_of,
)

# The photo of the forms: 4 × 6 cm, at 300 dots an inch.
PHOTO, PHOTO_PIXELS, JPEG = (40, 60), (472, 709), b"\xff\xd8"
# Items that are a field of the person as it stands.
PLAIN = {
    "staff_number": "staff_number",
    "other_name": "other_name",
    "birth": "birth_text",
    "birthplace": "place_of_birth",
    "home_town": "home_town",
    "permanent_address": "permanent_address",
    "current_address": "current_address",
    "phone": "private_phone",
    "email": "private_email",
    "citizen_id": "citizen_id",
    "citizen_id_issued": "citizen_id_issued",
    "citizen_id_issuer": "citizen_id_issuer",
    "old_citizen_id": "old_citizen_id",
    "insurance_number": "insurance_number",
    "health_insurance_number": "health_insurance_number",
    "family_background": "family_background",
    "policy_family": "policy_family",
    "invalid_class": "invalid_class",
    "occupation_before": "occupation_before",
    "recruited_by": "recruited_by",
    "agency_since": "agency_since",
    "revolution_joined": "revolution_joined",
    "planned_for": "planned_for",
    "main_work": "main_work",
    "strengths": "strengths",
    "longest_work": "longest_work",
    "general_education": "general_education",
    "union_joined": "union_joined",
    "union_work": "union_work",
    "enlisted": "enlisted",
    "discharged": "discharged",
    "military_rank": "military_rank",
    "state_title": "state_title",
    "health_state": "health_state",
    "history_detained": "history_detained",
    "history_old_regime": "history_old_regime",
    "history_foreign": "history_foreign",
    "history_relatives_abroad": "history_relatives_abroad",
    "yearly_income": "yearly_income",
    "agency_remark": "agency_remark",
}
LEVELS = {
    "sex": "sex",
    "political_theory": "political_theory_level",
    "state_management": "state_management_level",
    "it": "it_level",
    "blood_group": "blood_group",
}


class CurriculumReader(CurriculumTables):
    def __init__(self, people, year):
        self.env = people.env
        self.people = people
        self.year = year
        self.history = self.env["hr.department"].sudo()._unit_history()
        self.today = people.env["hr.version"]._today()
        self.labels = {}

    def contexts(self):
        return {
            person.id: curriculum.context(self._items(person), self._tables(person))
            for person in self.people
        }

    # -- values ----------------------------------------------------------------

    def _read(self, record, name):
        """The value of a field, or nothing when it is not the reader's to see."""
        field = record._fields[name]
        return record[name] if record._has_field_access(field, "read") else False

    def _rows(self, person, name):
        return self._read(person, name) or ()

    def _label(self, record, name):
        value = self._read(record, name)
        if not value:
            return ""
        key = (record._name, name)
        if key not in self.labels:
            self.labels[key] = dict(record._fields[name]._description_selection(self.env))
        return self.labels[key].get(value, value)

    def _periods(self, person):
        periods = person.sudo().version_ids.filtered("staffing_category")
        return periods.sorted("date_version")

    def _now(self, person):
        periods = self._periods(person)
        past = periods.filtered(lambda row: row.date_version <= self.today)
        return (past or periods)[-1:]

    # -- single items ------------------------------------------------------------

    def _items(self, person):
        now = self._now(person)
        found = {item: self._read(person, name) or "" for item, name in PLAIN.items()}
        found |= {item: self._label(person, name) for item, name in LEVELS.items()}
        found["photo"] = self._photo(person)
        found |= self._heading(person, now)
        found |= self._who(person)
        found |= self._service(person, now)
        found |= self._education(person)
        found |= self._organisations(person)
        return found

    def _photo(self, person):
        """The photo of the dossier, cut to what the forms want: 4 × 6 cm."""
        image = base64.b64decode(self._read(person, "image_1024") or b"")
        try:
            cut = image_process(image, size=PHOTO_PIXELS, crop="center", output_format="JPEG")
        except UserError:
            return None
        # Drawings and newer formats are no picture that Word can show.
        return Picture(cut, *PHOTO) if cut and cut.startswith(JPEG) else None

    def _heading(self, person, now):
        unit = now.department_id or person.sudo().unit_id
        issuer = unit.agency_id._document_issuer(self.history, self.today) if unit else {}
        place = issuer.get("place", "")
        above = unit and self.history.parent(unit.agency_id.id, self.today)
        return {
            "parent": issuer.get("parent", ""),
            "agency": issuer.get("name", ""),
            "managing_body": above.name if above else issuer.get("name", ""),
            "unit": unit.name if unit else "",
            "place_and_date": f"{place}, {PartialDate.of(self.today).in_words()}".lstrip(", "),
            "year": str(self.year),
            "head_title": official.head_title(issuer["name"]).upper() if issuer else "",
        }

    def _who(self, person):
        born = (self._read(person, "birth_text") or "").split("/")
        day, month_, year = ["", "", *born][-3:]
        height, weight = self._read(person, "height_cm"), self._read(person, "weight_kg")
        return {
            "name": person.name,
            "name_upper": person.name.upper(),
            "birth_day": day,
            "birth_month": month_,
            "birth_year": year,
            "ethnicity": person.ethnicity_id.name or "",
            "religion": person.religion_id.name or "Không",
            "height": str(height or ""),
            "weight": str(weight or ""),
        }

    def _service(self, person, now):
        allowances = [
            f"{label.lower()} {figure(exact(now[name]))}"
            for name, label in ALLOWANCES.items()
            if now[name] and name not in ("leadership_allowance", "concurrent_allowance")
        ] + [
            f"{label.lower()} {percent(now[name])}%"
            for name, label in PERCENTAGES.items()
            if now[name]
        ]
        post = now.leadership_post_id
        return {
            "recruited_on": self._read(person, "recruited_text") or "",
            "post": short_post(post.name or "") or now.position_title or "",
            "post_since": day_text(self._post_since(person, post)) if post else "",
            "post_renewed": day_text(self._post_renewed(person, post)) if post else "",
            "position": now.position_title or short_post(post.name or "") or "",
            "rank": now.rank_id.name or "",
            "rank_code": now.rank_id.code or "",
            "rank_since": day_text(now.rank_since),
            "step": str(now.step or ""),
            "coefficient": figure(exact(now.coefficient)),
            "step_since": day_text(now.step_anchor),
            "above_scale": f"{now.above_scale_percent}%" if now.above_scale_percent else "",
            "above_scale_since": day_text(now.step_anchor) if now.above_scale_percent else "",
            "salary_percent": f"{now.salary_percent or 100}%",
            "leadership_allowance": figure(exact(now.leadership_allowance)),
            "concurrent_allowance": figure(exact(now.concurrent_allowance)),
            "other_allowances": "; ".join(allowances),
        }

    def _post_since(self, person, post):
        """The day from which the present post has been held without a break."""
        since = False
        for period in self._periods(person).filtered(lambda row: row.date_version <= self.today):
            if period.leadership_post_id != post:
                since = False
            elif not since:
                since = period.date_version
        return since

    def _post_renewed(self, person, post):
        """The last day on which a decision gave the present post to who held it already."""
        lines = person.sudo().decision_line_ids.filtered(
            lambda line: (
                line.type_id.code == "reappointment"
                and line.issued_at
                and not line.revoked_at
                and line.date_effective <= self.today
                and line.leadership_post_id == post
            )
        )
        return max(lines.mapped("date_effective"), default=False)

    def _education(self, person):
        degrees = self._rows(person, "education_ids")
        level = person.sudo().degree_level
        best = next((row for row in degrees if row.level == level), None)
        label = self._label(best, "level") if best else ""
        title = self._label(person, "academic_title")
        languages = [
            row
            for row in self._rows(person, "certificate_ids")
            if row.kind in ("english", "other_language", "minority_language")
        ]
        return {
            "degree": ", ".join(filter(None, (label, best and best.major))),
            "academic_title": ", ".join(filter(None, (title, person.academic_title_year))),
            "languages": "; ".join(
                ": ".join(filter(None, (self._label(row, "kind"), row.name))) for row in languages
            ),
        }

    def _organisations(self, person):
        posts = [row for row in self._rows(person, "held_post_ids") if not row.when]

        def titles(kind, concurrent):
            return "; ".join(
                ", ".join(filter(None, (row.title, row.body)))
                for row in posts
                if row.kind in kind and row.is_concurrent == concurrent
            )

        praise = self._rows(person, "commendation_ids")
        blame = self._rows(person, "discipline_ids")
        order = [
            value for value, _label in self.env["cchc.commendation"]._fields["level"].selection
        ]
        best = min(
            praise,
            key=lambda row: order.index(row.level) if row.level else len(order),
            default=None,
        )
        forms = [value for value, _label in self.env["cchc.discipline"]._fields["form"].selection]
        worst = max(blame, key=lambda row: forms.index(row.form), default=None)
        return {
            "party_joined": self._read(person, "party_joined_text") or "",
            "party_official": self._read(person, "party_official_text") or "",
            "party_post": titles(("party",), False),
            "party_concurrent": titles(("party",), True),
            "concurrent_posts": "; ".join(
                filter(
                    None,
                    (titles(("concurrent", "elected", "union"), flag) for flag in (False, True)),
                )
            ),
            "commendation": best and ", ".join(filter(None, (best.name, year_of(best)))) or "",
            "discipline": worst
            and ", ".join(filter(None, (self._label(worst, "form"), year_of(worst))))
            or "",
        }
