from collections import Counter, defaultdict
from datetime import date
from math import ceil

from odoo import api, fields, models

from ..generator.chances import Dice
from ..writer import QUIET

# From when the schemes are in force and the people are placed.
SCHEMES_FROM, PLACED_ON = date(2026, 1, 1), date(2026, 4, 15)
# The yearly decisions on the establishment; the last one is still to come.
FIRST, CUT, NEXT = date(2022, 1, 1), date(2024, 1, 1), date(2027, 1, 1)
DOCUMENTS = (
    ("first", "45/NQ-HĐND", "Giao biên chế năm 2022", date(2021, 12, 10)),
    ("cut", "78/NQ-HĐND", "Giao biên chế năm 2024 sau tinh giản", date(2023, 12, 8)),
    ("next", "112/NQ-HĐND", "Lộ trình giảm biên chế năm 2027", date(2026, 10, 30)),
    ("autonomy", "298/QĐ-UBND", "Giao quyền tự chủ tài chính", date(2025, 12, 24)),
    ("scheme", "310/QĐ-UBND", "Phê duyệt đề án vị trí việc làm", date(2025, 12, 30)),
)
CIVIL = ("cadre", "civil_servant", "commune_cadre", "commune_civil_servant")
GROUPS = {
    "civil_servant": "cchc_positions.position_group_cc_2025",
    "public_employee": "cchc_positions.position_group_vc_2020",
}
RESERVE = 20
LARGE = 45


class CchcDemoPositions(models.AbstractModel):
    """Gives the demonstration's agencies schemes and an establishment that fit their people.

    Nearly: some agencies have no approved scheme yet, some have vacancies, a few are over their
    establishment, and some people have no position because their rank does not fit.
    """

    _name = "cchc.demo.positions"
    _description = "Positions of the demonstration"

    @api.model
    def _write(self, seed):
        """Everything, once: ledger, schemes, and the decisions that place the people."""
        demo = self.with_context(**QUIET, lang="vi_VN").sudo()
        documents = demo._documents()
        demo._assign(seed, documents)
        schemes = demo._schemes(seed, documents["scheme"])
        demo._place(schemes)
        demo._set_targets(documents["first"])
        frameworks = demo.env["cchc.demo.frameworks"]
        frameworks._assess(seed)
        frameworks._plan()
        demo.env["cchc.demo.services"]._write(seed, documents["autonomy"])
        assessment = self.env["cchc.standard.assessment"].sudo()
        assessment._enqueue_all()
        while assessment._assess_waiting()[0]:
            pass

    @api.model
    def _documents(self):
        return {
            key: self.env["cchc.legal.document"].create(
                {"number": number, "title": title, "date_issued": issued, "issuer": "Kiên Giang"}
            )
            for key, number, title, issued in DOCUMENTS
        }

    # -- the establishment --------------------------------------------------------

    @api.model
    def _assign(self, seed, documents):
        """Entries for every agency, with a reserve that the province keeps."""
        figures = self._figures(self.env["cchc.establishment"]._occupied(PLACED_ON), seed)
        root = self.env["hr.department"]._roots()[:1]
        entries = [
            *self._history(figures, documents, RESERVE),
            *(
                self._entry(root, category, "reserved", FIRST, RESERVE, documents["first"])
                for category in sorted(figures[root])
            ),
        ]
        self.env["cchc.establishment.entry"].create(entries)

    @api.model
    def _figures(self, occupied, seed=None):
        """What agencies need for people, from the bottom of the tree to the top.

        :param occupied: ``{(unit id, category id): people}``
        :param seed: some agencies get more than they have people, or fewer; None: exactly as many
        """
        units = self.env["hr.department"].search([("kind_id", "!=", False)])
        own = defaultdict(Counter)
        for (unit, category), people in occupied.items():
            own[units.browse(unit).agency_id][category] += people
        figures = defaultdict(Counter)
        # Those without people of their own too: what is below them passes through.
        for agency in sorted(
            units.agency_id, key=lambda unit: len(unit.parent_path.split("/")), reverse=True
        ):
            for category, people in sorted(own[agency].items()):
                figures[agency][category] += people
                if seed is not None and people > 1:
                    dice = Dice(seed, "establishment", agency.code, category)
                    # Most agencies have a vacancy or none; one in fifteen is over.
                    figures[agency][category] += dice.choice((-1, *[0] * 7, *[1] * 5, 2, 2))
            self._add_to_those_above(agency, figures)
        return figures

    @api.model
    def _history(self, figures, documents, reserve):
        return [
            entry
            for agency in sorted(figures, key=lambda unit: unit.id)
            for category, now in sorted(figures[agency].items())
            if now
            for entry in self._entries(agency, category, now, documents, reserve)
        ]

    @api.model
    def _add_to_those_above(self, agency, figures):
        """What an agency has is a part of what the agency above it has."""
        above = agency.parent_id.agency_id
        if above and above != agency:
            for category, people in figures[agency].items():
                figures[above][category] += people

    @api.model
    def _entries(self, agency, category, now, documents, reserve):
        """The history of a figure: assigned in 2022, cut by a tenth in 2024, to be cut again."""
        root = not agency.parent_id
        kept = now + (reserve if root else 0)
        cut = ceil(now / 10) if root else now // 10
        born = max(FIRST, agency.date_from or FIRST)
        if born >= CUT:
            cut = 0
        yield self._entry(agency, category, "assigned", born, kept + cut, documents["first"])
        if cut:
            yield self._entry(agency, category, "cut", CUT, -cut, documents["cut"])
        if not root and not agency.child_ids.filtered(lambda unit: unit.agency_id == unit):
            coming = now // 20
            if coming:
                yield self._entry(agency, category, "cut", NEXT, -coming, documents["next"])

    @api.model
    def _entry(self, unit, category, kind, day, amount, document):
        return {
            "unit_id": unit.id,
            "category_id": category,
            "kind": kind,
            "date_effective": day,
            "amount": amount,
            "document_id": document.id,
        }

    # -- schemes --------------------------------------------------------------------

    @api.model
    def _schemes(self, seed, document):
        """A scheme for most agencies with people, approved for most of these."""
        periods = self.env["hr.version"].search(
            [
                ("in_service", "=", True),
                ("date_version", "<=", PLACED_ON),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", PLACED_ON),
            ]
        )
        vals, fates = [], []
        for agency, own in periods.grouped(lambda row: row.department_id.agency_id).items():
            dice = Dice(seed, "scheme", agency.code)
            fate = dice.choices(("approved", "submitted", "none"), (85, 8, 7))[0]
            if len(own) > LARGE:  # those that one looks at first have theirs
                fate = "approved"
            if not agency or fate == "none":
                continue
            scheme = self._scheme(agency, own, dice, document)
            if scheme:
                vals.append(scheme)
                fates.append(fate)
        schemes = self.env["cchc.position.scheme"].create(vals)
        self.env["cchc.demo.frameworks"]._complete(schemes, seed)
        schemes.action_submit()
        approved = schemes.browse(
            scheme.id for scheme, fate in zip(schemes, fates, strict=True) if fate == "approved"
        )
        approved.action_appraise()
        approved.action_approve()
        return approved

    @api.model
    def _scheme(self, agency, periods, dice, document):
        service = agency.kind_id.code == "public_service_unit"
        staff = "public_employee" if service else "civil_servant"
        members = periods.filtered(
            lambda row: row.staffing_category in (("public_employee",) if service else CIVIL)
        )
        lines = self._lines(members, staff, dice)
        return lines and {
            "unit_id": agency.id,
            "staff": staff,
            "date_from": SCHEMES_FROM,
            "document_id": document.id,
            "necessity": "Căn cứ chức năng, nhiệm vụ và cơ cấu tổ chức được giao.",
            "line_ids": [fields.Command.create(line) for line in lines],
        }

    @api.model
    def _lines(self, members, staff, dice):
        """One position for each post, or title and rank, of each unit."""
        holders = defaultdict(list)
        for period in members:
            post = period.leadership_post_id
            name = post.name or period.position_title or period.rank_id.name
            if name:
                unit = period.department_id
                holders[unit.sequence, unit.id, not post, post.id, name].append(period)
        lines, numbers = [], Counter()
        for (_order, unit, not_leading, post, name), own in sorted(holders.items()):
            prefix = "CM" if not_leading else "LD"
            numbers[unit, prefix] += 1
            ranks = Counter(period.rank_id for period in own if period.rank_id)
            lines.append(
                {
                    "unit_id": unit,
                    "sequence": 20 if not_leading else 10,
                    "code": f"{prefix}.{numbers[unit, prefix]:02d}",
                    "name": name,
                    "group_id": self._group(staff, not_leading),
                    "leadership_post_id": post,
                    "headcount": len(own) + (not_leading and dice.chance(0.15)),
                    # The ranks that most specialists have: the others are left without a place.
                    "rank_ids": [
                        fields.Command.set(
                            [rank.id for rank, _n in ranks.most_common(2 if not_leading else None)]
                        )
                    ],
                }
            )
        return lines

    @api.model
    def _group(self, staff, not_leading):
        kind = "specialist" if not_leading else "leadership"
        return self.env.ref(f"{GROUPS[staff]}_{kind}").id

    # -- people in positions ------------------------------------------------------------

    @api.model
    def _place(self, schemes):
        """One decision of placement for each agency, issued all together."""
        decisions = self.env["cchc.decision"]
        for number, scheme in enumerate(schemes, start=1):
            decision = scheme._draft_placement(PLACED_ON)
            decision.write({"number": f"{number}/QĐ-VTVL", "date_signed": PLACED_ON})
            decisions |= decision
        decisions.action_issue()

    # -- the reduction path ---------------------------------------------------------------

    @api.model
    def _set_targets(self, document):
        """The programme of 2022–2026 for every department and district."""
        programme = self.env.ref("cchc_positions.reduction_programme_2022")
        root = self.env["hr.department"]._roots()[:1]
        entries = self.env["cchc.establishment.entry"].search(
            [("date_effective", "=", FIRST), ("kind", "=", "assigned")]
        )
        rates = programme.rate_ids.category_id
        chosen = entries.filtered(
            lambda entry: (
                entry.category_id in rates
                and (entry.unit_id == root or entry.unit_id.parent_id == root)
            )
        )
        self.env["cchc.reduction.target"].create(
            [
                {
                    "programme_id": programme.id,
                    "unit_id": entry.unit_id.id,
                    "category_id": entry.category_id.id,
                    "document_id": document.id,
                    "baseline_day": FIRST,
                    "baseline": entry.amount,
                }
                for entry in chosen
            ]
        )
