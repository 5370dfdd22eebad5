from . import reduction_forms
from . import reduction_report
