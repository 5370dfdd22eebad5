"""What the stage holds of schemes, the establishment, standards and limits, in each of the places.

Figures belong to units, so every place has its own: a scheme in force and one being drafted, with
all that hangs on their positions; entries of the ledger, a plan, a reduction; a public service
unit with its decision on autonomy. The person of the place holds the position in force there.
"""

from datetime import date

from odoo.addons.cchc_positions.tests.common import NEW_YEAR, CchcPositionsCase

SERVICE_DAY = date(2022, 1, 1)
LATER = date(2090, 1, 1)


class PositionRecords(CchcPositionsCase):
    """Records of the rows in subjects_positions.py; mixed into the case of cast.py."""

    @classmethod
    def _create_law(cls):
        """What the records of the places refer to; nothing of it is law."""
        dated = {"date_from": "2020-01-01", "document_id": cls.document.id}
        cls.public = cls.env.ref("cchc_positions.quota_category_public_budget")
        cls.competency, cls.other_competency = cls.env["cchc.competency"].create(
            [
                {"code": f"ACCESS-{number}", "name": "X", "group": "common", **dated}
                for number in (1, 2)
            ]
        )
        cls.programme = cls.env["cchc.reduction.programme"].create(
            {
                "name": "Access",
                "year_from": LATER.year,
                "year_to": LATER.year + 5,
                "date_from": LATER,
                "baseline_day": NEW_YEAR,
                "document_id": cls.document.id,
            }
        )
        cls.service_unit = {
            place: cls._create_unit(
                f"ACCESS.{place}", f"Trung tâm {place}", "public_service_unit", "province", unit
            )
            for place, unit in cls.unit.items()
        }

    # -- schemes ------------------------------------------------------------------

    @classmethod
    def _create_scheme(cls, place, number):
        """A scheme in force, which gives the position, and a draft, each with all its parts."""
        unit = cls.unit[place]
        for key, day in (("", NEW_YEAR), (" draft", LATER)):
            line = {
                "code": f"ACCESS-{number}",
                "name": f"Secret position {number}",
                "unit_id": unit.id,
                "headcount": 3,
                "requirement_ids": [(0, 0, {"kind": "rank_years", "amount": 3})],
                "competency_ids": [(0, 0, {"competency_id": cls.competency.id})],
            }
            scheme = cls._scheme([line], day, unit, necessity=f"Secret scheme {number}")
            line = scheme.line_ids
            description = cls.env["cchc.job.description"].create(
                {"line_id": line.id, "field_of_work": f"Secret work {number}"}
            )
            if not key:
                cls._approve(scheme)
            records = {
                "cchc.position.scheme": scheme,
                "cchc.position.scheme.line": line,
                "cchc.standard.requirement": line.requirement_ids,
                "cchc.position.competency": line.competency_ids,
                "cchc.job.description": description,
                "cchc.job.description.item": description.item_ids[:1],
            }
            for name, record in records.items():
                suffix = " line" if name == "cchc.standard.requirement" else ""
                cls._keep(f"{name}{suffix}{key}", place, record)
            if not key:
                cls._keep("cchc.position", place, line.position_id)
        function = {"unit_id": unit.id, "name": f"Secret function {number}"}
        cls._keep("cchc.unit.function", place, cls.env["cchc.unit.function"].create(function))

    # -- figures ------------------------------------------------------------------

    @classmethod
    def _create_figures(cls, place, number):
        unit, service = cls.unit[place], cls.service_unit[place]
        plans = {}
        asked = {"unit_id": unit.id, "category_id": cls.civil.id, "requested": 5}
        asked["reason"] = f"Secret request {number}"
        for key, year in (("", 2097), (" draft", 2098)):
            plans[key] = cls.env["cchc.establishment.plan"].create(
                {
                    "unit_id": unit.id,
                    "year": year,
                    "necessity": f"Secret plan {number}",
                    "line_ids": [(0, 0, asked)],
                }
            )
        plans[""].action_submit()
        target = cls.env["cchc.reduction.target"].create(
            {
                "programme_id": cls.programme.id,
                "unit_id": unit.id,
                "category_id": cls.civil.id,
                "document_id": cls.document.id,
                "note": f"Secret target {number}",
            }
        )
        entry = cls._enter(unit, 10 - number, note=f"Secret entry {number}")
        cls._enter(service, 5, category=cls.public)
        records = {
            "cchc.establishment.entry": entry,
            "cchc.establishment.balance": cls.env["cchc.establishment.balance"].browse(
                unit.id * 10_000 + cls.civil.id
            ),
            "cchc.establishment.plan": plans[""],
            "cchc.establishment.plan.line": plans[""].line_ids,
            "cchc.establishment.plan draft": plans[" draft"],
            "cchc.establishment.plan.line draft": plans[" draft"].line_ids,
            "cchc.reduction.target": target,
            "cchc.reduction.step": target.step_ids[:1],
            "cchc.reduction.progress": cls.env["cchc.reduction.progress"].browse(
                target.step_ids[:1].id
            ),
            "cchc.reduction.series": cls.env["cchc.reduction.series"].browse(
                target.step_ids[:1].id * 3
            ),
            "cchc.unit.overview": cls.env["cchc.unit.overview"].browse(service.id),
            "cchc.limit.allotment": cls.env["cchc.limit.allotment"].create(
                {
                    "unit_id": unit.id,
                    "deputies": 3,
                    "date_from": NEW_YEAR,
                    "document_id": cls.document.id,
                    "note": f"Secret allotment {number}",
                }
            ),
            "cchc.unit.driver": cls.env["cchc.unit.driver"].create(
                {
                    "unit_id": service.id,
                    "year": 2020 + number,
                    "sector": "hospital",
                    "driver": "beds",
                    "value": 50,
                    "source": f"Secret measure {number}",
                }
            ),
        }
        for key, record in records.items():
            cls._keep(key, place, record)
        for key in ("", " draft"):
            cls._create_autonomy(place, number, key)

    @classmethod
    def _create_autonomy(cls, place, number, key):
        autonomy = cls.env["cchc.unit.autonomy"].create(
            {
                "unit_id": cls.service_unit[place].id,
                "year": 2022 if not key else 2030,
                "date_from": SERVICE_DAY if not key else LATER,
                "document_id": cls.document.id,
                "item_ids": [
                    (0, 0, {"side": "revenue", "name": f"Secret fees {number}", "amount": 5}),
                    (0, 0, {"side": "spending", "name": f"Secret wages {number}", "amount": 100}),
                ],
            }
        )
        if not key:
            cls._approve(autonomy)
        cls._keep(f"cchc.unit.autonomy{key}", place, autonomy)
        cls._keep(f"cchc.unit.autonomy.item{key}", place, autonomy.item_ids[:1])

    # -- people -------------------------------------------------------------------

    @classmethod
    def _create_qualifications(cls, place, number):
        """What is known of the person of a place against position and standards."""
        person = cls.person[place]
        assessment = cls.env["cchc.competency.assessment"].create(
            {
                "employee_id": person.id,
                "competency_id": cls.competency.id,
                "level": 1,
                "date": NEW_YEAR,
                "assessor": "X",
                "evidence": f"Secret evidence {number}",
            }
        )
        result, gap = cls._create_answer(place, number)
        need = {
            "employee_id": person.id,
            "unit_id": cls.unit[place].id,
            "kind": "degree",
            "required": f"Secret need {number}",
        }
        override = {
            "line_id": cls.subject["cchc.decision.line draft"][place].id,
            "check_kind": "quota",
            "authority": "X",
            "reason": f"Secret reason {number}",
        }
        cls.env.flush_all()
        records = {
            "cchc.competency.assessment": assessment,
            "cchc.competency.gap": cls.env["cchc.competency.gap"].search(
                [("employee_id", "=", person.id)]
            ),
            "cchc.standard.result": result,
            "cchc.standard.gap": gap,
            "cchc.standard.queue": cls.env["cchc.standard.queue"].create(
                {"employee_id": person.id, "queued_at": "2020-01-01 00:00:00"}
            ),
            "cchc.qualification.need": cls.env["cchc.qualification.need"].create(need),
            "cchc.position.override": cls.env["cchc.position.override"].create(override),
        }
        for key, record in records.items():
            cls._keep(key, place, record)

    @classmethod
    def _create_answer(cls, place, number):
        """An answer about a person, which the database alone writes."""
        cls.env.flush_all()
        cls.env.cr.execute(
            """
            WITH result AS (
                INSERT INTO cchc_standard_result (employee_id, unit_id, date_from, date_to,
                                                  outcome, recorded_at)
                VALUES (%(person)s, %(unit)s, '2015-01-01', NULL, 'gaps', '2020-01-01')
             RETURNING id)
            INSERT INTO cchc_standard_gap (result_id, employee_id, unit_id, kind, required, source,
                                           date_from, date_to, recorded_at)
            SELECT id, %(person)s, %(unit)s, 'degree', 'X', %(secret)s, '2015-01-01', NULL,
                   '2020-01-01'
              FROM result
            RETURNING result_id, id
            """,
            {
                "person": cls.person[place].id,
                "unit": cls.unit[place].id,
                "secret": f"Secret gap {number}",
            },
        )
        result, gap = cls.env.cr.fetchone()
        return (
            cls.env["cchc.standard.result"].browse(result),
            cls.env["cchc.standard.gap"].browse(gap),
        )
