from . import test_as_known
from . import test_decision
from . import test_identity
from . import test_timeline
from . import test_report_forms
from . import test_decision_document
from . import test_decision_download
