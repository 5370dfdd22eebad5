from odoo import api, fields, models
from odoo.exceptions import UserError

# A degree and its field are not taught in classes.
OF_STUDY = ("degree", "major")
PROGRAMMES_OF_STUDY = ("postgraduate", "abroad")
# The kind of study that ends with a degree.
KIND_OF_DEGREE = {"university": "university", "master": "master", "doctor": "doctor"}


class CchcQualificationNeed(models.Model):
    """A degree is met by sending somebody to study, everything else by a class."""

    _inherit = "cchc.qualification.need"

    study_ids = fields.One2many(
        comodel_name="cchc.training.study", inverse_name="need_id", string="Studies"
    )
    way = fields.Selection(
        [("class", "Class"), ("study", "Sending to study")],
        string="Met by",
        compute="_compute_way",
        search="_search_way",
        help="Degrees and fields of study are met by sending to study, not by a class.",
    )

    @api.depends("kind", "employee_id", "programme_id.kind")
    def _compute_way(self):
        for need in self:
            study = need.kind in OF_STUDY or need.programme_id.kind in PROGRAMMES_OF_STUDY
            need.way = need.employee_id and ("study" if study else "class")

    @api.model
    def _search_way(self, operator, value):
        if operator != "in":
            return NotImplemented
        of_study = [
            *("|", ("kind", "in", OF_STUDY)),
            ("programme_id.kind", "in", PROGRAMMES_OF_STUDY),
        ]
        ways = {"study": of_study, "class": ["!", *of_study]}
        asked = [ways[one] for one in ways if one in value]
        if not asked:
            return [("employee_id", "=", False)] if False in value else [(0, "=", 1)]
        person = [("employee_id", "!=", False)]
        return person if len(asked) > 1 else ["&", *person, *asked[0]]

    def action_open_study(self):
        """The study that meets the need, or a new one for its person, filled in as far as known."""
        self.ensure_one()
        self.check_access("read")
        if self.way != "study":
            raise UserError(
                self.env._("%s is met by a class: nominate for one.", self.display_name)
            )
        study = self.study_ids.filtered(lambda one: one.state != "dropped")[:1]
        action = {
            "type": "ir.actions.act_window",
            "name": self.env._("Send to study"),
            "res_model": "cchc.training.study",
            "view_mode": "form",
        }
        if study:
            return {**action, "res_id": study.id}
        if self.state == "closed":
            raise UserError(self.env._("%s is closed already.", self.display_name))
        self.env["cchc.training.study"].check_access("create")
        kind = KIND_OF_DEGREE.get(self.programme_id.degree_level or self.level or "", "other")
        defaults = {
            "employee_id": self.employee_id.id,
            "need_id": self.id,
            "kind": kind,
            "programme_id": self.programme_id.id,
            "field_of_study": self.kind == "major" and self.required,
        }
        return {
            **action,
            "context": {f"default_{name}": value for name, value in defaults.items() if value},
        }

    def _on_the_way(self):
        sent = self.study_ids.filtered(
            lambda one: (
                one.state not in ("draft", "dropped") and one.outcome not in ("no_degree", "quit")
            )
        )
        return bool(sent) or super()._on_the_way()

    def _met_by_class(self):
        # Of a gap the dossier says whether it is closed; others are met by the degree.
        others = self.filtered(lambda need: need.origin != "gap" and need.way == "study")
        met = others.filtered(
            lambda need: any(one.outcome == "degree" for one in need.study_ids)
        )  # fmt: skip
        return super()._met_by_class() | met
