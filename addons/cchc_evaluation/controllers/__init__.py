from . import portal_evaluation
from . import portal_evaluation_steps
from . import portal_home
from . import praise_lists
