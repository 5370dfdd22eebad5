from . import test_calculator
from . import test_dossier
from . import test_candidates
from . import test_papers
from . import test_finance
from . import test_outlook
from . import test_results
from . import test_rounds
