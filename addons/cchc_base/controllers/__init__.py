from . import document
from . import report
from . import source
from . import xmlrpc
