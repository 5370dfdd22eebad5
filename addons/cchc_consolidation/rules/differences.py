"""Two versions of a report, cell by cell."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """A cell that changed, with those who came into it and those who left it."""

    form: str
    line: str
    line_name: str
    column: str
    label: str
    before: str
    after: str
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def cells(sheet):
    """``{(line, column): (name of the line, title of the column, figure)}`` of a stored sheet."""
    columns = sheet["declaration"]["columns"]
    return {
        (line["key"], column["code"]): (line["name"], column["label"], figure)
        for line in sheet["lines"]
        for column, figure in zip(columns, line["figures"], strict=True)
    }


def differences(form, before, after, people_before=None, people_after=None):
    """What changed between two stored sheets of one form.

    :param people_before: function of ``(line, column)`` giving ``{key: name}`` of those counted
    :return: list of `Difference`, in the order of the later sheet
    """
    old, new, found = cells(before), cells(after), []
    for key in [*new, *(key for key in old if key not in new)]:
        name, label, now = new.get(key) or (*old[key][:2], None)
        then = old[key][2] if key in old else None
        if (then or 0) == (now or 0) or str(then) == str(now):
            continue
        were = people_before(*key) if people_before else {}
        are = people_after(*key) if people_after else {}
        found.append(
            Difference(
                form,
                key[0],
                name,
                key[1],
                label,
                _text(then),
                _text(now),
                tuple(sorted(are[one] for one in are.keys() - were.keys())),
                tuple(sorted(were[one] for one in were.keys() - are.keys())),
            )
        )
    return found


def _text(figure):
    return "" if figure is None else str(figure)
