from . import cchc_reorganisation_reversal
