"""Kinds of fields that dossiers have and Odoo has not."""

from odoo import fields
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate

from .rules import partial_date


class PartialDate(fields.Char):
    """A date as the paper has it: 01/03/1975, 03/1975 or 1975.

    Written in whatever form people write it, kept in one, refused where it could be read in two
    ways.
    """

    def convert_to_column(self, value, record, values=None, validate=True):
        return super().convert_to_column(self._normal(value, record), record, values, validate)

    def convert_to_column_insert(self, value, record, values=None, validate=True):
        value = self._normal(value, record)
        return super().convert_to_column_insert(value, record, values, validate)

    def convert_to_cache(self, value, record, validate=True):
        if validate:
            value = self._normal(value, record)
        return super().convert_to_cache(value, record, validate)

    def _normal(self, value, record):
        if not value:
            return False
        try:
            return str(partial_date.parse(value))
        except RuleError as error:
            raise ValidationError(
                record.env._(
                    "%(field)s: %(problem)s",
                    field=self._description_string(record.env),
                    problem=translate(record.env, error.problem),
                )
            ) from error


class Kept(fields.Json):
    """Plain values that their readers leave as they are: a copy for each reading costs more than
    all that is read of them."""

    def convert_to_cache(self, value, record, validate=True):
        return value or None

    def convert_to_record(self, value, record):
        return False if value is None else value
