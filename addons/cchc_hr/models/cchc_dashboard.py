from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time


class CchcDashboard(models.AbstractModel):
    """The page where a working day starts: what is due, missing, and waiting for whom.

    Each figure carries the list behind it, in the scope of whoever looks; what the user may not
    open is not told. Addons above add rows in ``_dashboard_tiles`` and blocks in
    ``_dashboard_sections``; a row counts in a number of statements that does not grow. What
    counts over everybody's dossiers is a part of its own (``_dashboard_parts``): the page asks for
    the parts at once and shows each as it comes.
    """

    _name = "cchc.dashboard"
    _description = "Work to do"

    @api.model
    def work_to_do(self, part=""):
        """What the page shows.

        :param part: what is asked for after the quick rows, one of the ``parts``
        :return: ``{"as_of", "parts", "sections"}``; a section is ``{"key", "place", "title",
            "columns", "tiles"}``; empty ones and rows that count nothing are left out
        """
        if not self._may_open():
            raise AccessError(self.env._("Only who reads dossiers has this page."))
        parts = self._dashboard_parts()
        found = parts.get(part, list)() if part else self._dashboard_tiles()
        tiles = [tile for tile in found if any(figure["count"] for figure in tile["figures"])]
        sections = []
        for place, (key, title) in enumerate(self._dashboard_sections().items()):
            rows = [tile for tile in tiles if tile["section"] == key]
            if rows:
                columns = [figure["label"] for figure in rows[0]["figures"]]
                sections.append(
                    {"key": key, "place": place, "title": title, "columns": columns, "tiles": rows}
                )
        return {
            "as_of": fields.Date.to_string(vietnam_time.today()),
            "parts": list(parts),
            "sections": sections,
        }

    # -- for the addons above -----------------------------------------------------

    @api.model
    def _may_open(self):
        """Whose page it is; what a row counts is asked of the rights to its own model."""
        return self.env.user.has_group("cchc_base.group_dossier_reader")

    @api.model
    def _dashboard_sections(self):
        """Titles of the blocks by key, in their order."""
        return {
            "due": self.env._("Falls due"),
            "waiting": self.env._("Waiting"),
            "terms": self.env._("Contracts and terms"),
            "dossier": self.env._("Missing in dossiers"),
            "campaign": self.env._("Campaigns"),
            "loan": self.env._("Paper files on loan"),
            "file": self.env._("Paper files"),
        }

    @api.model
    def _dashboard_tiles(self):
        """Rows of the page that are counted quickly, made by ``_tile``."""
        return []

    @api.model
    def _dashboard_parts(self):
        """What makes the rows of blocks that take their time, by name of the part."""
        return {}

    @api.model
    def _tile(self, section, title, figures, *, action=None, model=None, who="", progress=None):
        """A row.

        :param figures: ``[(label, count, domain of the list behind it, level)]``; the level is
            ``danger``, ``warning`` or empty
        :param action: external id of the action whose views the list has, or else its ``model``
        :param who: whom it is waiting for
        :param progress: percentage
        """
        return {
            "key": f"{section}-{title}",
            "section": section,
            "title": title,
            "who": who,
            "progress": progress,
            "action": action,
            "model": model,
            "figures": [
                {"label": label, "count": count, "domain": domain, "level": level}
                for label, count, domain, level in figures
            ],
        }

    @api.model
    def _count_tiles(self, section, model, action, rows):
        """Rows with one figure each, counted in the scope; none without the right to read.

        :param rows: ``[(title, domain, whom it waits for, level)]``
        """
        return self._counted_tiles(
            section,
            [(model, action, title, domain, who, level) for title, domain, who, level in rows],
        )

    @api.model
    def _counted_tiles(self, section, rows):
        """As above for rows of several lists, all counted in one statement.

        :param rows: ``[(model, action, title, domain, whom it waits for, level)]``
        """
        rows = [row for row in rows if self.env[row[0]].has_access("read")]
        counts = self._counts([(self.env[row[0]], row[3]) for row in rows])
        return [
            self._tile(section, title, [("", count, domain, level)], action=action, who=who)
            for (_model, action, title, domain, who, level), count in zip(rows, counts, strict=True)
        ]

    @api.model
    def _counts(self, asked):
        """How many records each domain finds in the reader's scope.

        :param asked: ``[(any records of the model, domain)]``
        """
        if not asked:
            return ()
        counted = SQL(", ").join(
            SQL("(%s)", records._search(domain).select("COUNT(*)")) for records, domain in asked
        )
        return self.env.execute_query(SQL("SELECT %s", counted))[0]
