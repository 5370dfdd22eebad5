from . import test_establishment
from . import test_position_scheme
