from . import cchc_target_board
from . import cchc_target_board_line
from . import cchc_target_board_unit
