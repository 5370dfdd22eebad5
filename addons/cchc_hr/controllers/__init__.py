from . import portal
from . import portal_change
from . import portal_campaign
from . import portal_home
from . import import_files
from . import salary
from . import movements
