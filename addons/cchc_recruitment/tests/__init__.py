from . import (
    test_plan_outcome,
    test_plan_public,
    test_plan_reservation,
    test_plan_session,
)
from . import test_law_rows
from . import test_leadership_competition
from . import test_results_ranking
from . import test_exam_boards
from . import test_exam_dump
from . import test_exam_declarations
from . import test_recruitment_first_page
from . import test_exam_import
from . import test_exam_marking
from . import test_exam_remark
from . import test_exam_seal_page
from . import test_exam_seats
from . import test_apply_forms
from . import test_apply_screening
from . import test_apply_portal
from . import test_results_portal
from . import test_recruitment_form
from . import test_unit_followers
