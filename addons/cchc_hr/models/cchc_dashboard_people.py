from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from odoo.addons.cchc_base.tools import vietnam_time

# Blocks of the deadlines that are no matter of a decision on pay or leaving.
TERMS = ("contract_notice", "contract_end", "term_notice", "term_end", "elected_end")
FILES = ("file_loan", "file_transfer", "file_remake", "file_missing")
# Items of dossiers that are named one by one; the others are in the sum.
NAMED_ITEMS = 5


class CchcDashboard(models.AbstractModel):
    """People, decisions, dossiers and papers on the first page."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_tiles(self):
        return [
            *super()._dashboard_tiles(),
            *self._decision_tiles(),
            *self._request_tiles(),
            *self._campaign_tiles(),
            *self._loan_tiles(),
        ]

    @api.model
    def _dashboard_parts(self):
        return super()._dashboard_parts() | {"due": self._due_tiles, "dossier": self._gap_tiles}

    @api.model
    def _due_tiles(self):
        """Deadlines by kind: past, until the end of this month, until the end of this quarter."""
        dues = self.env["cchc.due"]
        if not dues.has_access("read"):
            return []
        today = vietnam_time.today()
        month_end = today + relativedelta(day=31)
        quarter_end = today + relativedelta(months=(-today.month) % 3, day=31)
        counts = {}
        for kind, day, count in dues._read_group(
            [("date", "<=", quarter_end)], ["kind", "date:day"], ["__count"]
        ):
            past, month, quarter = counts.get(kind, (0, 0, 0))
            counts[kind] = (
                past + count * (day < today),
                month + count * (today <= day <= month_end),
                quarter + count * (today <= day),
            )
        return [
            self._tile(
                "terms" if kind in TERMS else "file" if kind in FILES else "due",
                label,
                self._due_figures(kind, counts[kind], today, month_end, quarter_end),
                action="cchc_hr.cchc_due_action",
            )
            for kind, label in dues._fields["kind"]._description_selection(self.env)
            if kind in counts
        ]

    @api.model
    def _due_figures(self, kind, counts, today, month_end, quarter_end):
        today, month_end, quarter_end = map(fields.Date.to_string, (today, month_end, quarter_end))
        since = [("kind", "=", kind), ("date", ">=", today)]
        past, month, quarter = counts
        return [
            (self.env._("Overdue"), past, [("kind", "=", kind), ("date", "<", today)], "danger"),
            (self.env._("This month"), month, [*since, ("date", "<=", month_end)], "warning"),
            (self.env._("This quarter"), quarter, [*since, ("date", "<=", quarter_end)], ""),
        ]

    @api.model
    def _decision_tiles(self):
        """Drafts by what they wait for, and signed papers in which something is to be looked at."""
        draft = ("state", "=", "draft")
        rows = [
            (
                self.env._("Drafts without a number"),
                [draft, ("number", "=", False)],
                self.env._("signature and number"),
                "warning",
            ),
            (
                self.env._("Numbered, not issued yet"),
                [draft, ("number", "!=", False)],
                self.env._("the officer who issues"),
                "warning",
            ),
        ]
        if self.env["cchc.signed.file"].has_access("read"):
            unsettled = [("replaced_at", "=", False), ("verdict", "!=", "valid")]
            doubtful = [("signed_file_ids", "any", unsettled)]
            rows.append(
                (
                    self.env._("Signed files to be looked at"),
                    doubtful,
                    self.env._("the officer: the signature is in doubt"),
                    "danger",
                )
            )
        return self._count_tiles("waiting", "cchc.decision", "cchc_hr.cchc_decision_action", rows)

    @api.model
    def _request_tiles(self):
        """What employees asked for, and rosters that are not in the register yet."""
        waiting, unfinished = [("state", "=", "waiting")], [("state", "!=", "done")]
        officer = self.env._("the officer in charge")
        requests = self.env._("Requests for changes of dossiers")
        imports = self.env._("Imports not finished")
        return [
            *self._count_tiles(
                "waiting",
                "cchc.change.request",
                "cchc_hr.cchc_change_request_action",
                [(requests, waiting, officer, "warning")],
            ),
            *self._count_tiles(
                "waiting",
                "cchc.import.batch",
                "cchc_hr.cchc_import_batch_action",
                [(imports, unfinished, officer, "")],
            ),
        ]

    @api.model
    def _gap_tiles(self):
        """All that is missing, and the items that are missing most often."""
        gaps = self.env["cchc.dossier.gap"]
        if not gaps.has_access("read"):
            return []
        counts = gaps._read_group([], ["requirement_id"], ["__count"])
        counts.sort(key=lambda row: -row[1])
        rows = [
            (self.env._("All missing items"), sum(count for _item, count in counts), []),
            *(
                (item.name, count, [("requirement_id", "=", item.id)])
                for item, count in counts[:NAMED_ITEMS]
            ),
        ]
        return [
            self._tile(
                "dossier",
                title,
                [("", count, domain, "")],
                action="cchc_hr.cchc_dossier_gap_action",
            )
            for title, count, domain in rows
        ]

    @api.model
    def _campaign_tiles(self):
        """Open campaigns: who has not answered, and whose answer nobody has looked at."""
        campaigns = self.env["cchc.campaign"]
        if not campaigns.has_access("read"):
            return []
        campaigns = campaigns.search([("state", "=", "open")], order="date_to, id")
        counts = {
            (campaign, state): count
            for campaign, state, count in self.env["cchc.campaign.task"]._read_group(
                [("campaign_id", "in", campaigns.ids)], ["campaign_id", "state"], ["__count"]
            )
        }
        tiles = []
        for campaign in campaigns:
            of = [("campaign_id", "=", campaign.id)]
            figures = [
                (label, counts.get((campaign, state), 0), [*of, ("state", "=", state)], level)
                for label, state, level in (
                    (self.env._("Not answered"), "waiting", "warning"),
                    (self.env._("To be seen"), "answered", ""),
                )
            ]
            until = self.env._("until %s", f"{campaign.date_to:%d/%m/%Y}")
            tiles.append(
                self._tile(
                    "campaign",
                    campaign.name,
                    figures,
                    model="cchc.campaign.task",
                    who=until,
                    progress=campaign.progress,
                )
            )
        return tiles

    @api.model
    def _loan_tiles(self):
        """Paper files that are out, whatever their day of return."""
        today = fields.Date.to_string(vietnam_time.today())
        loans = self.env["cchc.paper.file.loan"]
        if not loans.has_access("read"):
            return []
        out = [("returned_on", "=", False)]
        counts = dict.fromkeys((True, False), 0)
        for day, count in loans._read_group(out, ["due_on:day"], ["__count"]):
            counts[fields.Date.to_string(day) < today] += count
        return [
            self._tile(
                "loan",
                self.env._("Paper files lent"),
                [
                    (self.env._("Overdue"), counts[True], [*out, ("due_on", "<", today)], "danger"),
                    (self.env._("Out"), sum(counts.values()), out, ""),
                ],
                action="cchc_hr.cchc_paper_file_loan_action",
            )
        ]
