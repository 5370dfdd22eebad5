from . import document
from . import report
