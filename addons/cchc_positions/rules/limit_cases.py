"""What the limits on leaders and on the size of bodies have in common, whatever the decree.

A decree says which bodies it speaks of and how its figures combine; the figures themselves are
dated rows (`Figure`), because several are known from memory only and are corrected as data. The
outcome is a `Finding`: what is, what is allowed, by which article, and what would have to change.
"""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.rules.result import Result, Step

_ = translatable("cchc_positions")

# What `Body.staff` was taken from; written into the explanation.
STAFF_BASES = {
    "assigned": "biên chế được giao",
    "planned": "số lượng theo đề án vị trí việc làm",
    "occupied": "số người đang giữ biên chế (chưa có quyết định giao)",
}
ALLOTMENT_ARTICLE = "Quyết định của Ủy ban nhân dân về số lượng cấp phó"
CONFIDENCE = {"memory": "số liệu cần kiểm tra lại với văn bản", "derived": "số liệu suy ra"}


@dataclass(frozen=True)
class Body:
    """A body on a day. `place` is where it stands: a department, a division of one, …"""

    ref: int
    name: str
    place: str
    parent: int | None = None
    unit_class: str = ""
    autonomy_group: str = ""
    staff: int = 0
    staff_basis: str = "occupied"
    heads: int = 0
    deputies: int = 0
    divisions: int = 0
    classes: int = 0
    # A number of deputies which the competent authority decided for this very body.
    allotted: int | None = None


@dataclass(frozen=True)
class Province:
    """The province as a case: its class and the classes of the provinces merged into it."""

    unit_class: str = ""
    merged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One figure of a decree. Empty conditions match every body of the place."""

    limit: str
    text: str
    place: str
    value: int
    article: str
    date_from: date
    date_to: date | None = None
    unit_class: str = ""
    autonomy_group: str = ""
    staff_from: int = 0
    staff_to: int | None = None
    divisions_from: int = 0
    divisions_to: int | None = None
    classes_from: int = 0
    confidence: str = "seen"

    @property
    def specific(self):
        """How much the figure asks of a body: the figure that asks more goes before."""
        return (
            bool(self.classes_from),
            bool(self.unit_class),
            bool(self.autonomy_group),
        )

    def suits(self, body, staff=None):
        """Whether the conditions hold for a body, or for the body with other staff."""
        staff = body.staff if staff is None else staff
        return (
            body.place == self.place
            and (not self.unit_class or body.unit_class == self.unit_class)
            and (not self.autonomy_group or (body.autonomy_group or "4") == self.autonomy_group)
            and _between(staff, self.staff_from, self.staff_to)
            and _between(body.divisions, self.divisions_from, self.divisions_to)
            and body.classes >= self.classes_from
        )


@dataclass(frozen=True)
class Finding:
    """How one limit stands for one body, or for all bodies of a set below `body`."""

    limit: str
    body: int
    bodies: tuple[int, ...]
    actual: int
    allowed: int
    excess: int
    article: str
    confidence: str
    result: Result
    remedies: tuple[Problem, ...] = ()
    comply_by: date | None = None

    @property
    def key(self):
        return (self.limit, self.body)

    @property
    def status(self):
        """`ok`, `breach`, or `transition`: a breach that has time to be mended."""
        if self.excess <= 0:
            return "ok"
        return "transition" if self.comply_by else "breach"


def figures_for(figures, limit, text, on):
    return [
        figure
        for figure in figures
        if figure.limit == limit and figure.text == text and in_force(figure, on)
    ]


def figure_for(figures, body, staff=None):
    """The figure that suits a body, the most specific one first; None where the text is silent."""
    suited = [figure for figure in figures if figure.suits(body, staff)]
    return max(suited, key=lambda figure: figure.specific, default=None)


def at_most_deputies(bodies, figures, text, on, limit="deputies", comply_by=None):
    """Findings on the deputies of each body; by staff, divisions, class or group."""
    known = figures_for(figures, limit, text, on)
    found = []
    for body in bodies:
        figure = figure_for(known, body)
        if figure is None:
            continue
        allowed = figure.value if body.allotted is None else body.allotted
        excess = body.deputies - allowed
        steps = [*_inputs(body, figure)]
        if body.allotted is not None:
            steps.append(Step("Số cấp phó do cấp có thẩm quyền quyết định", body.allotted))
        steps.append(Step("Số cấp phó tối đa", allowed, figure.article))
        steps.append(Step("Số cấp phó hiện có", body.deputies))
        found.append(
            _finding(
                body, limit, text, figure, body.deputies, allowed, excess, steps, comply_by,
                _fewer_or_more_staff(body, known, excess) if excess > 0 else (),
            )
        )  # fmt: skip
    return found


def allotment_finding(body):
    """The finding on a number of deputies that the competent authority decided for one body."""
    excess = body.deputies - body.allotted
    steps = (
        Step("Tổ chức", body.name),
        Step("Số cấp phó do cấp có thẩm quyền quyết định", body.allotted, ALLOTMENT_ARTICLE),
        Step("Số cấp phó hiện có", body.deputies),
    )
    return Finding(
        limit="deputies",
        body=body.ref,
        bodies=(body.ref,),
        actual=body.deputies,
        allowed=body.allotted,
        excess=excess,
        article=ALLOTMENT_ARTICLE,
        confidence="seen",
        result=Result(excess <= 0, steps, "allotment"),
        remedies=_fewer_or_more_staff(body, (), excess) if excess > 0 else (),
    )


def at_least_staff(bodies, figures, text, on, limit="minimum_staff"):
    """Findings on the smallest staff with which a body may exist."""
    known = figures_for(figures, limit, text, on)
    found = []
    for body in bodies:
        figure = figure_for(known, body)
        # Where nothing is recorded of a body's staff, nothing is known to be too little.
        if figure is None or (not body.staff and body.staff_basis == "occupied"):
            continue
        short = figure.value - body.staff
        steps = [
            *_inputs(body, figure),
            Step("Số biên chế tối thiểu để thành lập", figure.value, figure.article),
        ]
        remedies = ()
        if short > 0:
            remedies = (
                Problem(
                    "more_staff_or_merge",
                    _("Assign %(count)s more staff to %(body)s, or merge it with another body."),
                    {"count": short, "body": body.name},
                ),
            )
        found.append(
            _finding(
                body, limit, text, figure, body.staff, figure.value, short, steps, None, remedies
            )
        )
    return found


def average_deputies(top, bodies, figures, text, on, bonus=(), comply_by=None):
    """The finding on the average of deputies over a set of bodies, as one limit on its pool.

    :param top: the body above the set, by whose place the figure is chosen
    :param bonus: pairs of a step and the deputies that the set may have beyond the average
    """
    known = figures_for(figures, "average_deputies", text, on)
    figure = figure_for(known, top)
    if figure is None or not bodies:
        return []
    actual = sum(body.deputies for body in bodies)
    allowed = figure.value * len(bodies) + sum(extra for _step, extra in bonus)
    excess = actual - allowed
    steps = [
        Step("Số cơ quan, tổ chức tính bình quân", len(bodies)),
        Step("Bình quân số cấp phó", figure.value, figure.article),
        *(step for step, _extra in bonus),
        Step(
            f"Tổng số cấp phó tối đa: {figure.value} × {len(bodies)}"
            + "".join(f" + {extra}" for _step, extra in bonus),
            allowed,
        ),
        Step("Tổng số cấp phó", actual),
        *_doubt(figure),
    ]
    remedies = ()
    if excess > 0:
        most = sorted(bodies, key=lambda body: (-body.deputies, body.name))
        above = [f"{body.name} ({body.deputies})" for body in most if body.deputies > figure.value]
        remedies = (
            Problem(
                "fewer_deputies_in_set",
                _(
                    "%(count)s fewer deputies in all %(bodies)s bodies together (%(actual)s now, "
                    "at most %(allowed)s). Above the average of %(average)s: %(names)s."
                ),
                {
                    "count": excess,
                    "bodies": len(bodies),
                    "actual": actual,
                    "allowed": allowed,
                    "average": figure.value,
                    "names": ", ".join(above[:5]) or "–",
                },
            ),
        )
    return [
        Finding(
            limit="average_deputies",
            body=top.ref,
            bodies=tuple(body.ref for body in bodies),
            actual=actual,
            allowed=allowed,
            excess=excess,
            article=figure.article,
            confidence=figure.confidence,
            result=Result(excess <= 0, tuple(steps), text),
            remedies=remedies,
            comply_by=comply_by if excess > 0 else None,
        )
    ]


def at_most_bodies(top, bodies, figures, text, on, limit="number_of_departments"):
    """The finding on how many bodies of one sort may stand below a body."""
    figure = figure_for(figures_for(figures, limit, text, on), top)
    if figure is None or not bodies:
        return []
    excess = len(bodies) - figure.value
    steps = [
        Step("Số tổ chức tối đa", figure.value, figure.article),
        Step("Số tổ chức hiện có", len(bodies)),
        *_doubt(figure),
    ]
    remedies = ()
    if excess > 0:
        remedies = (
            Problem(
                "merge_bodies",
                _("Merge or dissolve %(count)s of the %(bodies)s bodies below %(top)s."),
                {"count": excess, "bodies": len(bodies), "top": top.name},
            ),
        )
    return [
        _finding(top, limit, text, figure, len(bodies), figure.value, excess, steps, None, remedies)
    ]


def _finding(body, limit, text, figure, actual, allowed, excess, steps, comply_by, remedies):
    return Finding(
        limit=limit,
        body=body.ref,
        bodies=(body.ref,),
        actual=actual,
        allowed=allowed,
        excess=excess,
        article=figure.article,
        confidence=figure.confidence,
        result=Result(excess <= 0, tuple(steps), text),
        remedies=remedies,
        comply_by=comply_by if excess > 0 else None,
    )


def _fewer_or_more_staff(body, known, excess):
    fewer = Problem(
        "fewer_deputies",
        _("%(count)s fewer deputies at %(body)s."),
        {"count": excess, "body": body.name},
    )
    if body.allotted is not None:
        return (fewer,)
    enough = [
        figure.staff_from - body.staff
        for figure in known
        if figure.staff_from > body.staff
        and figure.value >= body.deputies
        and figure.suits(body, figure.staff_from)
        and figure_for(known, body, figure.staff_from) is figure
    ]
    if not enough:
        return (fewer,)
    more = Problem(
        "more_staff",
        _("Or %(count)s more staff assigned to %(body)s (%(staff)s now)."),
        {"count": min(enough), "body": body.name, "staff": body.staff},
    )
    return (fewer, more)


def _inputs(body, figure):
    steps = [Step("Tổ chức", body.name)]
    if figure.staff_from or figure.staff_to is not None or figure.limit == "minimum_staff":
        steps.append(Step(f"Số lượng: {STAFF_BASES[body.staff_basis]}", body.staff))
    if figure.divisions_from or figure.divisions_to is not None:
        steps.append(Step("Số phòng", body.divisions))
    if figure.unit_class:
        steps.append(Step("Hạng, loại", body.unit_class))
    if figure.autonomy_group:
        group = body.autonomy_group or "chưa có quyết định, tính như nhóm 4"
        steps.append(Step("Nhóm tự chủ", group))
    if figure.classes_from:
        steps.append(Step("Số lớp", body.classes))
    return (*steps, *_doubt(figure))


def _doubt(figure):
    doubt = CONFIDENCE.get(figure.confidence)
    return (Step("Độ tin cậy", doubt),) if doubt else ()


def _between(number, low, high):
    return number >= low and (high is None or number <= high)


def figure_from(row, day):
    """A `Figure` from a row of the shipped table; −1 stands for no upper bound.

    :param day: reads an ISO date, an empty cell being an open bound
    """
    return Figure(
        limit=row["limit"],
        text=row["text"],
        place=row["place"],
        value=int(row["value"]),
        article=row["article"],
        date_from=day(row["date_from"]),
        date_to=day(row["date_to"]),
        unit_class=row["unit_class"],
        autonomy_group=row["autonomy_group"],
        staff_from=int(row["staff_from"]),
        staff_to=upper(row["staff_to"]),
        divisions_from=int(row["divisions_from"]),
        divisions_to=upper(row["divisions_to"]),
        classes_from=int(row["classes_from"]),
        confidence=row["confidence"],
    )


def upper(number):
    """An upper bound as it is stored: −1 is none."""
    return None if int(number) < 0 else int(number)
