from . import test_bad_input
from . import test_scenario
from . import test_enactment
from . import test_reversal
from . import test_following
from . import test_kill
from . import test_posts
from . import test_standards
