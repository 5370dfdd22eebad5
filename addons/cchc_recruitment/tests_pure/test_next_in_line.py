from odoo.addons.cchc_recruitment.rules.outcome import fills


def test_equals_wait_for_the_head_and_nobody_behind_them_is_asked():
    ranked = [("chosen", 1, "a"), ("reserve", 2, "b"), ("reserve", 2, "c"), ("reserve", 4, "d")]
    assert fills(1, set(), ranked) == ["a"]
    assert fills(2, set(), ranked) == ["a"]
    assert fills(3, set(), ranked) == ["a", "b", "c"]
    # The head chose: the others stand behind.
    told = [("chosen", 1, "a"), ("reserve", 2, "c"), ("reserve", 3, "b"), ("reserve", 4, "d")]
    assert fills(2, set(), told) == ["a", "c"]


def test_chosen_equals_who_all_fit_are_all_asked():
    ranked = [("chosen", 1, "a"), ("chosen", 1, "b"), ("reserve", 3, "c")]
    assert fills(2, set(), ranked) == ["a", "b"]
