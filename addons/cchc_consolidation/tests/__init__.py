from . import test_report_loop
from . import test_report_proof
from . import test_report_correction
from . import test_report_problems
from . import test_report_job
from . import test_target_board
