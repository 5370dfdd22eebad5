import json
from itertools import combinations

import pytest

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_recruitment.rules import sealing
from odoo.addons.cchc_recruitment.rules.sealing import draw, new_codes, seal, unseal

PHRASES = {"a": "mật khẩu thứ nhất", "b": "mật khẩu thứ hai", "c": "mật khẩu thứ ba"}
MAPPING = {"1234": 7, "5678": 8}


@pytest.fixture(scope="module")
def envelope():
    return json.loads(json.dumps(seal(MAPPING, PHRASES, "paper 1")))


def test_codes_are_different_and_say_nothing_by_their_order():
    assert len(set(new_codes(2_000))) == 2_000
    candidates = list(range(2_000))
    drawn = list(draw(candidates).values())
    assert sorted(drawn) == candidates
    # Neighbours by code are no neighbours by number.
    neighbours = sum(abs(a - b) == 1 for a, b in zip(drawn, drawn[1:], strict=False))
    assert neighbours < 20


def test_any_two_open_it(envelope):
    for pair in combinations(PHRASES, 2):
        opened = unseal(envelope, {name: PHRASES[name] for name in pair}, "paper 1")
        assert opened == MAPPING


def test_two_officers_seal_as_well():
    two = {name: PHRASES[name] for name in "ab"}
    assert unseal(seal(MAPPING, two, "x"), two, "x") == MAPPING


@pytest.mark.parametrize(
    ("names", "code"), [("a", "two"), ("abc", "two"), ("", "two"), (("a", "d"), "two")]
)
def test_one_alone_or_a_stranger_opens_nothing(envelope, names, code):
    with pytest.raises(RuleError) as refused:
        unseal(envelope, {name: PHRASES.get(name, "x") for name in names}, "paper 1")
    assert refused.value.problem.code == code


def test_a_wrong_passphrase_names_the_officer(envelope):
    with pytest.raises(RuleError, match="b is wrong"):
        unseal(envelope, {"a": PHRASES["a"], "b": "một mật khẩu khác"}, "paper 1")


def test_an_envelope_opens_only_as_what_it_is(envelope):
    with pytest.raises(RuleError):
        unseal(envelope, {name: PHRASES[name] for name in "ab"}, "paper 2")


def test_nothing_is_readable(envelope):
    text = json.dumps(envelope)
    assert not any(word in text for word in ("1234", "5678", *PHRASES.values()))


def test_an_envelope_holds_nothing_to_open_it_alone(envelope):
    """What one officer decrypts is noise: the halves of two together make the key."""
    locked = envelope["officers"]["a"]
    halves = sealing._unlock(locked, PHRASES["a"], "paper 1/a", "a")
    for half in halves.values():
        with pytest.raises(Exception):  # noqa: B017 - whatever the library says
            sealing._decrypt(sealing._bytes(half), envelope["content"], "paper 1")


@pytest.mark.parametrize(
    ("phrases", "code"),
    [
        ({"a": "mật khẩu thứ nhất"}, "officers"),
        ({"a": "ngắn", "b": "mật khẩu thứ hai"}, "short"),
        ({"a": "giống nhau cả", "b": "giống nhau cả"}, "shared"),
        ({n: f"mật khẩu số {n}" for n in "abcd"}, "officers"),
    ],
)
def test_what_is_no_way_to_seal(phrases, code):
    with pytest.raises(RuleError) as refused:
        seal(MAPPING, phrases, "x")
    assert refused.value.problem.code == code
