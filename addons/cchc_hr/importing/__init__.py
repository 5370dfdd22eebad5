"""Rosters as offices keep them, read into typed people. Plain Python, no ORM.

    bytes ──workbook──► Sheets of cells ──layout──► classified rows ──parse──► people and findings
                                                                    template ◄── findings

`workbook` refuses what is no honest workbook and knows file formats; `layout` knows what the
columns are called and what a row is; `parse` knows how people write dates, numbers and names;
`units` finds the unit meant by a name; `template` writes our own form and the annotated copy.
The models of the addon only match people against the database and issue the decision.
"""
