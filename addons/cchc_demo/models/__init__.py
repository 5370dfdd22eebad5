from . import cchc_demo_province
from . import cchc_demo_accounts
from . import cchc_demo_descriptions
from . import cchc_demo_frameworks
from . import cchc_demo_positions
from . import cchc_demo_growth
from . import cchc_demo_services
from . import cchc_demo_service_papers
