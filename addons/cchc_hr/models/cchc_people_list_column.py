from odoo import api, fields, models
from odoo.fields import Domain

from ..lists.table import text_of
from .hr_version_elapsed import ELAPSED

# What is printed of an entry when a column shows entries as a whole.
ENTRY_WORDS = {
    "cchc.education": ("level", "major", "school", "when"),
    "cchc.certificate": ("kind", "name", "when"),
    "cchc.commendation": ("name", "when"),
    "cchc.discipline": ("form", "when"),
    "cchc.work.history": ("start", "title", "organisation"),
    "cchc.absence": ("kind_id", "date_from", "date_to"),
    "cchc.labour.contract": ("kind", "date_from", "date_to"),
    "cchc.elected.term": ("post", "body_name", "date_to"),
    "cchc.appointment.term": ("post_id", "date_to"),
    "cchc.held.post": ("title", "body"),
    "cchc.family.member": ("relation", "name", "birth_text"),
    "cchc.salary.history": ("start", "rank_code", "step", "coefficient"),
    "cchc.property.item": ("kind", "name", "area_m2"),
}
# The words of a list stay Vietnamese, as it is printed.
WORDS = "vi_VN"


class CchcPeopleListColumn(models.Model):
    """A column of a list of people, at its place."""

    _name = "cchc.people.list.column"
    _description = "Column of a list of people"
    _inherit = ["cchc.people.list.part"]

    field_id = fields.Many2one(
        string="Information", domain="[('is_column', '=', True)]", required=True
    )
    header = fields.Char(string="Own title", help="Empty: the title of the catalogue.")
    width = fields.Integer(aggregator=None, help="In characters; empty: as in the catalogue.")

    _width_sensible = models.Constraint(
        "CHECK (width IS NULL OR width = 0 OR width BETWEEN 3 AND 80)",
        "A column is between 3 and 80 characters wide.",
    )

    @api.depends("field_id", "header")
    def _compute_display_name(self):
        for column in self:
            column.display_name = column._title()

    def _title(self):
        title = self.header or self.field_id.name or ""
        return f"{title} {self.year}" if self.year and not self.header else title

    # -- values ---------------------------------------------------------------

    def _cell_kind(self):
        kind = self.field_id.kind
        return kind if kind in ("number", "date") else "text"

    def _reader(self, people, on, history):
        """Function of (person id, what the statement found) giving the printed value."""
        field = self.field_id
        if field.kind == "blank":
            return lambda person, value: None
        if not field.sortable:
            words = self._entry_words(people, on)
            return lambda person, value: words.get(person)
        if field.path in ELAPSED:
            measure = ELAPSED[field.path][1]
            return lambda person, value: measure(value, on)
        last = field._steps(field.shown_path)[-1][1]
        if last.comodel_name == "hr.department":
            of_agency = last.name == "agency_id"
            return lambda person, value: _unit_name(history, value, on, of_agency)
        if last.type == "selection":
            words = dict(last._description_selection(self.with_context(lang=WORDS).env))
            return lambda person, value: words.get(value, value)
        if last.type == "boolean":
            return lambda person, value: "x" if value else None
        return lambda person, value: value

    def _entry_words(self, people, on):
        """What the column shows of the entries of each person, in one query."""
        _outer, model, inner = self.field_id._split()
        Entry = self.env[model].with_context(lang=WORDS, cchc_on=on)
        names = [inner] if inner else [name for name in ENTRY_WORDS[model] if name in Entry._fields]
        window = self.env["cchc.people.list"]._entries_at(self.field_id, on, self._year_on(on))
        entries = Entry.search_fetch(
            Domain("employee_id", "in", people) & window,
            ["employee_id", *(name.partition(".")[0] for name in names)],
        )
        choices = {
            name: dict(Entry._fields[name]._description_selection(Entry.env))
            for name in names
            if name in Entry._fields and Entry._fields[name].type == "selection"
        }
        words = {}
        for entry in entries:
            told = ((name, _told(entry, name)) for name in names)
            parts = [choices.get(name, {}).get(value, value) for name, value in told]
            text = ", ".join(filter(None, map(text_of, parts)))
            said = words.setdefault(entry.employee_id.id, [])
            if text and text not in said:
                said.append(text)
        return {person: "; ".join(said) for person, said in words.items()}


def _told(entry, path):
    """What an entry says at the end of a path; a record says its name."""
    value = entry
    for name in path.split("."):
        value = value[name]
    return value.display_name if hasattr(value, "_name") else value


def _unit_name(history, unit_id, on, of_agency):
    """What the unit of a person, or its agency, was called on the day."""
    if not unit_id:
        return None
    agency = history.agency(unit_id, on) if of_agency else None
    return agency.name if agency else history.name(unit_id, on)
