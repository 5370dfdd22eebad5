from odoo import api, models
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import open_data
from ..rules.announcement import LABELS, POST_LABELS, show


class CchcRecruitmentSession(models.Model):
    """What everybody reads of a session: what was announced, in its latest words."""

    _inherit = "cchc.recruitment.session"

    @api.model
    def _published(self):
        """Sessions that were announced, also those cancelled since; the latest first."""
        return self.search(
            [("state", "!=", "draft"), ("announcement_ids", "!=", False)],
            order="announced_on desc, id desc",
        )

    def _latest_version(self):
        self.ensure_one()
        return self.announcement_ids.sorted("number")[-1:]

    def _public_values(self):
        """One session in the list of all."""
        self.ensure_one()
        content = self._latest_version().content
        return {
            "url": self.public_url,
            "name": content["name"],
            "unit": content["unit"],
            "state": dict(self._fields["state"]._description_selection(self.env))[self.state],
            "is_open": self._is_open(),
            "is_cancelled": self.state == "cancelled",
            "opens_on": show("opens_on", content["opens_on"]),
            "closes_on": show("closes_on", content["closes_on"]),
            "places": sum(post["places"] for post in content["posts"]),
            "posts": len(content["posts"]),
        }

    def _takes_applications(self):
        """Whether a form may be handed in today; without a first day, since the announcement."""
        self.ensure_one()
        today = vietnam_time.today()
        return (
            self.state == "announced"
            and bool(self.closes_on)
            and (self.opens_on or today) <= today <= self.closes_on
        )

    def _is_open(self):
        """Whether applications are taken today."""
        today = vietnam_time.today()
        return (
            self.state == "announced"
            and bool(self.opens_on and self.closes_on)
            and self.opens_on <= today <= self.closes_on
        )

    def _public_page_values(self):
        """The page of one session; parts of the addon add what they publish."""
        self.ensure_one()
        version = self._latest_version()
        content = version.content
        return {
            **self._public_values(),
            "session": self,
            "facts": [
                (label, show(name, content.get(name)))
                for name, label in LABELS.items()
                if name not in ("name",) and show(name, content.get(name))
            ],
            "post_labels": POST_LABELS,
            "posts_told": content["posts"],
            "note": self.note,
            "lists": self._public_lists(),
            "cancel_reason": self.cancel_reason,
            "cancelled_on": self.cancelled_on and format_date(self.env, self.cancelled_on),
            "versions": [
                {
                    "number": row.number,
                    "day": format_date(self.env, row.published_on),
                    "reason": row.reason,
                    "digest": row.digest,
                    "changes": row._differences(),
                }
                for row in self.announcement_ids.sorted("number", reverse=True)
            ],
        }

    # -- open data ----------------

    def _open_rows(self):
        base = self.get_base_url()
        for session in self:
            version = session._latest_version()
            told = {
                "session": session.id,
                "state": session.state,
                "url": f"{base}{session.public_url}",
            }
            yield from open_data.rows(told, version.content, version.number, version.digest)

    def _open_data(self):
        return {
            "licence": open_data.LICENCE,
            "dictionary": self._open_dictionary(),
            "rows": [
                {name: row.get(name) for name in open_data.COLUMNS} for row in self._open_rows()
            ],
        }

    def _open_csv(self):
        return open_data.as_csv(self._open_rows())

    @api.model
    def _open_dictionary(self):
        return [
            {"column": name, "meaning": meaning, "kind": kind}
            for name, meaning, kind in open_data.DICTIONARY
        ]
