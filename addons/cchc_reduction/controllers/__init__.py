from . import reduction_forms
