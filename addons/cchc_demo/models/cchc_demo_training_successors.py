from odoo import api, models

# So many are planned for the post.
PLANNED = 3


class CchcDemoTraining(models.AbstractModel):
    """Some of the account's agency are planned for a leading post, and need its course."""

    _inherit = "cchc.demo.training"

    @api.model
    def _successors(self, agency, today):
        post = self.env.ref("cchc_hr.leadership_post_pho_giam_doc_so")
        programme = self._programme("leadership", leadership_level="department")
        people = self._people(agency).filtered(
            lambda person: person.leadership_post_id and person.leadership_post_id != post
        )
        if people and programme:
            self.env["cchc.qualification.need"]._ask_for_successors(
                people[:PLANNED], post, programme, f"125-QĐ/TU, 20/01/{today.year}"
            )
