"""What a decision says on paper: plain Python, no records.

* `decision_facts`     the values which the sentences are made of
* `decision_words`     persons, posts, ranks, dates and numbers in words
* `decision_text`      the articles, by type of decision
* `decision_annex`     the list of people of a collective decision
* `decision_document`  all of it together, as the template wants it
"""
