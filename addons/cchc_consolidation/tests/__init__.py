from . import test_report_loop
from . import test_target_board
