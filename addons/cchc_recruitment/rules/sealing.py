"""Codes of scripts, and the envelope in which it lies to whom each belongs.

The mapping is encrypted (AES-GCM) under a random key that is kept nowhere. For each pair of
officers the key is split in two halves, of which one alone is noise; each officer's halves are
encrypted under a key derived (scrypt) from a passphrase that is kept nowhere either. So any two
of the officers open the envelope together, and nobody alone, whoever holds the database.
"""

import base64
import json
import secrets
from collections.abc import Iterable, Mapping
from itertools import combinations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from odoo.addons.cchc_base.rules.problem import RuleError, translatable

_ = translatable("cchc_recruitment")

SHORTEST = 10
_KEY, _SALT, _NONCE = 32, 16, 12
_SCRYPT = {"length": _KEY, "n": 2**15, "r": 8, "p": 1}


def new_codes(count: int) -> list[str]:
    """So many different random codes, in rising order: the order tells nothing of anybody."""
    width = max(5, len(str(count)) + 2)
    drawn = set()
    while len(drawn) < count:
        drawn.add(f"{secrets.randbelow(10**width):0{width}}")
    return sorted(drawn)


def draw(candidates: Iterable[int]) -> dict[str, int]:
    """A random code for each candidate: ``{code: candidate}`` in the order of the codes."""
    shuffled = list(candidates)
    secrets.SystemRandom().shuffle(shuffled)
    return dict(zip(new_codes(len(shuffled)), shuffled, strict=True))


def check_passphrases(passphrases: Mapping[str, str]) -> None:
    """:raise RuleError: too few officers, a short passphrase or one that two of them share"""
    if len(passphrases) not in (2, 3):
        raise RuleError("officers", _("Two or three officers seal the codes."))
    for passphrase in passphrases.values():
        if len(passphrase.strip()) < SHORTEST:
            raise RuleError(
                "short",
                _("A passphrase has at least %(count)s characters."),
                count=SHORTEST,
            )
    if len(set(passphrases.values())) < len(passphrases):
        raise RuleError("shared", _("Each officer has a passphrase of his or her own."))


def seal(mapping: Mapping[str, int], passphrases: Mapping[str, str], about: str) -> dict:
    """An envelope of plain JSON: what it holds is read by two officers together.

    :param passphrases: by officer
    :param about: what the envelope belongs to; it opens as nothing else
    """
    check_passphrases(passphrases)
    key = secrets.token_bytes(_KEY)
    halves = {officer: {} for officer in passphrases}
    for one, other in combinations(sorted(passphrases), 2):
        half = secrets.token_bytes(_KEY)
        halves[one][other] = _text(half)
        halves[other][one] = _text(_xor(half, key))
    return {
        "content": _encrypt(key, json.dumps(dict(mapping)), about),
        "officers": {
            officer: _lock(passphrases[officer], halves[officer], f"{about}/{officer}")
            for officer in sorted(passphrases)
        },
    }


def unseal(envelope: Mapping, passphrases: Mapping[str, str], about: str) -> dict[str, int]:
    """What the envelope holds.

    :raise RuleError: not two different officers, or a wrong passphrase, naming the officer
    """
    if len(passphrases) != 2 or not set(passphrases) <= set(envelope["officers"]):
        raise RuleError("two", _("Two different officers of those who sealed open the codes."))
    (one, first), (other, second) = sorted(passphrases.items())
    halves = {
        officer: _unlock(envelope["officers"][officer], passphrase, f"{about}/{officer}", officer)
        for officer, passphrase in ((one, first), (other, second))
    }
    key = _xor(_bytes(halves[one][other]), _bytes(halves[other][one]))
    return json.loads(_decrypt(key, envelope["content"], about))


def _lock(passphrase, halves, about):
    salt = secrets.token_bytes(_SALT)
    return {
        "salt": _text(salt),
        "halves": _encrypt(_derived(passphrase, salt), json.dumps(halves), about),
    }


def _unlock(locked, passphrase, about, officer):
    try:
        key = _derived(passphrase, _bytes(locked["salt"]))
        return json.loads(_decrypt(key, locked["halves"], about))
    except InvalidTag:
        raise RuleError(
            "passphrase",
            _("The passphrase of %(officer)s is wrong: nothing was opened."),
            officer=officer,
        ) from None


def _derived(passphrase, salt):
    return Scrypt(salt=salt, **_SCRYPT).derive(passphrase.strip().encode())


def _encrypt(key, text, about):
    nonce = secrets.token_bytes(_NONCE)
    return _text(nonce + AESGCM(key).encrypt(nonce, text.encode(), about.encode()))


def _decrypt(key, text, about):
    content = _bytes(text)
    nonce, encrypted = content[:_NONCE], content[_NONCE:]
    return AESGCM(key).decrypt(nonce, encrypted, about.encode()).decode()


def _xor(one, other):
    return bytes(left ^ right for left, right in zip(one, other, strict=True))


def _text(content):
    return base64.b64encode(content).decode()


def _bytes(text):
    return base64.b64decode(text)
