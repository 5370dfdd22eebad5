from . import test_scenario
from . import test_enactment
from . import test_reversal
from . import test_following
from . import test_kill
