from . import cchc_reduction_calculator
from . import cchc_reduction_option
from . import cchc_reduction_calculator_document
from . import cchc_reduction_answer
from . import cchc_reduction_search
from . import cchc_reduction_candidate
