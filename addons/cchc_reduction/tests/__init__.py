from . import test_calculator
