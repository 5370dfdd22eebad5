from . import cchc_decision_revocation
from . import cchc_service_at
from . import hr_departure_wizard
from . import cchc_curriculum_sheet
from . import cchc_curriculum_print
from . import cchc_salary_sheet_question
from . import cchc_budget_effect
