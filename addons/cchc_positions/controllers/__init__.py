from . import scheme_files
