"""The stage of the access tests: a small province, one user of each role, records everywhere.

Four places, as seen from the department of Home Affairs (Sở Nội vụ), whose officers most roles
are: the department itself (own), its division (child), another department's division (sibling)
and a commune of a district (other). In each serves one person with a full dossier.
"""

import base64
from datetime import date

import cast_consequences
import cast_decisions
import cast_dossier
import cast_evaluation
import cast_lists
import cast_merge
import cast_movements
import cast_praise
import cast_recruitment_apply
import cast_recruitment_exam
import cast_recruitment_plan
import cast_recruitment_results
import cast_reduction
import cast_reorganisation
import cast_reports
import cast_salary
import cast_seeing
import cast_service_papers
import cast_training_class
import cast_training_face
import cast_training_plan
import cast_training_study
from cast_positions import PositionRecords

from odoo.tests.common import new_test_user

from odoo.addons.cchc_hr.tests_pure.signing_samples import Authority

PLACES = ("own", "child", "sibling", "other")
ALL = frozenset(PLACES)
NONE = frozenset()
DEPARTMENT = frozenset({"own", "child"})

# Role -> places in its scope. `odoo_hr` is a user of Odoo's own HR group without a role of ours,
# `internal` one without any: an accountant, say, who has an account for something else.
SCOPE = {
    "administrator": ALL,
    "home_affairs": ALL,
    "district_home_affairs": frozenset({"other"}),
    "hr_officer": DEPARTMENT,
    "unit_head": DEPARTMENT,
    "inspector": DEPARTMENT,
    "odoo_hr": NONE,
    "internal": NONE,
    "employee": NONE,
    "public": NONE,
}
ROLES = tuple(SCOPE)
DAY = date(2020, 1, 1)


class AccessCase(PositionRecords):
    """People, records and users; `self.subject[key][place]` is the record of a row of the table."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # As long as each other: no number is found inside another one.
        cls.numbers = iter(range(10_001, 100_000))
        cls.unit = {
            "own": cls.home,
            "child": cls.home_division,
            "sibling": cls.finance_division,
            "other": cls.commune,
        }
        cls._create_users()
        cls.person, cls.subject = {}, {}
        cls._create_law()
        for number, place in enumerate(PLACES, start=1):
            cls._create_scheme(place, number)
            cls._create_dossier(place, number)
            cls._create_figures(place, number)
            cls._create_qualifications(place, number)
            cls._keep("cchc.training.gap", place, cast_training_face.gap(cls, place))
        cls.person["child"].user_id = cls.user["employee"]
        cls._create_catalogue()
        cls.env.flush_all()
        cls.env.invalidate_all()

    @classmethod
    def _create_users(cls):
        units = {
            "administrator": cls.province.browse(),
            "home_affairs": cls.env["hr.department"]._roots(),
            "district_home_affairs": cls.district,
            "hr_officer": cls.home,
            "unit_head": cls.home,
            "inspector": cls.home,
        }
        cls.user = {
            role: cls._create_user(f"access_{role}", role, of) for role, of in units.items()
        }
        for role, group in {
            "odoo_hr": "hr.group_hr_user",
            "internal": "base.group_user",
            "employee": "cchc_base.group_employee",
        }.items():
            cls.user[role] = new_test_user(cls.env, login=f"access_{role}", groups=group)
        cls.user["public"] = cls.env.ref("base.public_user")

    @classmethod
    def _keep(cls, key, place, record):
        cls.subject.setdefault(key, {})[place] = record

    @classmethod
    def _create_dossier(cls, place, number):
        unit = cls.unit[place]
        person = cls._create_person(
            f"Nguyễn Thị {place.title()}",
            unit,
            sex="female",
            birth_text=f"0{number}/03/1980",
            citizen_id=f"09118000000{number}",
            staff_number=f"ACCESS-{number}",
            home_town=f"Secret town {number}",
            party_joined_on=date(2010, 2, number),
        )
        cls.person[place] = person
        position = cls.subject["cchc.position"][place]
        issued = cls._open(person, department_id=unit, unit=unit, position_id=position)
        draft = cls._draft(
            "step_raise", person, date(2023, 1, 1), unit=unit, rank_id=cls.specialist
        )
        employee = {"employee_id": person.id}
        item = {**employee, "when": "2015", "document_number": f"Secret paper {number}"}
        batch = cls.env["cchc.import.batch"].create(
            {"unit_id": unit.id, "file": "YQ==", "filename": f"secret{number}.csv"}
        )
        row = {"batch_id": batch.id, "position": 1, "sheet": "1", "number": 1, "state": "ready"}
        records = {
            "hr.employee": person,
            "hr.version": person.current_version_id,
            "hr.version.log": cls._create_log(person),
            "cchc.version.known": cls.env["cchc.version.known"].browse(
                person.current_version_id.id
            ),
            "cchc.report.person": cls.env["cchc.report.person"].browse(
                person.current_version_id.id
            ),
            "hr.employee.public": cls.env["hr.employee.public"].browse(person.id),
            "resource.resource": person.resource_id,
            "hr.department": unit,
            "cchc.unit.version": unit.unit_version_ids[:1],
            "cchc.decision": issued,
            "cchc.decision draft": draft,
            "cchc.decision.line": issued.line_ids,
            "cchc.decision.line draft": draft.line_ids,
            "cchc.education": cls.env["cchc.education"].create({**item, "level": "university"}),
            "cchc.certificate": cls.env["cchc.certificate"].create({**item, "kind": "defence"}),
            "cchc.work.history": cls.env["cchc.work.history"].create({**item, "organisation": "X"}),
            "cchc.yearly.rating": cls.env["cchc.yearly.rating"].create(
                {**item, "year": 2010 + number, "rating": "good"}
            ),
            "cchc.commendation": cls.env["cchc.commendation"].create({**item, "name": "X"}),
            "cchc.discipline": cls.env["cchc.discipline"].create({**item, "form": "warning"}),
            "cchc.import.batch": batch,
            "cchc.import.row": cls.env["cchc.import.row"].create(row),
        }
        imported = records["cchc.import.row"]
        records["cchc.import.suspect"] = cls.env["cchc.import.suspect"].create(
            {"batch_id": batch.id, "row_id": imported.id, "unit_id": unit.id, "who": str(number),
             "kind": "spelling", "employee_id": person.id}
        )  # fmt: skip
        secret = f"secret{number}.csv"
        records["cchc.import.word"] = cls.env["cchc.import.word"].create(
            {
                "batch_id": batch.id,
                "unit_id": unit.id,
                "kind": "unit",
                "text": secret,
                "key": secret,
            }
        )
        records["cchc.import.column"] = cls.env["cchc.import.column"].create(
            {"batch_id": batch.id, "sheet": "1", "position": 1, "fingerprint": "x",
             "heading": secret, "samples": secret}
        )  # fmt: skip
        records["cchc.import.layout"] = cls.env["cchc.import.layout"].create(
            {"unit_id": unit.id, "name": secret, "summary": secret, "fingerprint": "x"}
        )
        records |= cast_decisions.records(cls.env, unit, draft)
        records |= cast_dossier.records(cls.env, person, number)
        records |= cast_merge.records(cls.env, unit, person)
        records |= cast_service_papers.records(cls, unit, person, number)
        records |= cast_salary.records(cls.env, person, number)
        records |= cast_movements.records(cls.env, person, number)
        records |= cast_lists.records(cls.env, unit)
        records |= cast_seeing.records(cls.env, unit, number)
        records |= cast_reports.records(cls.env, unit, number)
        records |= cast_reduction.records(cls, unit, person, issued)
        records |= cast_evaluation.records(cls, unit, person, number)
        records |= cast_praise.records(cls, unit, person, number)
        records |= cast_consequences.records(cls, person, number, records["cchc.evaluation"])
        records |= cast_recruitment_results.records(cls, unit, person, number)
        records |= cast_recruitment_plan.records(cls, unit, number)
        records |= cast_recruitment_apply.records(cls, unit, number)
        records |= cast_recruitment_exam.records(cls, unit, number)
        records |= cast_training_plan.records(cls, unit, number)
        records |= cast_reorganisation.records(cls, unit, person, number)
        records |= cast_training_study.records(cls, unit, person, number)
        records |= cast_training_class.records(cls, unit, person)
        records |= cast_training_face.records(cls, unit, person, number)
        for key, record in records.items():
            cls._keep(key, place, record)

    @classmethod
    def _create_log(cls, person):
        """A superseded period. The database writes it, but never within one transaction."""
        cls.env.flush_all()
        cls.env.cr.execute(
            """
            INSERT INTO hr_version_log (version_id, employee_id, department_id, date_version, step,
                                        recorded_at, superseded_at)
            SELECT id, employee_id, department_id, date_version, 2, '2020-01-01', '2020-02-01'
              FROM hr_version WHERE id = %s RETURNING id
            """,
            [person.current_version_id.id],
        )
        return cls.env["hr.version.log"].browse(cls.env.cr.fetchone()[0])

    @classmethod
    def _create_catalogue(cls):
        """One record of each model that knows no place and has no record to copy."""
        form = cls.env["cchc.report.form"].create({"code": "ACCESS", "title": "Access"})
        measure = cls.env["cchc.report.measure"].create(
            {"form_id": form.id, "code": "all", "label": "All", "kind": "count"}
        )
        cls.form = form
        parameter = cls.env["cchc.legal.parameter"].create({"code": "access", "name": "Access"})
        cls._keep("cchc.service.fact", "", cls.env.ref("cchc_hr.service_fact_step"))
        mode = cls.env.ref("cchc_positions.position_control_future")
        cls._keep("cchc.position.control.mode", "", mode)
        head = cls.env["cchc.establishment.head"].search([], limit=1)
        cls._keep("cchc.establishment.head", "", head)
        created = {
            "cchc.report.form": form,
            "cchc.report.measure": measure,
            "cchc.legal.parameter": parameter,
            "cchc.legal.parameter.value": cls.env["cchc.legal.parameter.value"].create(
                {"parameter_id": parameter.id, "date_from": "2020-01-01", "value": "1"}
            ),
            "cchc.legal.document": cls.env["cchc.legal.document"].create(
                {"number": "ACCESS", "title": "Access"}
            ),
            "res.users": new_test_user(cls.env, login="access_somebody", groups="base.group_user"),
        }
        created["cchc.trust.root"] = cls.env["cchc.trust.root"].create(
            {"certificate": base64.b64encode(Authority().der)}
        )
        created |= cast_reports.catalogue(cls.env)
        created |= cast_reorganisation.catalogue(cls.env)
        created |= cast_evaluation.catalogue(cls.env)
        for key, record in created.items():
            cls._keep(key, "", record)
