from . import test_unit_history
from . import test_report_engine
from . import test_report_form
from . import test_report_values
from . import test_report_workbook
from . import test_words
from . import test_install
from . import test_source
