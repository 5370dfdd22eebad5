"""What the rows of a workbook of positions refer to, and what they would change."""
# Faults are marked here and translated where they are shown.
# pylint: disable=prefer-env-translation

from odoo import Command

from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import fold

from ..importing.columns import COLUMNS, STAFF
from ..importing.table import Fault, split

_ = translatable("cchc_positions")


class Reader:
    """Looks the words of all rows up at once, then says which rows are new, changed or refused."""

    kind = ""

    def __init__(self, env, rows, scheme=None):
        self.env = env
        self.scheme = scheme
        self.labels = {column.key: column.label for column in COLUMNS[self.kind]}
        self.faults = [fault for row in rows for fault in row.faults]
        self.new, self.changed, self.unchanged = [], [], 0
        self._load_words(rows)
        self._load(rows)
        refused = {fault.row for fault in self.faults}
        seen = {}
        for row in rows:
            if row.number in refused:
                continue
            vals = self._values(row)
            key = self._key(vals) if vals else None
            if key in seen:
                self._fault(row, "code", "repeated", _("is also in row %(row)s"), row=seen[key])
            elif vals:
                seen[key] = row.number
                self._sort(key, vals)

    def _load_words(self, rows):
        codes = {code for row in rows for code in split(row.values.get("ranks"))}
        ranks = self.env["cchc.rank"].search([("code", "in", list(codes))])
        self.ranks = {rank.code: rank.id for rank in ranks}
        self.groups = self.env["cchc.position.group"].search([])

    def _fault(self, row, key, fault, text, /, **params):
        self.faults.append(Fault(row.number, self.labels[key], Problem(fault, text, params)))

    def _rank_ids(self, row):
        found = []
        for code in split(row.values.get("ranks")):
            if code in self.ranks:
                found.append(self.ranks[code])
            else:
                self._fault(row, "ranks", "rank", _("there is no rank “%(code)s”"), code=code)
        return found

    def _group(self, row, staff, on):
        """The group by its name or code among those in force for the staff on the day."""
        wanted = fold(row.values["group"])
        for group in self.groups:
            if group.staff != staff or group.date_from > on or (group.date_to or on) < on:
                continue
            if wanted in (fold(group.name), fold(group.code)):
                return group
        self._fault(
            row,
            "group",
            "group",
            _("no group “%(name)s” is in force for this staff on %(day)s"),
            name=row.values["group"],
            day=f"{on:%d/%m/%Y}",
        )
        return None

    def _steps(self, row, low_limit=0, high_limit=0):
        low, high = row.values.get("step_from") or 0, row.values.get("step_to") or 0
        if bool(low) != bool(high):
            key = "step_to" if low else "step_from"
            self._fault(row, key, "step", _("is empty; enter both steps, or none"))
        elif low > high:
            self._fault(row, "step_to", "step", _("%(high)s is below the lowest step"), high=high)
        elif low_limit and low and (low < low_limit or high > high_limit):
            self._fault(
                row,
                "step_from" if low < low_limit else "step_to",
                "step",
                _("the catalogue allows steps %(low)s–%(high)s"),
                low=low_limit,
                high=high_limit,
            )
        return low, high

    def _sort(self, key, vals):
        record = self._existing().get(key)
        if not record:
            self.new.append(vals)
        elif self._differs(record, vals):
            self.changed.append((record, vals))
        else:
            self.unchanged += 1

    def _differs(self, record, vals):
        for name, value in vals.items():
            kind = record._fields[name].type
            if kind == "many2many":
                if set(record[name].ids) != set(value):
                    return True
            elif kind == "many2one":
                if (record[name].id or False) != (value or False):
                    return True
            elif (record[name] or False) != (value or False):
                return True
        return False

    def _commands(self, record, vals):
        return {
            name: [Command.set(value)] if record._fields[name].type == "many2many" else value
            for name, value in vals.items()
        }

    def apply(self):
        model = self._model()
        model.create([self._commands(model, vals) for vals in self.new])
        for record, vals in self.changed:
            record.write(self._commands(record, vals))


class StandardReader(Reader):
    """Standard positions of the catalogue, known by their code."""

    kind = "standard"

    def _load(self, rows):
        numbers = {row.values.get("document") for row in rows} - {None}
        documents = self.env["cchc.legal.document"].search([("number", "in", list(numbers))])
        self.documents = {document.number: document.id for document in documents}
        codes = [row.values.get("code") for row in rows]
        found = self._model().with_context(active_test=False).search([("code", "in", codes)])
        self.existing = {record.code: record for record in found}

    def _model(self):
        return self.env["cchc.position.standard"]

    def _existing(self):
        return self.existing

    def _key(self, vals):
        return vals["code"]

    def _values(self, row):
        before = len(self.faults)
        value = row.values
        staff = next(
            (key for key, word in STAFF.items() if fold(word) == fold(value["staff"])), None
        )
        if not staff:
            self._fault(
                row,
                "staff",
                "staff",
                _("“%(value)s” is neither “%(one)s” nor “%(other)s”"),
                value=value["staff"],
                one=STAFF["civil_servant"],
                other=STAFF["public_employee"],
            )
        group = staff and self._group(row, staff, value["date_from"])
        if value["date_to"] and value["date_to"] < value["date_from"]:
            self._fault(row, "date_to", "dates", _("is before the first day"))
        document = self.documents.get(value["document"])
        if not document:
            self._fault(
                row,
                "document",
                "document",
                _("“%(number)s” is not registered; enter it under Legal documents first"),
                number=value["document"],
            )
        ranks = self._rank_ids(row)
        low, high = self._steps(row)
        if len(self.faults) > before:
            return None
        return {
            "code": value["code"],
            "name": value["name"],
            "group_id": group.id,
            "sector": value["sector"] or False,
            "rank_ids": ranks,
            "step_from": low,
            "step_to": high,
            "date_from": value["date_from"],
            "date_to": value["date_to"] or False,
            "document_id": document,
            "note": value["note"] or False,
        }


class SchemeReader(Reader):
    """Positions of a draft scheme, known by unit and code."""

    kind = "scheme"

    def _load(self, rows):
        agency = self.scheme.unit_id
        units = self.env["hr.department"].search(
            ["|", ("id", "=", agency.id), ("agency_id", "=", agency.id)]
        )
        self.units = {unit.code: unit.id for unit in units if unit.code}
        Standard = self.env["cchc.position.standard"]
        codes = [row.values.get("standard") for row in rows if row.values.get("standard")]
        in_force = Standard._in_force_domain(self.scheme.staff, self.scheme.date_from)
        standards = Standard.search([*in_force, ("code", "in", codes)])
        self.standards = {standard.code: standard for standard in standards}
        self.functions = {item.code: item.id for item in self.scheme._functions() if item.code}
        self.existing = {(line.unit_id.id, line.code): line for line in self.scheme.line_ids}

    def _model(self):
        return self.env["cchc.position.scheme.line"]

    def _existing(self):
        return self.existing

    def _key(self, vals):
        return vals["unit_id"], vals["code"]

    def _values(self, row):
        before = len(self.faults)
        value = row.values
        unit = self.units.get(value["unit"])
        if not unit:
            self._fault(
                row,
                "unit",
                "unit",
                _("no unit of %(agency)s has the code “%(code)s”"),
                agency=self.scheme.unit_id.display_name,
                code=value["unit"],
            )
        standard = None
        if value["standard"]:
            standard = self.standards.get(value["standard"])
            if not standard:
                self._fault(
                    row,
                    "standard",
                    "standard",
                    _("the catalogue in force on %(day)s has no position “%(code)s”"),
                    day=f"{self.scheme.date_from:%d/%m/%Y}",
                    code=value["standard"],
                )
        group = self._group(row, self.scheme.staff, self.scheme.date_from)
        limits = (standard.step_from, standard.step_to) if standard else (0, 0)
        low, high = self._steps(row, *limits)
        ranks = self._rank_ids(row)
        functions = self._function_ids(row)
        if not value["headcount"] and not value["concurrent"]:
            self._fault(
                row, "headcount", "headcount", _("0 is for positions held concurrently only")
            )
        if len(self.faults) > before:
            return None
        if value["concurrent"]:
            workload = "concurrent"
        else:
            workload = "many" if value["headcount"] > 1 else "one"
        return {
            "scheme_id": self.scheme.id,
            "unit_id": unit,
            "code": value["code"],
            "name": value["name"],
            "standard_id": standard.id if standard else False,
            "group_id": group.id,
            "rank_ids": ranks,
            "step_from": low,
            "step_to": high,
            "headcount": value["headcount"],
            "workload": workload,
            "function_ids": functions,
            "note": value["note"] or False,
        }

    def _function_ids(self, row):
        found = []
        for code in split(row.values.get("functions")):
            if code in self.functions:
                found.append(self.functions[code])
            else:
                self._fault(
                    row,
                    "functions",
                    "function",
                    _("no function of %(agency)s has the code “%(code)s”"),
                    agency=self.scheme.unit_id.display_name,
                    code=code,
                )
        return found


READERS = {"standard": StandardReader, "scheme": SchemeReader}
