from . import cchc_approval_return
from . import cchc_unit_change
