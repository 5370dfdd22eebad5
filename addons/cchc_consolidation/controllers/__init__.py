from . import report_files
