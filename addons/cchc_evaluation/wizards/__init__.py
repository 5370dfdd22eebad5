from . import cchc_evaluation_revision
from . import cchc_evaluation_consequence_close
from . import cchc_emulation_search
from . import cchc_emulation_search_line
from . import cchc_discipline_step
