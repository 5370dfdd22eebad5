from odoo import api, fields, models

from odoo.addons.cchc_base.documents import official


class CchcDecision(models.Model):
    """Who signs in which capacity (NĐ 30/2020/NĐ-CP, điều 13; phụ lục I, phần I, mục II, 7)."""

    _inherit = "cchc.decision"

    signing_capacity = fields.Selection(
        [
            ("head", "Signs as head"),
            ("kt", "KT. – a deputy for the head"),
            ("tl", "TL. – by order of the head"),
            ("tuq", "TUQ. – authorised by the head"),
            ("q", "Q. – acting head"),
        ],
        string="Capacity",
        compute="_compute_signing_capacity",
        store=True,
        readonly=False,
    )
    signs_for = fields.Char(
        compute="_compute_signs_for",
        store=True,
        readonly=False,
        help="Post of whom one signs for, printed after KT., TL. or TUQ.: “Giám đốc”.",
    )
    collective = fields.Char(
        string="On behalf of",
        compute="_compute_collective",
        store=True,
        readonly=False,
        help="The body in whose name one signs, printed after TM.: “Ủy ban nhân dân”. Empty when "
        "the head decides alone.",
    )
    signature_preview = fields.Text(
        string="Above the signature", compute="_compute_signature_preview"
    )

    @api.depends("signer_title")
    def _compute_signing_capacity(self):
        for decision in self:
            title = decision.signer_title
            decision.signing_capacity = title and official.signature_of(title).capacity

    @api.depends("signer_title")
    def _compute_collective(self):
        for decision in self:
            if official.is_composed(decision.signer_title):
                decision.collective = official.signature_of(decision.signer_title).collective

    @api.depends("signer_title", "signing_capacity", "unit_id")
    def _compute_signs_for(self):
        for decision in self:
            if official.is_composed(decision.signer_title):
                decision.signs_for = official.signature_of(decision.signer_title).signs_for
            elif decision.signing_capacity == "kt":
                decision.signs_for = official.signs_for(decision.signer_title) or decision.signs_for
            elif decision.signing_capacity in ("tl", "tuq"):
                decision.signs_for = decision.unit_id and official.head_title(decision.unit_id.name)
            else:
                decision.signs_for = False

    @api.depends("signer_title", "signing_capacity", "signs_for", "collective")
    def _compute_signature_preview(self):
        for decision in self:
            lines = decision._signature_lines()
            decision.signature_preview = "\n".join(line.upper() for line in lines) or False

    def _signature_lines(self):
        """Lines above the signature; none while nobody is named."""
        self.ensure_one()
        if not self.signer_title:
            return []
        signature = official.signature_of(self.signer_title)
        if not official.is_composed(self.signer_title):
            signature = official.Signature(
                self.signer_title.strip(),
                self.signing_capacity or signature.capacity,
                self.signs_for or signature.signs_for,
                self.collective or "",
            )
        return official.signature_block(signature)

    # -- a title that says the capacity as well is taken apart ---------------------

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._take_title_apart(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._take_title_apart(vals))

    @api.onchange("signer_title")
    def _onchange_signer_title(self):
        apart = self._take_title_apart({"signer_title": self.signer_title})
        if len(apart) > 1:
            self._set_signature(**apart)

    def _set_signature(self, signer_title, signing_capacity, signs_for, collective):
        """Fill a form: first what others follow from, then what was said of these."""
        self.signer_title = signer_title
        self.mapped("signing_capacity")
        self.collective, self.signing_capacity = collective, signing_capacity
        self.mapped("signs_for")
        self.signs_for = signs_for

    @api.model
    def _take_title_apart(self, vals):
        if not official.is_composed(vals.get("signer_title")):
            return vals
        signature = official.signature_of(vals["signer_title"])
        return {
            "signing_capacity": signature.capacity,
            "signs_for": signature.signs_for,
            "collective": signature.collective,
            **vals,
            "signer_title": signature.title,
        }
