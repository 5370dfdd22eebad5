from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.cchc_base.models.field_groups import READ
from odoo.addons.cchc_base.tools import vietnam_time

# Fields of Odoo's own version that tell what a person serves as, or that would move a period.
GUARDED_CORE_FIELDS = frozenset(
    {
        "active",
        "contract_date_end",
        "contract_date_start",
        "date_version",
        "departure_date",
        "departure_reason_id",
        "department_id",
        "employee_id",
        "job_id",
        "job_title",
    }
)
# Written by the projection only, for whomever.
PROJECTED_FIELDS = frozenset({"date_to", "recorded_at"})
# Facts of the person rather than of a period: one value for all periods.
PERSON_FIELDS = frozenset({"sex", "country_id", "ssnid", "identification_id"})


class HrVersion(models.Model):
    """A period of service: the projection of a person's decision lines.

    Service facts are written by ``cchc.timeline`` alone, which writes in SQL. The ORM therefore
    refuses them to everybody, whatever the user, the context or the door: there is no bypass to
    protect. People without a staffing category keep Odoo's own behaviour for Odoo's own fields.
    """

    _name = "hr.version"
    _inherit = ["hr.version", "cchc.service.facts", "cchc.derived.facts"]

    date_to = fields.Date(
        string="Until",
        readonly=True,
        copy=False,
        groups=READ,
        help="Last day of the period; empty while it is open.",
    )
    recorded_at = fields.Datetime(readonly=True, copy=False, groups=READ)
    date_version = fields.Date(groups=READ)
    sex = fields.Selection(groups=READ)

    # Literally the condition that the ORM writes, or PostgreSQL does not use the index.
    _period_idx = models.Index(
        "(date_to, date_version) WHERE active IS TRUE AND employee_id IS NOT NULL"
    )
    # Whoever counts the people of today comes from the person to the period: in the order of both
    # indexes, without reading the periods of all years.
    _serving_idx = models.Index("(id) INCLUDE (sex, rank_id, degree_level) WHERE in_service")

    @api.model
    def _known_until(self, day):
        """UTC instant at which ``day`` (default: today) ends; later records are not known."""
        return vietnam_time.end_of_day(fields.Date.to_date(day) or self._today())

    @api.model
    def _today(self):
        """The day in Việt Nam, whatever the server's clock is set to."""
        return vietnam_time.today()

    # -- guard ----------------------------------------------------------------

    @api.model
    def _unwritable_names(self):
        return (
            frozenset(self.env["cchc.service.facts"]._service_fact_names()) - {"department_id"}
            | frozenset(self.env["cchc.derived.facts"]._derived_fact_names())
            | PROJECTED_FIELDS
        )

    def _check_guard(self, names, people):
        """Refuse what only a decision may change.

        :param names: fields about to be written
        :param people: persons whose periods they are
        """
        refused = self._unwritable_names() & names
        if not refused and GUARDED_CORE_FIELDS & names:
            # Whom Odoo's own HR has not let in places nobody, not even outside the register.
            placer = self.env.su or self.env.user.has_group("hr.group_hr_user")
            if not placer or people.sudo().filtered("in_register"):
                refused = GUARDED_CORE_FIELDS & names
        if refused:
            labels = sorted(self._fields[name]._description_string(self.env) for name in refused)
            raise UserError(
                self.env._(
                    "%(fields)s: a person's service facts change only by a decision. "
                    "Draft a decision with a line for this person instead.",
                    fields=", ".join(labels),
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        # Odoo fills a new version with values that nobody chose (empty facts, defaults).
        for vals in vals_list:
            given = {name for name, value in vals.items() if value}
            employee = self.env["hr.employee"].browse(vals.get("employee_id") or [])
            self._check_guard(given, employee)
        versions = super().create(vals_list)
        # A default of the context or of the user is a value too.
        facts = self._unwritable_names() - {"recorded_at"}
        for version in versions.sudo():
            set_by_default = {name for name in facts if version[name]}
            if version.employee_id.in_register:
                set_by_default.add("employee_id")
            if set_by_default:
                self._check_guard(frozenset(set_by_default), version.employee_id)
        return versions

    def write(self, vals):
        self.check_access("write")
        people = self.with_context(active_test=False).employee_id
        if vals.get("employee_id"):
            people |= people.browse(vals["employee_id"])
        self._check_guard(frozenset(vals), people)
        shared = PERSON_FIELDS & vals.keys()
        result = super().write(vals)
        if shared and people:
            siblings = people.sudo().with_context(active_test=False).version_ids - self
            if siblings:
                super(HrVersion, siblings).write({name: vals[name] for name in shared})
        return result

    # Also while an addon is uninstalled: the context by which Odoo tells so may come by RPC.
    @api.ondelete(at_uninstall=True)
    def _unlink_except_register(self):
        self._check_guard(frozenset({"active"}), self.employee_id)

    # -- the log --------------------------------------------------------------

    @api.model
    def _dated_columns(self):
        """Columns whose earlier values are kept: changing one of them supersedes the row."""
        return (
            "employee_id",
            "date_version",
            "date_to",
            "sex",
            *self.env["cchc.service.facts"]._service_fact_names(),
            *self.env["cchc.derived.facts"]._derived_fact_names(),
        )

    def init(self):
        result = super().init()
        columns = self._dated_columns()
        names = SQL(", ").join(SQL.identifier(name) for name in columns)
        olds = SQL(", ").join(SQL("OLD.%s", SQL.identifier(name)) for name in columns)
        news = SQL(", ").join(SQL("NEW.%s", SQL.identifier(name)) for name in columns)
        # The function's text is the only thing that knows the columns; an addon that adds a
        # fact extends this model, so that `init` runs again and the text follows.
        self.env.cr.execute(
            SQL(
                """
                CREATE OR REPLACE FUNCTION cchc_version_log() RETURNS trigger AS $body$
                DECLARE
                    known timestamp := now() AT TIME ZONE 'UTC';
                BEGIN
                    IF TG_OP = 'INSERT' THEN
                        NEW.recorded_at := known;
                        RETURN NEW;
                    END IF;
                    IF TG_OP = 'UPDATE' THEN
                        IF (%(olds)s) IS NOT DISTINCT FROM (%(news)s) THEN
                            NEW.recorded_at := OLD.recorded_at;
                            RETURN NEW;
                        END IF;
                    END IF;
                    -- What this same transaction wrote was never known to anybody; what is no
                    -- service in the register is Odoo's own affair.
                    IF OLD.staffing_category IS NOT NULL AND OLD.recorded_at < known THEN
                        INSERT INTO hr_version_log
                               (version_id, recorded_at, superseded_at, %(names)s)
                        VALUES (OLD.id, OLD.recorded_at, known, %(olds)s);
                    END IF;
                    IF TG_OP = 'DELETE' THEN
                        RETURN OLD;
                    END IF;
                    NEW.recorded_at := known;
                    RETURN NEW;
                END
                $body$ LANGUAGE plpgsql;

                DROP TRIGGER IF EXISTS cchc_version_log ON hr_version;
                CREATE TRIGGER cchc_version_log
                    BEFORE INSERT OR UPDATE OR DELETE ON hr_version
                    FOR EACH ROW EXECUTE FUNCTION cchc_version_log();

                UPDATE hr_version SET recorded_at = COALESCE(create_date, now() AT TIME ZONE 'UTC')
                 WHERE recorded_at IS NULL;
                """,
                names=names,
                olds=olds,
                news=news,
            )
        )
        return result
