import pytest

from odoo.addons.cchc_base.rules.problem import WARNING, Problem, RuleError, translatable

_ = translatable("cchc_base")


def test_a_problem_knows_where_its_words_are_translated():
    problem = Problem("late", _("Filed on %(on)s"), {"on": "01/03/2025"}, WARNING)
    assert str(problem) == "Filed on 01/03/2025"
    assert problem.template.addon == "cchc_base"
    assert not problem.blocking


def test_an_error_carries_its_problem():
    error = RuleError("late", _("Filed on %(on)s"), on="01/03/2025")
    assert (error.code, str(error)) == ("late", "Filed on 01/03/2025")
    assert error.problem.params == {"on": "01/03/2025"}
    assert error.problem.blocking


def test_an_unknown_severity_is_refused():
    with pytest.raises(ValueError, match="fatal"):
        Problem("late", _("x"), severity="fatal")
