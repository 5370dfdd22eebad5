"""Documents from editable Word templates: plain Python, no records.

* `package`   is this file a Word document that may be opened at all
* `check`     which variables a template asks for that its documents do not have
* `render`    fill a template from a dictionary of plain values
* `layout`    what a template cannot say itself: widths of columns, an annex that is left out
* `pdf`       Word to PDF by LibreOffice, many at once
* `official`  names, places and signatures as NĐ 30/2020/NĐ-CP wants them written

Models take part through `cchc.document`; the templates are records of `cchc.document.template`.
"""
