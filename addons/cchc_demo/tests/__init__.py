from . import test_province
