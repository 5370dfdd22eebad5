from . import cchc_reduction_calculator
from . import cchc_reduction_option
from . import cchc_reduction_calculator_document
