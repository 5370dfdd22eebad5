"""What may be uploaded from outside: judged by the bytes of a file, never by its name.

A program that is called giay-khai-sinh.pdf is refused; a PDF that is called anything is not.
"""

from dataclasses import dataclass

EMPTY, TOO_LARGE, NOT_ACCEPTED, BROKEN = "empty", "too_large", "not_accepted", "broken"
# How far from the end of a PDF its end mark may stand (ISO 32000-1, annex H, note 18).
END_WITHIN = 1024


class Refused(ValueError):
    """The file is not taken; ``code`` says why."""

    def __init__(self, code):
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class Kind:
    mimetype: str
    extension: str
    begins: bytes
    ends: bytes
    end_within: int


KINDS = (
    Kind("application/pdf", "pdf", b"%PDF-", b"%%EOF", END_WITHIN),
    Kind("image/jpeg", "jpg", b"\xff\xd8\xff", b"\xff\xd9", 0),
    Kind("image/png", "png", b"\x89PNG\r\n\x1a\n", b"IEND", 16),
)


def kind_of(content, limit):
    """What sort of file the bytes are.

    :param limit: the most bytes that are taken
    :raise Refused: with the reason
    """
    if not content:
        raise Refused(EMPTY)
    if len(content) > limit:
        raise Refused(TOO_LARGE)
    for kind in KINDS:
        if content.startswith(kind.begins):
            # Phones write data of their own behind the end of a photo.
            tail = content[-kind.end_within :] if kind.end_within else content
            if kind.ends not in tail:
                raise Refused(BROKEN)
            return kind
    raise Refused(NOT_ACCEPTED)


def safe_name(name, extension):
    """The name with the extension that the bytes have; no folders, nothing invisible."""
    stem = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    stem = "".join(char for char in stem if char.isprintable() and char not in '<>:"|?*')
    stem = stem.rsplit(".", 1)[0] if "." in stem else stem
    return f"{stem.strip(' .')[:80] or 'tep'}.{extension}"
