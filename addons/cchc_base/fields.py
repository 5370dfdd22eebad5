"""Fields of our own."""

from odoo import fields
from odoo.exceptions import ValidationError

from .rules.money import NotANumber, exact_dong
from .tools.problems import translate


class Dong(fields.Integer):
    """An amount of money: whole đồng, exact, as large as a budget of a province.

    Odoo's own integers end at two billion and leave the server as floats above. Views show the
    field with ``widget="dong"``; it can't be tracked, as the chatter keeps four bytes.
    """

    _column_type = ("int8", "int8")

    def convert_to_column(self, value, record, values=None, validate=True):
        return self._exact(value, record.env)

    def convert_to_cache(self, value, record, validate=True):
        return self._exact(value, record.env)

    def convert_to_read(self, value, record, use_display_name=True):
        return value

    def _exact(self, value, env):
        """The amount, or an error that says which field and how to write it."""
        try:
            return exact_dong(value)
        except NotANumber as error:
            raise ValidationError(
                env._(
                    "%(field)s: %(problem)s",
                    field=self._description_string(env),
                    problem=translate(env, error.problem),
                )
            ) from None
