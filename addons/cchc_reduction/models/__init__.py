from . import cchc_reduction_figure
