from . import test_establishment
from . import test_position_control
from . import test_position_scheme
from . import test_establishment_ledger
from . import test_establishment_balance
from . import test_position_placement
from . import test_org_chart
from . import test_standard
