from . import test_class_nominees
from . import test_class_course
from . import test_class_hours
from . import test_class_survey
from . import test_training_needs
from . import test_training_plan
from . import test_study
from . import test_payback
