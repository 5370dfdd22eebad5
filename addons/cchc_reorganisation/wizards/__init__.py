from . import cchc_reorganisation_reversal
from . import cchc_reorganisation_picture
