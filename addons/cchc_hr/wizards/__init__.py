from . import cchc_decision_revocation
from . import hr_departure_wizard
