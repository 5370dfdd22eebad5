"""Reads decisions for printing: all of them together, in a fixed number of queries.

Runs in sudo, after `_check_printable`: a document is complete or not printed at all. What leaves
here is plain values.
"""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from odoo import fields

from ..documents.decision_facts import FURTHER_ALLOWANCES, Decision, Line, Revoked, Service
from ..rules import partial_date
from ..rules.discipline_effect import FORMS
from .facts_before import FactsBefore

ONE_DAY = timedelta(days=1)


class DecisionReader:
    def __init__(self, decisions):
        self.env = decisions.sudo().env
        self.decisions = decisions.sudo()
        self.history = self.env["hr.department"]._unit_history()
        lines = self.decisions.line_ids | self.decisions.revokes_line_ids
        before = FactsBefore(lines)
        self._changes = {
            line.id: (line.changes or {}) if line.issued_at else line._draft_changes()
            for line in lines
        }
        self._before = {line.id: before.of(line) for line in lines}
        self._names = self._read_names()
        self._paid_back = lines._paid_back()

    def decision(self, decision):
        """The plain values of one decision."""
        day = decision.date_signed or fields.Date.context_today(decision)
        unit = decision.unit_id
        issuer = unit._document_issuer(self.history, day)
        kind = decision.type_id
        subject = decision.subject or kind.subject or kind.name
        # The subject of a revocation is what its author gave as the reason.
        reason = subject if kind.event == "revoke" and subject != kind.subject else ""
        return Decision(
            kind=kind.code,
            subject=kind.subject if reason else subject,
            reason=reason,
            issuer=issuer["name"],
            issuer_lines=tuple(issuer["lines"]),
            parent=issuer["parent"],
            code=issuer["code"],
            place=issuer["place"],
            number=decision.number or "",
            signed=decision.date_signed or None,
            authority=decision.authority or "",
            grounds=tuple((decision.grounds or "").splitlines()),
            executors=decision.executors or "",
            recipients=tuple((decision.recipients or "").splitlines()),
            filing=unit.document_filing or "",
            signer_title=decision.signer_title or "",
            signature=tuple(decision._signature_lines()),
            signer=decision.signer_name or "",
            state=decision.state,
            lines=tuple(self._line(line) for line in decision.line_ids.sorted("id")),
            revoked=tuple(self._revoked_decisions(decision)),
        )

    def _revoked_decisions(self, decision):
        for taken, lines in decision.revokes_line_ids.grouped("decision_id").items():
            yield Revoked(
                number=taken.number or "",
                signed=taken.date_signed or None,
                authority=taken.authority or "",
                subject=taken.subject or taken.type_id.subject or "",
                people=tuple(self._line(line) for line in lines.sorted("id")),
                wholly=taken.line_ids == lines or len(taken.line_ids) == len(lines),
            )

    def _line(self, line):
        person = line.employee_id
        changes = self._changes[line.id]
        before = self._before[line.id]
        return Line(
            name=person.name,
            effective=line.date_effective,
            sex=person.sex or "",
            born=partial_date.parse(person.birth_text) if person.birth_text else None,
            before=self._service(before, line.date_effective - ONE_DAY),
            after=self._service({**before, **changes}, line.date_effective),
            changed=frozenset(name for name, value in changes.items() if value),
            note=line.note or "",
            discipline=FORMS.get(line.discipline_form, ""),
            lapsed=self._lapsed(line.lapsed_discipline_id),
            commendation=line.commendation_name or "",
            reason=line.entry_reason or "",
            reward=line.reward,
            paid_back=tuple(
                (result.value, result.explain()) for result in self._paid_back.get(line, ())
            ),
        )

    def _lapsed(self, entry):
        if not entry:
            return ""
        number = entry.document_number and f"theo Quyết định số {entry.document_number}"
        day = entry.document_date and f"ngày {entry.document_date:%d/%m/%Y}"
        return " ".join(filter(None, (FORMS[entry.form], number, day)))

    # -- in words --------------------------------------------------------------

    def _read_names(self):
        """Names of the ranks and posts that occur, one query for each catalogue."""
        ids = defaultdict(set)
        for facts in [*self._before.values(), *self._changes.values()]:
            for name in ("rank_id", "leadership_post_id"):
                if facts.get(name):
                    ids[name].add(facts[name])
        posts = self.env["cchc.leadership.post"].browse(ids["leadership_post_id"])
        ranks = self.env["cchc.rank"].browse(ids["rank_id"])
        return {
            "post": {post.id: post.name for post in posts},
            "rank": {rank.id: (rank.name, rank.code, rank.kind) for rank in ranks},
        }

    def _service(self, facts, day):
        unit, host = facts.get("department_id"), facts.get("host_unit_id")
        agency = self.history.agency(unit, day) if unit else None
        rank, code, kind = self._names["rank"].get(facts.get("rank_id"), ("", "", ""))
        return Service(
            unit=self.history.full_name(unit, day) if unit else "",
            unit_name=self.history.name(unit, day) if unit else "",
            unit_agency=agency.name if agency else "",
            host=self.history.full_name(host, day) if host else "",
            position=facts.get("position_title") or "",
            post=self._names["post"].get(facts.get("leadership_post_id"), ""),
            category=facts.get("staffing_category") or "",
            rank=rank,
            rank_code=code,
            rank_kind=kind,
            rank_since=_day(facts.get("rank_since")),
            step=facts.get("step") or 0,
            coefficient=_decimal(facts.get("coefficient")),
            anchor=_day(facts.get("step_anchor")),
            above_scale=facts.get("above_scale_percent") or 0,
            salary_percent=facts.get("salary_percent") or 0,
            leadership_allowance=_decimal(facts.get("leadership_allowance")),
            concurrent_allowance=_decimal(facts.get("concurrent_allowance")),
            responsibility_allowance=_decimal(facts.get("responsibility_allowance")),
            regional_allowance=_decimal(facts.get("regional_allowance")),
            **{name: _decimal(facts.get(name)) for name in FURTHER_ALLOWANCES},
        )


def _day(text):
    return date.fromisoformat(text) if text else None


def _decimal(text):
    return Decimal(text) if text and Decimal(text) else None
