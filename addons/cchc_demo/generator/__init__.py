"""A province as plain Python: who the people are, what their careers were, which decisions say so.

No database and no clock: the same seed and size give the same province, to the last digit.
`plan.Plan` is the entrance; the addon's writer turns its batches into records.
"""
