from . import nominee_files
from . import portal_training
from . import portal_training_home
