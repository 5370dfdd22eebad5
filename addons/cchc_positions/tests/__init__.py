from . import test_establishment
from . import test_position_control
from . import test_position_scheme
