from collections import defaultdict

from odoo import api, models

from ..importing import conflicts, identity

# What follows from decisions or belongs to the import itself, not from somebody's later work.
FOLLOWS = frozenset(
    {
        "cchc.decision.line",
        "cchc.import.row",
        "cchc.import.suspect",
        "hr.version",
        "hr.version.log",
        "hr.department",
        "resource.resource",
    }
)


class CchcImportRow(models.Model):
    """What a row adds to a dossier, and whether that may still be taken back."""

    _inherit = "cchc.import.row"

    def _complete_dossiers(self):
        """Add to dossiers what they do not hold; with the rights of the officer."""
        for row in self.filtered("adds"):
            person = row.employee_id
            adds = {name: value for name, value in row.adds.items() if not person[name]}
            if adds:
                person.write(adds)
            row.sudo().adds = adds or False

    def _take_back_additions(self):
        for row in self.filtered("adds"):
            person = row.employee_id
            person.write(
                {
                    name: False
                    for name, value in row.adds.items()
                    if person._fields[name].convert_to_write(person[name], person) == value
                }
            )
            row.sudo().adds = False

    def _tell_twins_apart(self):
        """Namesakes of one file, made two people by an officer, are two in every later file."""
        if not any(row._is_twin() for row in self):
            return
        groups = defaultdict(self.browse)
        for row in self:
            groups[row._who().removesuffix("|2")] |= row
        pairs = [
            (row, person, identity.SAME if row.employee_id == person else identity.OTHER)
            for rows in groups.values()
            if len(rows) > 1
            for row in rows
            for person in rows.employee_id
        ]
        if pairs:
            self.env["cchc.import.suspect"]._remember(self.batch_id, pairs)

    # -- may it be taken back ----------------------------------------------------

    def _reasons_to_stay(self):
        """Problem by id of the rows whose people were touched after the import."""
        rows = self.sudo()
        later = self._later_decisions(rows)
        made = rows.filtered("made")
        entries = self._later_entries(made.employee_id, made._untouched_entries())
        reasons = {}
        for row in rows:
            person = row.employee_id
            if merged := person.merged_into_id or person.merged_entry_ids[:1]:
                reasons[row.id] = conflicts.merged(merged.name)
            elif row.line_id and (decisions := later.get(person.id)):
                reasons[row.id] = conflicts.later_decision(", ".join(sorted(decisions)))
            elif row.made and (what := entries.get(person.id) or row._changed_by_hand(person)):
                reasons[row.id] = conflicts.changed_since(", ".join(sorted(what)))
        return reasons

    def _later_decisions(self, rows):
        """Names of other decisions, drafts too, by person."""
        found = defaultdict(set)
        for line in rows.env["cchc.decision.line"].search(
            [
                ("employee_id", "in", rows.employee_id.ids),
                ("id", "not in", rows.line_id.ids),
                ("revoked_at", "=", False),
            ]
        ):
            found[line.employee_id.id].add(line.decision_id.display_name)
        return found

    def _later_entries(self, people, own):
        """What hangs on people, by person: names of the kinds of records.

        :param own: ids by model of what the import entered and nobody changed
        """
        found = defaultdict(set)
        if not people:
            return found
        for name, field in self._paths_to_people():
            model = self.env[name].sudo().with_context(active_test=False)
            others = [(field, "in", people.ids), ("id", "not in", own.get(name, []))]
            groups = model._read_group(others, [field])
            for (person,) in groups:
                found[person.id].add(self.env["ir.model"]._get(name).name)
        return found

    @api.model
    def _follows_from_service(self):
        """Models whose records about people make themselves; floors above name theirs."""
        return FOLLOWS

    def _paths_to_people(self):
        """(model, field) of everything that an office enters about a person."""
        follows = self._follows_from_service()
        rights = self.env["ir.model.access"].sudo().search([("perm_create", "=", True)])
        by_hand = set(rights.model_id.mapped("model"))
        for name, model in sorted(self.env.registry.items()):
            if model._transient or not model._auto or name in follows or name not in by_hand:
                continue
            for field in model._fields.values():
                own = field.type == "many2one" and field.store and not field.related
                if own and field.comodel_name == "hr.employee" and not field.compute:
                    yield name, field.name

    def _changed_by_hand(self, person):
        told = {name: value for name, value in self._person_vals().items() if value}
        told.pop("intake_unit_id")
        changed = [
            name
            for name, value in told.items()
            if person._fields[name].convert_to_write(person[name], person) != value
        ]
        if person.user_id:
            changed.append("user_id")
        return {person._fields[name]._description_string(self.env) for name in changed}
