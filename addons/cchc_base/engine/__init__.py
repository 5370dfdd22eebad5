"""The report engine: a form is a declaration, its figures are one SQL statement.

``spec``        what a form says: measures, header groups, the axis of its rows
``vocabulary``  the few words a criterion may use: ``date``, ``years_before(31)`` …
``header``      the printed header: cells merged over rows and columns
``unit_axis``   the units in force on a day, as SQL: whose rows the reader gets
``compiler``    form + day + units → one statement; a cell → the domain of its people
``lists``       criteria about contracts, honours …: each list joined once, whatever the columns
``report``      the figures in the order of the tree, with subtotals
``value_axis``  figures by rank or category; ``people_axis``: a row for each person
``checks``      what must hold between figures, and where it does not
``page``        the figures laid out as the official form: one description for all formats
``workbook``, ``opendocument``, ``word``   the page as XLSX, ODS, DOCX

Plain Python beside thin models. All but `compiler`, `unit_axis` and `value_axis` need neither a
database nor Odoo. Import the module that is needed; this package imports none.
"""
