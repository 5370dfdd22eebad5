"""The values which the sentences of a decision are made of."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..rules.partial_date import PartialDate

# Allowances that only the list of people names; the fact, and the head of its column.
FURTHER_ALLOWANCES = {
    "hazard_allowance": "Phụ cấp độc hại, nguy hiểm",
    "long_service_allowance": "Phụ cấp công tác lâu năm",
    "reserved_coefficient": "Hệ số chênh lệch bảo lưu",
    "seniority_percent": "Phụ cấp thâm niên nghề (%)",
    "incentive_percent": "Phụ cấp ưu đãi nghề (%)",
    "duty_percent": "Phụ cấp trách nhiệm nghề (%)",
    "attraction_percent": "Phụ cấp thu hút (%)",
    "party_work_percent": "Phụ cấp công tác đảng, đoàn thể (%)",
}


@dataclass(frozen=True)
class Service:
    """What a person serves as on a day, with units, ranks and posts by their names of that day."""

    # The unit up to its agency («Phòng Công chức, Sở Nội vụ»), its own name, and the agency.
    unit: str = ""
    unit_name: str = ""
    unit_agency: str = ""
    host: str = ""
    position: str = ""
    post: str = ""
    category: str = ""
    rank: str = ""
    rank_code: str = ""
    rank_kind: str = ""
    rank_since: date | None = None
    step: int = 0
    coefficient: Decimal | None = None
    anchor: date | None = None
    above_scale: int = 0
    salary_percent: int = 0
    leadership_allowance: Decimal | None = None
    concurrent_allowance: Decimal | None = None
    responsibility_allowance: Decimal | None = None
    regional_allowance: Decimal | None = None
    hazard_allowance: Decimal | None = None
    long_service_allowance: Decimal | None = None
    reserved_coefficient: Decimal | None = None
    seniority_percent: Decimal | None = None
    incentive_percent: Decimal | None = None
    duty_percent: Decimal | None = None
    attraction_percent: Decimal | None = None
    party_work_percent: Decimal | None = None


@dataclass(frozen=True)
class Line:
    """One person's line: what the person was, what the person becomes, and from when."""

    name: str
    effective: date
    sex: str = ""
    born: PartialDate | None = None
    before: Service = Service()
    after: Service = Service()
    # Codes of the service facts that the line states, such as `department_id`.
    changed: frozenset[str] = frozenset()
    note: str = ""
    # What the line writes into the lists of the dossier, in words.
    discipline: str = ""
    lapsed: str = ""
    commendation: str = ""
    reason: str = ""
    # Money in đồng that goes with the commendation; 0: none
    reward: int = 0
    # What the person pays back when coming back: amounts with the steps by which they came about.
    paid_back: tuple[tuple[int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Revoked:
    """A decision that another one takes back, wholly or for some of its people."""

    number: str
    signed: date | None
    authority: str
    subject: str
    people: tuple[Line, ...] = ()
    wholly: bool = True


@dataclass(frozen=True)
class Decision:
    """A decision to be printed."""

    kind: str
    subject: str
    issuer: str
    issuer_lines: tuple[str, ...] = ()
    parent: str = ""
    code: str = ""
    place: str = ""
    number: str = ""
    signed: date | None = None
    authority: str = ""
    grounds: tuple[str, ...] = ()
    executors: str = ""
    recipients: tuple[str, ...] = ()
    filing: str = ""
    signer_title: str = ""
    # Lines above the signature; empty: what the title says by itself.
    signature: tuple[str, ...] = ()
    signer: str = ""
    state: str = "draft"
    lines: tuple[Line, ...] = ()
    revoked: tuple[Revoked, ...] = ()
    reason: str = ""
