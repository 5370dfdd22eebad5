from . import test_class_nominees
from . import test_class_course
from . import test_class_hours
from . import test_class_survey
