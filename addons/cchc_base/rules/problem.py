"""What a rule finds wrong, worded so that the screen can show it in the reader's language.

A rule cannot translate: it has no environment. It says what is wrong with a template and its
parameters. The template is marked by `_`, which Odoo's term export recognises, so it lands in
the addon's translation file; `Text.addon` tells in which one to look it up.
"""

from dataclasses import dataclass, field
from typing import Any

ERROR = "error"
WARNING = "warning"
SEVERITIES = (ERROR, WARNING)


class Text(str):
    """A translatable template which knows the addon that translates it."""

    __slots__ = ("addon",)

    def __new__(cls, template, addon):
        text = super().__new__(cls, template)
        text.addon = addon
        return text


def translatable(addon):
    """Return the marker `_` of an addon: `_("Unknown group %(group)s")`."""
    return lambda template: Text(template, addon)


@dataclass(frozen=True)
class Problem:
    """One finding: a stable code to test against, a template with its parameters, a severity."""

    code: str
    template: Text
    params: dict[str, Any] = field(default_factory=dict, hash=False)
    severity: str = ERROR

    def __post_init__(self):
        if self.severity not in SEVERITIES:
            raise ValueError(f"unknown severity {self.severity!r}")

    def __str__(self):
        return self.template % self.params

    @property
    def blocking(self):
        return self.severity == ERROR


class RuleError(ValueError):
    """A rule cannot answer. Carries the `Problem` for the caller to translate and show."""

    def __init__(self, code, template, **params):
        self.problem = Problem(code, template, params)
        super().__init__(str(self.problem))

    @property
    def code(self):
        return self.problem.code
