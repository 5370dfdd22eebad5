from . import cchc_recruitment_cancel
from . import cchc_recruitment_change
from . import cchc_recruitment_drop
from . import cchc_recruitment_tie
from . import cchc_recruitment_score_import
