"""Rank, step, coefficient and what is above the scale: four columns that must agree."""

from odoo.addons.cchc_base.rules.problem import Problem, translatable

from ..rules.salary_scale import ScaleError, coefficient, scale_in_force, step_of
from . import values
from .catalogue import PAID_BY_RANK
from .row_reader import RowReader

_ = translatable("cchc_hr")


class PayReader(RowReader):
    def read_pay(self):
        rank = self._read_rank()
        self._take("coefficient", values.read_coefficient)
        self._take("step", values.read_step)
        self._take("above_scale", values.read_percent)
        if rank:
            self._place_on_scale(rank)
        elif self.values.get("category") in PAID_BY_RANK:
            self._missing("rank_code", Problem("rank_missing", _("The rank code is missing.")))

    def _read_rank(self):
        cell = self._cell("rank_code")
        if cell.blank:
            return None
        code = values.rank_code(cell)
        rank = self.catalogue.ranks.get(code) or self.catalogue.ranks.get(
            self.catalogue.rank_names.find(cell.text)
        )
        if rank:
            self.values["rank_code"] = rank.code
            return rank
        self._note(
            "rank_code",
            Problem(
                "rank_unknown",
                _("There is no rank with the code “%(code)s”; correct the code."),
                {"code": code},
            ),
            cell,
        )
        return None

    def _place_on_scale(self, rank):
        """Step and coefficient say the same thing twice: each completes or contradicts."""
        scales, on = self.catalogue.scales, self.catalogue.as_of
        try:
            scale = scale_in_force(scales, rank.group, on)
            if "coefficient" in self.values:
                self._check_step(rank, step_of(scales, rank.group, self.values["coefficient"], on))
            elif "step" in self.values:
                self.values["coefficient"] = coefficient(
                    scales, rank.group, self.values["step"], on
                )
            else:
                self._missing(
                    "coefficient",
                    Problem("coefficient_missing", _("The salary coefficient is missing.")),
                )
        except ScaleError as error:
            self._note("step", error.problem, self.roster.cell(self.row, "step"))
            return
        above, step = self.values.get("above_scale"), self.values.get("step")
        if above and step and step != scale.last_step:
            self._note(
                "above_scale",
                Problem(
                    "above_scale_too_early",
                    # TT 04/2005/TT-BNV, mục I khoản 1
                    _(
                        "The above-scale allowance needs the last step (%(last)s) of group "
                        "%(group)s, but the coefficient is that of step %(step)s."
                    ),
                    {"last": scale.last_step, "group": rank.group, "step": step},
                ),
                self.roster.cell(self.row, "above_scale"),
            )

    def _check_step(self, rank, match):
        cell = self.roster.cell(self.row, "coefficient")
        if match.problem:
            # Elsewhere a warning; here the step would be a guess.
            problem = Problem(match.problem.code, match.problem.template, match.problem.params)
            self._note("coefficient", problem, cell)
            return
        self.values["coefficient"] = match.coefficient
        told = self.values.get("step")
        self.values["step"] = match.step
        if told is not None and told != match.step:
            self._note(
                "step",
                Problem(
                    "step_contradicts_coefficient",
                    _(
                        "Step %(told)s does not go with the coefficient: in group %(group)s "
                        "that one is step %(step)s; correct one of the two."
                    ),
                    {"told": told, "group": rank.group, "step": match.step},
                ),
                self.roster.cell(self.row, "step"),
            )
