from . import portal
from . import import_files
