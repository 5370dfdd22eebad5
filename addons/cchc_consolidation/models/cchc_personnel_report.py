from collections import Counter
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.cchc_base.rules.vietnamese import fold

from ..documents import personnel_report as paper

# Of whom a report on quality tells: the word, the chart, and its values.
QUALITIES = (
    ("nữ", "sex", ("female",)),
    ("đảng viên", "party", ("yes",)),
    ("dân tộc thiểu số", "ethnicity", None),
    ("trình độ tiến sĩ", "degree", ("doctor",)),
    ("trình độ thạc sĩ", "degree", ("master",)),
    ("trình độ đại học", "degree", ("university",)),
    ("trình độ cao đẳng trở xuống", "degree", ("college", "intermediate", "elementary")),
    ("dưới 30 tuổi", "age", ("00", "25")),
    ("từ 50 tuổi trở lên", "age", ("50", "55", "60")),
)
INSIDE = ("transferred_in", "transferred_out")
MAJORITY = "kinh"


class CchcPersonnelReport(models.Model):
    """A periodic report on the staff of an agency: how many, who came and went, of what quality.

    All figures are those of the screens: numbers and movements of `cchc.movement`, traits of
    `cchc.picture`, places of the establishment. The period before ends on the eve.
    """

    _name = "cchc.personnel.report"
    _description = "Report on the staff"
    _inherit = ["cchc.periodic.paper"]

    @api.model
    def _subject(self):
        return "Báo cáo tình hình đội ngũ"

    # -- the document -----------------------------------------------------------

    def _document_context(self):
        return {report.id: paper.context(report._case()) for report in self}

    @api.model
    def _document_samples(self):
        return paper.samples()

    def _case(self):
        self.ensure_one()
        eve, day = self.date_from - timedelta(days=1), self.date_to
        numbers = self._numbers()
        came, gone = self._reasons()
        return paper.Report(
            **self._frame(),
            numbers=numbers,
            came=came,
            gone=gone,
            qualities=self._qualities(eve, day),
            standards=self._standards(eve, day),
            establishment=self._establishment(eve, day),
            path=self._path(day),
            retiring=self._retiring(day),
        )

    def _external(self):
        """Movements that cross the border of the agency, by category."""
        stays = self._stays()
        return [
            move
            for move in self.env["cchc.movement"]._movements(
                self.unit_id, self.date_from, self.date_to
            )
            if not stays(move) and move["kind"] != "category_changed"
        ]

    def _stays(self):
        """Function of a movement: whether it stays within the agency as it was on its day."""
        Movement = self.env["cchc.movement"]
        spans = Movement._spans_below(self.unit_id, self.date_from, self.date_to)
        inside = self.env["cchc.report.form"]._axis(self.unit_id, self.date_to).unit_ids()

        def stays(move):
            if move["kind"] not in INSIDE:
                return False
            if not spans:
                return move["other_unit_id"] in inside
            # Who comes was elsewhere on the eve.
            came = move["direction"] == "in"
            return move["other_unit_id"] in spans.units_on(move["date"] - timedelta(days=came))

        return stays

    def _numbers(self):
        """A row a category; who changes the category goes from one row to the other."""
        rows = self.env["cchc.movement"]._balance(self.unit_id, self.date_from, self.date_to)
        opening, closing = Counter(), Counter()
        for row in rows:
            opening[row["category"]] += row["opening"]
            closing[row["category"]] += row["closing"]
        stays = self._stays()
        came, gone = Counter(), Counter()
        for move in self.env["cchc.movement"]._movements(
            self.unit_id, self.date_from, self.date_to
        ):
            if stays(move) and move["other_category"] == move["category"]:
                continue
            (came if move["direction"] == "in" else gone)[move["category"]] += 1
        return tuple(
            paper.Number(
                label, opening[category], closing[category], came[category], gone[category]
            )
            for category, label in paper.CATEGORIES.items()
            if any(found[category] for found in (opening, closing, came, gone))
        )

    def _reasons(self):
        """``(came, gone)``: who crossed the border of the agency, by reason."""
        found = {"in": Counter(), "out": Counter()}
        for move in self._external():
            found[move["direction"]][move["kind"]] += 1
        return tuple(
            tuple((kind, found[direction][kind]) for kind in labels if found[direction][kind])
            for direction, labels in (("in", paper.COME), ("out", paper.GONE))
        )

    def _values(self, key, on):
        counts = self.env["cchc.picture"]._count(key, self.unit_id, on)
        found = Counter()
        for (value, _series), people in counts.items():
            found[value] += people
        return found

    def _qualities(self, eve, day):
        """Traits that the reader may see, on the two days."""
        Picture = self.env["cchc.picture"]
        keys = {key for _label, key, _values in QUALITIES if Picture._may_see(key)}
        counted = {(key, on): self._values(key, on) for key in keys for on in (eve, day)}
        minorities = self._minorities()
        return tuple(
            paper.Number(
                label,
                *(
                    sum(counted[key, on][value] for value in (values or minorities))
                    for on in (eve, day)
                ),
            )
            for label, key, values in QUALITIES
            if key in keys
        )

    @api.model
    def _minorities(self):
        rows = self.env["cchc.ethnicity"].sudo().with_context(active_test=False)
        return rows.search([("id", "!=", 0)]).filtered(lambda row: fold(row.name) != MAJORITY).ids

    def _standards(self, eve, day):
        before, now = self._values("standard", eve), self._values("standard", day)
        return tuple(
            paper.Number(label, before[value], now[value])
            for label, value in (("đạt chuẩn", "meets"), ("còn thiếu", "gaps"))
        )

    def _establishment(self, eve, day):
        chart = self.env["cchc.overview"]._chart_establishment(units=self.unit_id, on=day)
        before = self.env["cchc.overview"]._chart_establishment(units=self.unit_id, on=eve)
        earlier = {
            label: tuple(series["values"][place] for series in before["series"])
            for place, label in enumerate(before["labels"])
        }
        return tuple(
            paper.Establishment(
                label,
                *(series["values"][place] for series in chart["series"]),
                *earlier.get(label, (0, 0)),
            )
            for place, label in enumerate(chart["labels"])
        )

    def _path(self, day):
        chart = self.env["cchc.overview"]._chart_reduction(units=self.unit_id, on=day)
        year = str(day.year)
        if year not in chart["labels"]:
            return ()
        place = chart["labels"].index(year)
        planned, assigned, _occupied = (series["values"][place] for series in chart["series"])
        return (year, planned, assigned)

    def _retiring(self, day):
        """People in service on the day who reach the age of the law within twelve months."""
        picture = self.env["cchc.picture"]
        model, domain = picture._population(picture._trait("people"), self.unit_id, day)
        until = day + relativedelta(years=1)
        domain &= Domain("employee_id.retirement_date", ">", day)
        domain &= Domain("employee_id.retirement_date", "<=", until)
        return model.search_count(domain)
