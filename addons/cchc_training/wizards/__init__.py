from . import cchc_training_answer
from . import cchc_training_ask
from . import cchc_training_nominate
from . import cchc_training_nominee_import
from . import cchc_training_request_answer
from . import cchc_training_study_step
from . import cchc_training_succession
from . import cchc_training_payback_step
