from odoo import api, fields, models


class CchcReductionDossier(models.Model):
    """The papers of a dossier: which the ground and the measure ask for, which are missing."""

    _inherit = "cchc.reduction.dossier"

    missing = fields.Char(compute="_compute_missing", string="Missing documents")
    papers_given = fields.Char(compute="_compute_missing", string="Papers")

    @api.depends("document_ids.is_there", "document_ids.is_required")
    def _compute_missing(self):
        for row in self:
            asked = row.document_ids.filtered("is_required")
            lacking = asked.filtered(lambda one: not one.is_there)
            row.missing = ", ".join(lacking.mapped("name"))
            row.papers_given = self.env._(
                "%(given)s of %(asked)s", given=len(asked - lacking), asked=len(asked)
            )

    def _ask_for_papers(self):
        """A row for each paper that the ground and the measure ask for.

        Of those that nothing asks for any more the empty ones go; what was entered stays, and is
        not asked for.
        """
        # Some dozen rows. pylint: disable=no-search-all
        papers = self.env["cchc.reduction.paper"].sudo().search([])
        Document = self.env["cchc.reduction.document"].sudo()
        wanted, gone, kept, again = [], Document, Document, Document
        for row in self.sudo():
            asked = papers._asked_of(row)
            had = row.document_ids.filtered("paper_id")
            wanted += [
                {
                    "dossier_id": row.id,
                    "paper_id": paper.id,
                    "name": paper.name,
                    "is_required": True,
                }
                for paper in asked - had.paper_id
            ]
            others = had.filtered(lambda one, asked=asked: one.paper_id not in asked)
            gone |= others.filtered(lambda one: not one.is_there)
            kept |= others.filtered(lambda one: one.is_there and one.is_required)
            again |= (had - others).filtered(lambda one: not one.is_required)
        gone.unlink()
        kept.write({"is_required": False})
        again.write({"is_required": True})
        Document.create(wanted)
