from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ..tools import vietnam_time
from .cchc_unit_version import PROJECTED

# Kinds of units that are part of an agency rather than an agency of their own.
INNER_KINDS = ("division", "office", "inspectorate", "sub_department")
# A change of these may make a unit a root of the tree, or no root any more.
TREE_FIELDS = frozenset({"active", "kind_id", "parent_id"})


class _Projection:
    """Only code of this process can hold this object: a context sent by RPC can't forge it."""


_PROJECTION = _Projection()


class HrDepartment(models.Model):
    """A unit: an agency, a division, a commune. What it is today is a projection of its history."""

    _inherit = "hr.department"
    _order = "sequence, code, id"
    _rec_name = "name"
    _rec_names_search = ["name", "code"]

    # Vietnamese names are the names, in every language.
    name = fields.Char(string="Unit name", translate=False)
    parent_id = fields.Many2one(string="Parent unit")
    child_ids = fields.One2many(string="Units below")
    code = fields.Char(
        index=True,
        copy=False,
        help="Code of the unit; administrative units carry "
        "the code of the General Statistics Office.",
    )
    sequence = fields.Integer(default=10, readonly=True)
    kind_id = fields.Many2one(comodel_name="cchc.unit.kind", index=True)
    level_id = fields.Many2one(comodel_name="cchc.admin.level", index=True)
    unit_class = fields.Selection(
        [("special", "Special"), ("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")],
        string="Class",
    )
    autonomy_group = fields.Selection(
        [("1", "Group 1"), ("2", "Group 2"), ("3", "Group 3"), ("4", "Group 4")],
    )
    date_from = fields.Date(string="Founded on", readonly=True)
    date_to = fields.Date(string="Dissolved after", readonly=True)
    founding_document_id = fields.Many2one(comodel_name="cchc.legal.document", readonly=True)
    dissolving_document_id = fields.Many2one(comodel_name="cchc.legal.document", readonly=True)
    predecessor_ids = fields.Many2many(
        comodel_name="hr.department",
        relation="cchc_unit_succession",
        column1="successor_id",
        column2="predecessor_id",
        string="Predecessors",
    )
    successor_ids = fields.Many2many(
        comodel_name="hr.department",
        relation="cchc_unit_succession",
        column1="predecessor_id",
        column2="successor_id",
        string="Successors",
    )
    unit_version_ids = fields.One2many(
        comodel_name="cchc.unit.version", inverse_name="unit_id", string="History"
    )
    agency_id = fields.Many2one(
        comodel_name="hr.department",
        compute="_compute_agency_id",
        store=True,
        recursive=True,
        index=True,
        help="The body with a seal to which the unit belongs: the unit itself, or the nearest one "
        "above it that is not a division.",
    )

    _code_unique = models.UniqueIndex("(code) WHERE code IS NOT NULL", "This unit code exists.")

    @api.depends("kind_id.code", "parent_id.agency_id", "parent_id.parent_id")
    def _compute_agency_id(self):
        for unit in self:
            # The office and the inspectorate of the province itself are agencies of their own.
            inside = unit.kind_id.code in INNER_KINDS and unit.parent_id.parent_id
            unit.agency_id = (inside and unit.parent_id.agency_id) or unit

    @api.depends("name", "agency_id.name")
    def _compute_display_name(self):
        for unit in self:
            agency = unit.agency_id
            unit.display_name = (
                f"{unit.name} – {agency.name}" if agency and agency != unit else unit.name
            )

    @api.model
    def _roots(self):
        """The tops of the tree of today: units of the province that lie below no other.

        One that is only to be founded is none yet: nobody is in charge of it before its day.
        """
        founded = Domain("date_from", "=", False) | Domain("date_from", "<=", vietnam_time.today())
        tops = Domain("parent_id", "=", False) & Domain("kind_id", "!=", False)
        return self.sudo().search(tops & founded)

    def _compute_total_employee(self):
        """Odoo counts in superuser mode for everybody; here, the people whom the user may see."""
        counted = Domain("department_id", "in", self.ids) & Domain(
            "company_id", "in", self.env.companies.ids
        )
        if not self.env.su:
            counted &= Domain(self.env.user._scope_people())
        people = self.env["hr.employee"].sudo()
        counts = dict(people._read_group(counted, ["department_id"], ["__count"]))
        for unit in self:
            unit.total_employee = counts.get(unit, 0)

    # -- what a unit is changes only through its history ----------------------

    @api.model
    def _projecting_env(self):
        # What the chatter would tell stands in the history already.
        return self.with_context(cchc_projection=_PROJECTION, tracking_disable=True).env

    @api.model
    def _is_projecting(self):
        return self.env.context.get("cchc_projection") is _PROJECTION

    @api.model_create_multi
    def create(self, vals_list):
        units = super().create(vals_list)
        self._forget_scopes()
        if not self._is_projecting():
            units._start_history()
        return units

    def _forget_scopes(self):
        """The units below a user's units are kept with the user's record rules."""
        self.env.registry.clear_cache()

    def _start_history(self):
        """A unit made by hand starts its history on the day of its founding, or today.

        A department without a kind is no unit of the province but Odoo's own affair.
        """
        today = fields.Date.context_today(self)
        units = self.filtered("kind_id")
        self.env["cchc.unit.version"].sudo().create(
            [
                {
                    "unit_id": unit.id,
                    "date_from": unit.date_from or today,
                    "document_id": unit.founding_document_id.id,
                    **{
                        name: unit[name].id if unit._fields[name].relational else unit[name]
                        for name in PROJECTED
                    },
                }
                for unit in units
            ]
        )

    def write(self, vals):
        frozen = {
            *PROJECTED,
            "active",
            "date_from",
            "date_to",
            "founding_document_id",
            "dissolving_document_id",
        } & vals.keys()
        self.check_access("write")
        if frozen and not self._is_projecting() and self.unit_version_ids:
            labels = [self._fields[name]._description_string(self.env) for name in sorted(frozen)]
            raise UserError(
                self.env._(
                    "%(fields)s of a unit change only by a dated entry in its history. "
                    "Use “Record a change” on the unit.",
                    fields=", ".join(labels),
                )
            )
        result = super().write(vals)
        if "parent_id" in vals and not self._is_projecting():
            self._forget_scopes()
        if vals.get("kind_id") and not self._is_projecting():
            self.filtered(lambda unit: not unit.unit_version_ids)._start_history()
        return result

    # Also while an addon is uninstalled: the context by which Odoo tells so may come by RPC.
    @api.ondelete(at_uninstall=True)
    def _unlink_except_history(self):
        if self.sudo().unit_version_ids:
            raise UserError(
                self.env._("A unit with a history can't be deleted. Record its dissolution.")
            )

    def _project_unit_versions(self):
        """Show today's facts on the unit; the daily job calls this for all units."""
        today = vietnam_time.today()
        projecting = self.sudo().with_env(self.sudo()._projecting_env())
        moved = set()
        for unit in projecting:
            live = unit.unit_version_ids.filtered(lambda row: not row.voided_at).sorted("date_from")
            if not live:
                # Founded by an act that was taken back before its day: it never was.
                if unit.active and unit.unit_version_ids:
                    unit.write({"active": False})
                    moved.add("active")
                continue
            started = live.filtered(lambda row: row.date_from <= today)
            current = (started or live[:1])[-1:]
            end = live.filtered("dissolved")[:1]
            vals = {
                "date_from": live[0].date_from,
                "founding_document_id": live[0].document_id.id,
                "date_to": fields.Date.subtract(end.date_from, days=1) if end else False,
                "dissolving_document_id": end.document_id.id,
                "active": not current.dissolved,
            }
            # A dissolved unit stays what it was: those who left from it are found below its parent.
            alive = (started or live[:1]).filtered(lambda row: not row.dissolved)
            source = alive[-1:] or current
            for name in PROJECTED:
                value = source[name]
                vals[name] = value.id if source._fields[name].relational else value
            changed = {
                name: value
                for name, value in vals.items()
                if (unit[name].id if unit._fields[name].relational else unit[name]) != value
            }
            if changed:
                unit.write(changed)
                moved |= TREE_FIELDS & changed.keys()
        if moved:
            self._forget_scopes()

    @api.model
    def _cron_project_unit_versions(self):
        """Bring in force the changes whose day has come.

        All units are looked at, not those that change today alone: on a day on which the server
        was down nobody looked. What is as it should be is only read.
        """
        units = self.with_context(active_test=False)
        units.search([("unit_version_ids", "!=", False)])._project_unit_versions()
        self.env["cchc.succession"]._follow_due()

    # -- the tree at a date ---------------------------------------------------

    @api.model
    def _tree_query(self, on, known_on=None):
        """SQL of the units in force on a date: ``unit_id, parent_id, name, sequence, code``."""
        Version = self.env["cchc.unit.version"]
        domain = Version._domain_at(on, known_on)
        if not known_on:
            # Of a unit one row is in force, from its day to the day before the next.
            row = Version.sudo()._search(domain & Domain("dissolved", "!=", True))
            unit = Version._fields["unit_id"].join(Version.sudo(), row.table, row)[1]
            names = ("unit_id", "parent_id", "name", "sequence")
            return row.select(
                *(SQL.identifier(row.table, name) for name in names),
                SQL.identifier(unit, "code"),
                *(SQL.identifier(row.table, name) for name in ("kind_id", "level_id")),
            )
        rows = Version.sudo()._search(domain)
        return SQL(
            """
            SELECT unit_id, parent_id, name, sequence, code, kind_id, level_id
              FROM (SELECT DISTINCT ON (v.unit_id)
                           v.unit_id, v.parent_id, v.name, v.sequence, u.code, v.kind_id,
                           v.level_id, v.dissolved
                      FROM cchc_unit_version v
                      JOIN hr_department u ON u.id = v.unit_id
                     WHERE v.id IN %s
                     ORDER BY v.unit_id, v.date_from DESC) v
             WHERE v.dissolved IS NOT TRUE
            """,
            rows.subselect(),
        )

    @api.model
    def _tree_at(self, on, known_on=None):
        """Parents on a date: ``{unit id: parent id or None}``, dissolved units left out."""
        self.env["cchc.unit.version"].flush_model()
        self.env.cr.execute(
            SQL(
                "SELECT unit_id, parent_id FROM (%s) t",
                self._tree_query(on, known_on),
            )
        )
        return dict(self.env.cr.fetchall())

    @api.model
    def _names_at(self, on, unit_ids):
        """How units were called on a date, parts of agencies with their agency of that day.

        :return: ``{unit id: name}`` of those that were in force
        """
        rows = self.env.execute_query(
            SQL(
                """
                SELECT t.unit_id, t.parent_id, t.name, k.code
                  FROM (%s) t LEFT JOIN cchc_unit_kind k ON k.id = t.kind_id
                """,
                self._tree_query(on),
            )
        )
        tree = {unit: (parent, name, kind) for unit, parent, name, kind in rows}

        def agency(unit):
            """As `_compute_agency_id`, in the tree of the day."""
            passed = set()
            while unit not in passed:
                passed.add(unit)
                parent, _name, kind = tree[unit]
                if kind not in INNER_KINDS or parent not in tree or not tree[parent][0]:
                    break
                unit = parent
            return unit

        names = {}
        for unit in unit_ids:
            if unit in tree:
                own, above = tree[unit][1], agency(unit)
                names[unit] = own if above == unit else f"{own} – {tree[above][1]}"
        return names

    def _subtree_at(self, on, known_on=None):
        """The units of ``self`` and all below them on a date."""
        parent_of = self._tree_at(on, known_on)
        children = {}
        for unit, parent in parent_of.items():
            children.setdefault(parent, []).append(unit)
        found, stack = set(), [unit for unit in self.ids if unit in parent_of]
        while stack:
            unit = stack.pop()
            if unit not in found:
                found.add(unit)
                stack.extend(children.get(unit, ()))
        return self.browse(found)

    def _check_in_charge(self):
        """Refuse units that the user is not in charge of.

        To be asked before a record of such a unit is made: the record rules refuse it too, in
        words that name neither the unit nor the reason. Not in a constraint, which Odoo runs in
        superuser mode.

        :raise AccessError: naming the units
        """
        user = self.env.user
        if self.env.su or user._check_in_scope(self):
            return
        strange = self.filtered(lambda unit: not user._check_in_scope(unit))
        raise AccessError(
            self.env._(
                "%s is not among your units: choose a unit that you are in charge of.",
                ", ".join(strange.sudo().mapped("display_name")),
            )
        )

    def _check_in_force(self, on):
        """Refuse units that do not exist on a date.

        :raise ValidationError: naming the unit and the dates between which it exists
        """
        in_force = self._tree_at(on)
        for unit in self:
            if unit.id not in in_force:
                raise ValidationError(
                    self.env._(
                        "%(unit)s does not exist on %(date)s: it exists from %(start)s to %(end)s.",
                        unit=unit.name,
                        date=format_date(self.env, on),
                        start=format_date(self.env, unit.date_from),
                        end=format_date(self.env, unit.date_to) or "…",
                    )
                )

    # -- screens --------------------------------------------------------------

    def action_record_change(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Record a change of %s", self.name),
            "res_model": "cchc.unit.change",
            "view_mode": "form",
            "target": "new",
            "context": {"default_unit_id": self.id},
        }

    def action_open_people(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("People of %s", self.name),
            "res_model": "hr.employee",
            "view_mode": "list,form",
            "domain": [("unit_id", "child_of", self.id)],
        }
