"""How the models of schemes, the establishment, standards and limits are tried."""

from datetime import timedelta

from cast_positions import LATER, NEW_YEAR
from subject import Subject, asked, below, catalogue, nothing, numbers, of_unit, part_of
from subjects_establishment import ESTABLISHMENT


def _law(**values):
    """Values of a new dated text or figure; names ending in ``_`` get a number."""

    def create(case, place):
        given = {
            name.rstrip("_"): f"{value}{next(numbers)}" if name.endswith("_") else value
            for name, value in values.items()
        }
        return {"date_from": "2020-01-01", "document_id": case.document.id, **given}

    return create


def _figure(key, **values):
    return Subject(key, "article", {"note": "x"}, _law(article="x", **values), placed=False)


def _occupancy(case, place):
    """A new answer after the one in force, which ends the day before."""
    Rule = case.env["cchc.occupancy.rule"].sudo()
    last = Rule.search([("status", "=", "moved_out")], order="id desc", limit=1)
    begins = (last.date_from or LATER) + timedelta(days=30)
    last.date_to = begins - timedelta(days=1)
    return {
        "status": "moved_out",
        "reason": "x",
        "confidence": "memory",
        "date_from": begins.isoformat(),
    }


# -- catalogues -------------------------------------------------------------------


def _requirement_of_law(case, place):
    standard = case.subject["cchc.standard"][""]
    return {"standard_id": standard.id, "kind": "rank_years", "amount": 2}


def _member(case, place):
    """Some kind of people who are counted nowhere yet."""
    Member = case.env["cchc.quota.category.member"].sudo()
    taken = {(row.staffing_category, row.funding_source) for row in Member.search([])}
    choices = [
        (category, source)
        for category in dict(Member._fields["staffing_category"].selection)
        for source in dict(Member._fields["funding_source"].selection)
    ]
    category, source = next(choice for choice in choices if choice not in taken)
    return {
        "category_id": case.civil.id,
        "staffing_category": category,
        "funding_source": source,
    }


def _limit_setting(case, place):
    Setting = case.env["cchc.limit.setting"].sudo()
    taken = set(Setting.search([]).mapped("limit"))
    limits = dict(Setting._fields["limit"].selection)
    return {"limit": next(limit for limit in limits if limit not in taken)}


def _level(case, place):
    competency = case.subject["cchc.competency"][""]
    taken = competency.sudo().level_ids.mapped("level")
    level = next(level for level in range(1, 6) if level not in taken)
    return {"competency_id": competency.id, "level": level, "description": "x"}


def _rate(case, place):
    taken = case.programme.sudo().rate_ids.category_id
    free = case.env["cchc.quota.category"].sudo().search([("id", "not in", taken.ids)], limit=1)
    return {"programme_id": case.programme.id, "category_id": free.id, "percent": 5}


def _programme(case, place):
    return {
        "name": "x",
        "year_from": 2080,
        "year_to": 2081,
        "date_from": LATER,
        "baseline_day": NEW_YEAR,
        "document_id": case.document.id,
    }


# -- schemes ----------------------------------------------------------------------


def _scheme(case, place):
    day = LATER + timedelta(days=next(numbers))
    return {"unit_id": case.unit[place].id, "date_from": str(day)}


def _line(key):
    def create(case, place):
        return {
            "scheme_id": case.subject[f"cchc.position.scheme{key}"][place].id,
            "unit_id": case.unit[place].id,
            "code": f"N-{next(numbers)}",
            "name": "x",
            "group_id": case.group.id,
        }

    return create


def _described(key):
    """A line of its own for a new job description: a position has one."""

    def create(case, place):
        line = case.subject[f"cchc.position.scheme.line{key}"][place]
        if not key:
            return {"line_id": line.id}
        values = _line(key)(case, place)
        return {"line_id": case.env["cchc.position.scheme.line"].create(values).id}

    return create


def _item(key):
    def create(case, place):
        item = case.subject[f"cchc.job.description.item{key}"][place].sudo()
        return {"description_id": item.description_id.id, "section_id": item.section_id.id}

    return create


def _position_competency(key):
    line = f"cchc.position.scheme.line{key}"
    return lambda case, place: {
        "line_id": case.subject[line][place].id,
        "competency_id": case.other_competency.id,
    }


def _scheme_parts(key):
    line = f"cchc.position.scheme.line{key}"
    requirement = below(line, "line_id", kind="rank_years", amount=2)
    return [
        Subject(f"cchc.position.scheme{key}", "necessity", {"necessity": "x"}, _scheme),
        Subject(line, "name", {"note": "x"}, _line(key)),
        Subject(f"cchc.standard.requirement line{key}", "amount", {"amount": 4}, requirement),
        Subject(f"cchc.position.competency{key}", "level", {"level": 4}, _position_competency(key)),
        Subject(
            f"cchc.job.description{key}", "field_of_work", {"field_of_work": "x"}, _described(key)
        ),
        Subject(f"cchc.job.description.item{key}", "content", {"content": "x"}, _item(key)),
    ]


# -- people and units -----------------------------------------------------------------


def _assessment(case, place):
    return {
        "employee_id": case.person[place].id,
        "competency_id": case.competency.id,
        "level": 2,
        "date": "2024-06-01",
        "evidence": "x",
    }


def _answer(**values):
    dates = {"date_from": "2016-01-01", "recorded_at": "2020-01-01 00:00:00"}
    return lambda case, place: {"employee_id": case.person[place].id, **dates, **values}


def _gap(case, place):
    result = case.subject["cchc.standard.result"][place]
    return _answer(result_id=result.id, kind="degree")(case, place)


def _need(case, place):
    values = {"employee_id": case.person[place].id, "kind": "it", "required": "x"}
    return {"unit_id": case.unit[place].id, **values}


def _override(case, place):
    line = case.subject["cchc.decision.line draft"][place]
    return {"line_id": line.id, "check_kind": "rank", "authority": "x", "reason": "x"}


def _allotment(case, place):
    day = LATER + timedelta(days=next(numbers))
    values = {"deputies": 2, "date_from": str(day), "document_id": case.document.id}
    return {"unit_id": case.unit[place].id, **values}


def _driver(case, place):
    return {
        "unit_id": case.service_unit[place].id,
        "year": 2000 + next(numbers) % 1000,
        "sector": "other",
        "driver": "population",
        "value": 1,
    }


def _autonomy(case, place):
    return {"unit_id": case.service_unit[place].id, "year": 2031, "date_from": str(LATER)}


def _autonomy_parts(key):
    autonomy = f"cchc.unit.autonomy{key}"
    item = below(autonomy, "autonomy_id", side="revenue", name="x", amount=1)
    return [
        Subject(autonomy, "degree", {"pays_investment": False}, _autonomy),
        Subject(f"cchc.unit.autonomy.item{key}", "name", {"name": "x"}, item),
    ]


def _ratio_row(case, place):
    ratio = case.env["cchc.rank.ratio"].sudo().search([], limit=1)
    return part_of("cchc.ratio.review", "review_id", of_unit(), ratio_id=ratio.id)(case, place)


_in_force = below("cchc.position.scheme", "new_id")
_draft = below("cchc.position.scheme draft", "scheme_id")

POSITIONS = [
    # The catalogue, the law of standards, limits and norms
    catalogue("cchc.position.group", code="a"),
    Subject(
        "cchc.position.standard",
        "name",
        {"note": "x"},
        lambda case, place: _law(code_="a", name="x", group_id=case.group.id)(case, place),
        placed=False,
    ),
    Subject(
        "cchc.competency",
        "name",
        {"name": "x"},
        _law(code_="a", name="x", group="common"),
        placed=False,
    ),
    Subject("cchc.competency.level", "description", {"description": "x"}, _level, placed=False),
    Subject(
        "cchc.job.description.form",
        "name",
        {"name": "x"},
        _law(code_="a", name="x", title="x", staff="civil_servant"),
        placed=False,
    ),
    catalogue("cchc.job.description.section", code="a"),
    Subject(
        "cchc.standard",
        "name",
        {"note": "x"},
        _law(target_kind="title", position_title_="x", name="x"),
        placed=False,
    ),
    Subject("cchc.standard.requirement", "words", {"amount": 4}, _requirement_of_law, placed=False),
    _figure("cchc.limit.figure", limit="deputies", text="x", place="commune", value=1),
    Subject("cchc.limit.setting", "mode", {"mode": "warn"}, _limit_setting, placed=False),
    _figure("cchc.rank.ratio", staff="civil_servant", place="commune", base="assigned", percent=1),
    _figure("cchc.autonomy.band", group="1", name="x"),
    _figure("cchc.staffing.norm", code_="a", name="x", sector="other", driver="beds", figure=1),
    Subject("cchc.occupancy.rule", "reason", {"note": "x"}, _occupancy, placed=False),
    catalogue("cchc.quota.category", code="a"),
    Subject("cchc.quota.category.member", create=_member, placed=False),
    Subject("cchc.reduction.programme", "name", {"name": "x"}, _programme, placed=False),
    Subject("cchc.reduction.rate", "percent", {"percent": 6}, _rate, placed=False),
    Subject(
        "cchc.position.control.mode",
        "mode",
        {"mode": "warn"},
        lambda case, place: {"check_kind": "future"},
        placed=False,
    ),
    # Schemes
    *_scheme_parts(""),
    *_scheme_parts(" draft"),
    Subject("cchc.position", "name", {"name": "x"}, of_unit(code="N", name="x")),
    Subject("cchc.unit.function", "name", {"name": "x"}, of_unit(name="x")),
    asked("cchc.position.scheme.pick", _draft),
    asked("cchc.position.import", below("cchc.position.scheme draft", "scheme_id", kind="scheme")),
    asked("cchc.position.scheme.comparison", _in_force),
    asked(
        "cchc.position.scheme.comparison.line",
        part_of("cchc.position.scheme.comparison", "comparison_id", _in_force),
    ),
    asked(
        "cchc.approval.return",
        below("cchc.position.scheme draft", "res_id", res_model="cchc.position.scheme", reason="x"),
    ),
    *ESTABLISHMENT,
    # People against positions and standards
    Subject("cchc.competency.assessment", "evidence", {"evidence": "x"}, _assessment),
    Subject("cchc.competency.gap", "gap", {"gap": 9}, lambda case, place: {"gap": 9}),
    Subject("cchc.standard.result", "outcome", {"outcome": "meets"}, _answer(outcome="meets")),
    Subject("cchc.standard.gap", "source", {"source": "x"}, _gap),
    Subject(
        "cchc.standard.queue",
        "queued_at",
        {"queued_at": "2021-01-01 00:00:00"},
        lambda case, place: {
            "employee_id": case.person[place].id,
            "queued_at": "2020-01-01 00:00:00",
        },
    ),
    Subject("cchc.qualification.need", "required", {"note": "x"}, _need),
    Subject("cchc.position.override", "reason", {"reason": "x"}, _override),
    asked("cchc.competency.gap.date", nothing, placed=False),
    asked("cchc.competency.void", below("cchc.competency.assessment", "assessment_id", reason="x")),
    asked("cchc.standard.check", lambda case, place: {"employee_id": case.person[place].id}),
    asked("cchc.standard.board", of_unit()),
    asked("cchc.plan.target", nothing, placed=False),
    asked(
        "cchc.plan.target.line",
        part_of("cchc.plan.target", "target_id", nothing),
    ),
    # Limits, shares, autonomy, norms
    Subject("cchc.limit.allotment", "deputies", {"note": "x"}, _allotment),
    Subject("cchc.unit.driver", "value", {"value": 51}, _driver),
    *_autonomy_parts(""),
    *_autonomy_parts(" draft"),
    asked("cchc.limit.review", of_unit()),
    asked(
        "cchc.limit.finding",
        part_of(
            "cchc.limit.review",
            "review_id",
            of_unit(),
            date=str(NEW_YEAR),
            limit="deputies",
            severity="ok",
        ),
    ),
    asked("cchc.ratio.review", of_unit()),
    asked("cchc.ratio.row", _ratio_row),
]
