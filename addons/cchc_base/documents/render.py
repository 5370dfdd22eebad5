"""Fill a Word template from plain values."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from . import layout

# What XML cannot hold, and what docxtpl would take for its own signs (\a paragraph, \f page).
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# What an expression of a template may come to: a number added to a text, a division by zero.
_WRONG_VALUES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True)
class Picture:
    """An image (PNG or JPEG) as a document shows it; sizes in millimetres."""

    content: bytes
    width: float
    height: float


class TemplateFault(ValueError):
    """The template cannot be filled: what is wrong, and the text around the place."""

    def __init__(self, message, near=""):
        self.message, self.near = message, near
        super().__init__(f"{message} {near}".strip())


def environment():
    """Where templates run: no attribute that begins with “_”, no functions, no way to write."""
    env = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    env.globals.clear()
    return env


def plain(value):
    """The value as a template may have it: text, numbers, pictures, lists, dictionaries of these.

    Anything else, a record above all, is refused: through it a template would reach what its
    reader may not read.
    """
    if value is None or value is False:
        return ""
    if isinstance(value, str):
        return _CONTROL.sub("", value.replace("\r\n", "\n"))
    if isinstance(value, bool | int | Picture):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} is nothing that a document may hold")


def render(template, context):
    """The filled document.

    :param bytes template: a .docx whose text holds `{{ variables }}` and `{% tags %}` of docxtpl
    :param context: dictionary of plain values
    :raise TemplateFault: when the template asks for what the context does not have
    """
    context = plain(context)
    document = DocxTemplate(io.BytesIO(template))
    try:
        document.render(_placed(context, document), environment(), autoescape=True)
    except (TemplateError, *_WRONG_VALUES) as error:
        raise TemplateFault(str(error), _near(error)) from error
    layout.finish(document.docx, context)
    filled = io.BytesIO()
    document.save(filled)
    return filled.getvalue()


def _placed(value, document):
    """The values with pictures as docxtpl puts them into a document."""
    if isinstance(value, Picture):
        size = {"width": Mm(value.width), "height": Mm(value.height)}
        return InlineImage(document, io.BytesIO(value.content), **size)
    if isinstance(value, dict):
        return {key: _placed(item, document) for key, item in value.items()}
    if isinstance(value, list):
        return [_placed(item, document) for item in value]
    return value


def source(template):
    """The text of a template as Jinja reads it: body, headers and footers."""
    document = DocxTemplate(io.BytesIO(template))
    document.init_docx()
    parts = [document.get_xml()]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        parts += [document.get_part_xml(part) for _key, part in document.get_headers_footers(uri)]
    return "\n".join(document.patch_xml(part) for part in parts)


def _near(error):
    """A few words around the place of an error, as docxtpl found them."""
    lines = [line.strip() for line in getattr(error, "docx_context", ())]
    return " ".join(line for line in lines if line)[:200]
