from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

# What the queries need of a person.
PEOPLE_COLUMNS = ("id", "current_version_id", "unit_id", "retirement_date")
# Say that the statement begins with `people`, the reader's own; no client can send such objects.
ALL_PEOPLE, OWN_PEOPLE = object(), object()


class CchcDue(models.Model):
    """Whose deadlines are looked up: those of the reader's people.

    The record rules say so as well; said in the queries, nobody else is looked up.
    """

    _inherit = "cchc.due"

    @api.model
    def _people_query(self):
        """The reader's people, merged entries and all; None when that is everybody."""
        domain = Domain.TRUE if self.env.su else Domain(self.env.user._scope_people())
        if domain.is_true():
            return None
        return self.env["hr.employee"].sudo().with_context(active_test=False)._search(domain)

    @api.model
    def _readable(self, person):
        """SQL: the person is one of the reader's."""
        made = self.env.context.get("cchc_due_people")
        if made is OWN_PEOPLE:
            return SQL("%s IN (SELECT id FROM people)", person)
        people = None if made is ALL_PEOPLE else self._people_query()
        if people is None:
            return SQL("TRUE")
        return SQL("%s IN %s", person, people.subselect())

    @api.model
    def _people(self, everywhere=False):
        """SQL: the reader's people, to select from.

        :param everywhere: outside of the view, people of other units as well
        """
        made = self.env.context.get("cchc_due_people")
        if made is OWN_PEOPLE:
            return SQL("people")
        people = None if made is ALL_PEOPLE or everywhere else self._people_query()
        return SQL("hr_employee") if people is None else _selected(people)

    @api.model
    @api.readonly
    def web_search_read(
        self, domain, specification, offset=0, limit=None, order=None, count_limit=None
    ):
        """A page, and how many there are in all, from one look: each costs as much as both."""
        if not count_limit:
            return super().web_search_read(domain, specification, offset, limit, order)
        found = self.search_fetch(domain, specification.keys(), limit=count_limit, order=order)
        page = self.browse(found.ids[offset : limit and offset + limit])
        return {"length": len(found), "records": page.web_read(specification)}

    @property
    def _table_query(self):
        """The people of a unit are scattered over the table: they are picked once for all kinds."""
        people = self._people_query()
        if people is None:
            return super(CchcDue, self.with_context(cchc_due_people=ALL_PEOPLE))._table_query
        return SQL(
            "WITH people AS MATERIALIZED %s %s",
            _selected(people),
            super(CchcDue, self.with_context(cchc_due_people=OWN_PEOPLE))._table_query,
        )


def _selected(people):
    return people.subselect(*(SQL.identifier("hr_employee", name) for name in PEOPLE_COLUMNS))
