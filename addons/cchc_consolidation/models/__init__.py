from . import cchc_picture
from . import cchc_report_person
from . import cchc_reform_measure
from . import cchc_reform_target
from . import cchc_reform_figure
from . import cchc_unit_usage
