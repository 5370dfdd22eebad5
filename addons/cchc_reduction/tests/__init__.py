from . import test_calculator
from . import test_dossier
from . import test_candidates
from . import test_papers
