from . import portal
from . import scheme_files
