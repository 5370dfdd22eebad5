"""Papers of an evaluation in the plain values of Word templates.

* `paper`     what all of them have: head, boxes, marks in Vietnamese writing
* `sheet`     the sheet of a person by the decree that classifies
* `notice`    the result, told to the person
* `meeting`   minutes of the meeting of the collective or the party cell
* `leaving`   the decision by which somebody leaves after the rating
* `handling`  what follows: minutes of discipline meetings, notice of the handling
* `listing`   the classification of a unit with the cap reckoned
"""
