from . import cchc_decision_revocation
from . import cchc_service_at
from . import hr_departure_wizard
