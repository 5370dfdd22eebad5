"""Amounts of money on screens."""

from odoo import fields

try:
    from odoo.addons.cchc_base.fields import Dong
except ImportError:
    # Not stored anywhere: amounts are computed when they are looked at.
    Dong = fields.Integer

__all__ = ["Dong"]
