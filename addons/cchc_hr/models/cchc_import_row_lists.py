from collections import defaultdict

from markupsafe import Markup

from odoo import api, models

from odoo.addons.cchc_base.tools.bulk import create_plain

from ..importing.dossier_lists import LIST_OF_MODEL
from ..importing.findings import problem_as_json
from ..importing.list_sheets import same_entry

_LINE = Markup('<tr><td class="pe-3 text-muted">%s</td><td>%s</td></tr>')
_FLOATS = frozenset({"coefficient", "allowance", "area_m2"})


class CchcImportRow(models.Model):
    """Entries of the dossier's lists: what a row brings, makes, and takes back again."""

    _inherit = "cchc.import.row"

    @api.depends("entries")
    def _compute_entry_html(self):
        for row in self:
            lines = [
                _LINE
                % (
                    LIST_OF_MODEL[one["model"]].sheet,
                    " · ".join(row._words_of(one["model"], one["vals"])),
                )
                for one in row.entries or []
            ]
            table = Markup('<table class="table-sm">%s</table>') % Markup().join(lines)
            row.entry_html = table if lines else False

    def _words_of(self, model, vals):
        """An entry in the words of the screen."""
        known = self.env[model]._fields
        for name, value in vals.items():
            field = known[name]
            if field.type == "selection":
                yield dict(field._description_selection(self.env)).get(value, value)
            elif value is True:
                yield field._description_string(self.env)
            elif value:
                yield str(value).replace(".", ",") if name in _FLOATS else str(value)

    # -- what the dossier does not hold yet ---------------------------------------

    def _weigh_entries(self, outcomes):
        """Let a row that brings entries to somebody known complete that dossier.

        :param outcomes: what the register makes of each row; corrected in place
        """
        known = {
            row: (outcome["employee_id"], entries)
            for row, outcome in outcomes.items()
            if outcome["employee_id"] and outcome["state"] != "refused" and (entries := row.entries)
        }
        held = self._held({person for person, _entries in known.values()},
                          (entries for _person, entries in known.values()))  # fmt: skip
        for row, (person_id, entries) in known.items():
            new = {one["model"]: True for one in _new_entries(entries, held.get(person_id, {}))}
            outcome = outcomes[row]
            if new and outcome["state"] in ("ready", "unchanged"):
                person = self.env["hr.employee"].sudo().browse(person_id)
                told = row._completes(person, outcome["adds"] or {}, new)
                outcome |= {
                    "state": "ready",
                    "conflicts": [problem_as_json(told)],
                    "has_findings": True,
                }

    @api.model
    def _held(self, person_ids, lists):
        """Entries that dossiers hold, in plain values: {person: {model: [values]}}."""
        held = defaultdict(lambda: defaultdict(list))
        named = {one["model"] for entries in lists for one in entries}
        for name in sorted(named if person_ids else ()):
            spec = LIST_OF_MODEL[name]
            names = [*spec.core, *spec.also]
            items = (
                self.env[name]
                .sudo()
                .search_fetch([("employee_id", "in", list(person_ids))], ["employee_id", *names])
            )
            for item in items:
                held[item.employee_id.id][name].append({key: item[key] or None for key in names})
        return held

    # -- entering and taking back --------------------------------------------------

    def _enter_lists(self, person_of, made):
        """Enter what the dossiers do not hold, each list in one batch and with the rights of the
        officer.

        :param person_of: people by row
        :param made: rows whose people were just made and hold nothing yet
        """
        # Read once: each reading of such a field is a copy.
        lists = {row: entries for row in self if (entries := row.entries)}
        known = self - made
        held = self._held(known.employee_id.ids, (lists[row] for row in known if row in lists))
        ranks = self.batch_id._rank_ids()
        told = defaultdict(list)
        for row, entries in lists.items():
            person_id = person_of[row].id
            for one in _new_entries(entries, held.get(person_id, {})):
                vals = _entry_vals(one, ranks) | {"employee_id": person_id}
                told[one["model"]].append((row, vals))
        ids = defaultdict(lambda: defaultdict(list))
        for name, entries in told.items():
            items = create_plain(self.env[name], [vals for _row, vals in entries])
            for (row, _vals), item in zip(entries, items, strict=True):
                ids[row][name].append(item.id)
            if known_people := known and known.employee_id & items.employee_id:
                items._after_change(known_people)
        return ids

    def _untouched_entries(self):
        """{model: ids} of the entries that these rows made and nobody has changed."""
        ids = defaultdict(list)
        for row in self.filtered("entries_made"):
            for name, made in row.entries_made.items():
                ids[name] += made
        found = {}
        for name, made in ids.items():
            items = self.env[name].sudo().browse(made).exists()
            found[name] = items.filtered(lambda item: item.write_date == item.create_date).ids
        return found

    def _take_back_entries(self):
        """Take back the entries that these rows made, but for those that somebody changed."""
        for name, ids in self._untouched_entries().items():
            self.env[name].browse(ids).unlink()
        self.filtered("entries_made").sudo().entries_made = False


def _new_entries(entries, held):
    """Those entries that are not among those held."""
    return [
        one
        for one in entries
        if not any(same_entry(one["model"], one["vals"], old) for old in held.get(one["model"], ()))
    ]


def _entry_vals(one, ranks):
    vals = dict(one["vals"])
    for name in _FLOATS & vals.keys():
        vals[name] = float(vals[name])
    if one["model"] == "cchc.salary.history" and vals.get("rank_code"):
        vals["rank_id"] = ranks.get(vals["rank_code"])
    return vals
