"""The words in which the criteria of a form are written.

A criterion is an Odoo domain as text, for example::

    [('rank_id.tier', '=', 'principal'), ('employee_id.birthday', '>', years_before(41))]

Besides literals it may use, all relative to the day for which the report is made:

* ``date``: that day
* ``years_before(n)``, ``months_before(n)``, ``days_before(n)``: so much earlier
* ``years_after(n)``, ``months_after(n)``, ``days_after(n)``: so much later
* ``year_start``, ``year_end``: the first and the last day of its year
* ``quarter_start``: the first day of its quarter
* ``last_year``: the number of the year before its year, for what is kept by year

Nothing else: the text is parsed and only these are evaluated, so a form entered in the browser
can compute nothing but a criterion.

**Ages.** A person born on B has reached n years on day D when ``B <= years_before(n)``. Somebody
born on 29 February completes a year on 1 March of a common year.
"""

import ast
from datetime import date

from dateutil.relativedelta import relativedelta

from ..rules.problem import RuleError, translatable

_ = translatable("cchc_base")

MAX_LENGTH = 10_000
_UNITS = ("years", "months", "days")


class CriterionError(RuleError):
    """The text is no criterion; says where and why."""


def names_at(on):
    """The names that a criterion may use on day ``on``."""
    return {
        "date": on,
        "year_start": date(on.year, 1, 1),
        "year_end": date(on.year, 12, 31),
        "quarter_start": date(on.year, on.month - (on.month - 1) % 3, 1),
        "last_year": on.year - 1,
    }


def functions_at(on):
    """The functions that a criterion may call on day ``on``."""
    functions = {}
    for unit in _UNITS:
        functions[f"{unit}_before"] = lambda n, unit=unit: on - relativedelta(**{unit: n})
        functions[f"{unit}_after"] = lambda n, unit=unit: on + relativedelta(**{unit: n})
    return functions


def evaluate(text, on):
    """The domain that ``text`` says on day ``on``; an empty text is everybody.

    :rtype: list
    :raise CriterionError: when the text uses anything but literals and the vocabulary
    """
    text = (text or "").strip()
    if not text:
        return []
    if len(text) > MAX_LENGTH:
        raise CriterionError("too_long", _("The criterion is too long."))
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise CriterionError(
            "syntax",
            _(
                "The criterion can't be read near character %(position)s: check brackets, "
                "quotes and commas."
            ),
            position=getattr(error, "offset", None) or 1,
        ) from None
    value = _Reader(on).read(tree.body)
    if not isinstance(value, list):
        raise CriterionError(
            "not_a_list",
            _(
                "A criterion is a list of conditions in square brackets, for example "
                "[('sex', '=', 'female')]."
            ),
        )
    return value


class _Reader:
    """Evaluates the syntax tree of a criterion, node by node, and refuses what it does not know."""

    def __init__(self, on):
        self.names = names_at(on)
        self.functions = functions_at(on)

    def read(self, node):
        method = getattr(self, f"_read_{type(node).__name__.lower()}", None)
        if not method:
            raise CriterionError(
                "forbidden",
                _("“%(text)s” may not be used in a criterion."),
                text=ast.unparse(node)[:80],
            )
        return method(node)

    def _read_constant(self, node):
        if isinstance(node.value, (str, int, float)) or node.value is None:
            return node.value
        raise CriterionError(
            "forbidden",
            _("“%(text)s” may not be used in a criterion."),
            text=ast.unparse(node)[:80],
        )

    def _read_list(self, node):
        return [self.read(item) for item in node.elts]

    def _read_tuple(self, node):
        return tuple(self.read(item) for item in node.elts)

    def _read_unaryop(self, node):
        value = self.read(node.operand)
        if isinstance(node.op, ast.USub) and isinstance(value, (int, float)):
            return -value
        raise CriterionError(
            "forbidden",
            _("“%(text)s” may not be used in a criterion."),
            text=ast.unparse(node)[:80],
        )

    def _read_name(self, node):
        if node.id in self.names:
            return self.names[node.id]
        raise CriterionError(
            "unknown_name",
            _("“%(name)s” is not a word of the criteria. Known are: %(known)s."),
            name=node.id,
            known=", ".join([*self.names, *(f"{name}(n)" for name in self.functions)]),
        )

    def _read_call(self, node):
        name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
        if name not in self.functions:
            raise CriterionError(
                "unknown_function",
                _("“%(name)s” is not a word of the criteria. Known are: %(known)s."),
                name=name[:80],
                known=", ".join([*self.names, *(f"{name}(n)" for name in self.functions)]),
            )
        arguments = [self.read(argument) for argument in node.args]
        number = arguments[0] if len(arguments) == 1 and not node.keywords else None
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= 50_000:
            raise CriterionError(
                "argument",
                _("%(name)s takes one whole number, for example %(name)s(6)."),
                name=name,
            )
        try:
            return self.functions[name](number)
        except (OverflowError, ValueError):
            raise CriterionError(
                "argument",
                _("%(name)s takes one whole number, for example %(name)s(6)."),
                name=name,
            ) from None
