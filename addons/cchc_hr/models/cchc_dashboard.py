from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.cchc_base.tools import vietnam_time


class CchcDashboard(models.AbstractModel):
    """The page where a working day starts: what is due, missing, and waiting for whom.

    Each figure carries the list behind it, in the scope of whoever looks; what the user may not
    open is not told. Addons above add rows in ``_dashboard_tiles`` and blocks in
    ``_dashboard_sections``; a row counts in a number of statements that does not grow.
    """

    _name = "cchc.dashboard"
    _description = "Work to do"

    @api.model
    def work_to_do(self):
        """What the page shows.

        :return: ``{"sections": [{"key", "title", "columns", "tiles"}]}``; empty blocks and rows
            that count nothing are left out
        """
        if not self.env.user.has_group("cchc_base.group_dossier_reader"):
            raise AccessError(self.env._("Only who reads dossiers has this page."))
        tiles = [
            tile
            for tile in self._dashboard_tiles()
            if any(figure["count"] for figure in tile["figures"])
        ]
        sections = []
        for key, title in self._dashboard_sections().items():
            rows = [tile for tile in tiles if tile["section"] == key]
            if rows:
                columns = [figure["label"] for figure in rows[0]["figures"]]
                sections.append({"key": key, "title": title, "columns": columns, "tiles": rows})
        return {"as_of": fields.Date.to_string(vietnam_time.today()), "sections": sections}

    # -- for the addons above -----------------------------------------------------

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
        """Rows of the page, made by ``_tile``."""
        return []

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
        records = self.env[model]
        if not records.has_access("read"):
            return []
        return [
            self._tile(
                section,
                title,
                [("", records.search_count(domain), domain, level)],
                action=action,
                who=who,
            )
            for title, domain, who, level in rows
        ]
