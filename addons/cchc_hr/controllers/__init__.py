from . import portal
from . import import_files
from . import salary
