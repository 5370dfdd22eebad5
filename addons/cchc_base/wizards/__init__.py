from . import cchc_unit_change
