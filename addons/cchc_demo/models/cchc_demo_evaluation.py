from datetime import datetime, timedelta

from odoo import api, models

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.bulk import update_plain
from odoo.addons.cchc_evaluation.rules.law import by_points
from odoo.addons.cchc_evaluation.rules.levels import rank

from ..writer import QUIET

# A province with more people is evaluated in some agencies only: a demonstration is made in a
# minute.
FEW = 3000
AGENCIES = 4
MOST_AT_ONCE = 20_000
RECOGNISED = "Thông báo số 85/TB-UBND"
WORK = (
    "Tham mưu văn bản, báo cáo theo chương trình công tác",
    "Giải quyết hồ sơ thủ tục hành chính đúng hạn",
    "Kiểm tra, hướng dẫn nghiệp vụ cơ sở",
    "Nhiệm vụ đột xuất do lãnh đạo giao",
)
# How well people do, in turn: of ten two are excellent, seven good, one completes.
TURNS = ("good", "excellent", *("good",) * 3, "completed", "good", "excellent", *("good",) * 2)
# Of each ten units of work so many are done; of each mark so much is given.
DONE = {"excellent": (10, 1.0), "good": (8, 0.9), "completed": (6, 0.75)}
REPORTS = {
    "excellent": "Hoàn thành toàn bộ nhiệm vụ đúng hạn, nhiều việc vượt yêu cầu về chất lượng.",
    "good": "Hoàn thành nhiệm vụ được giao; cần chủ động hơn trong phối hợp.",
    "completed": "Còn một số việc chậm tiến độ, đã rút kinh nghiệm.",
}
COMMENTS = {
    "excellent": "Có trách nhiệm, chất lượng công việc cao, được tập thể tín nhiệm.",
    "good": "Hoàn thành tốt nhiệm vụ, phối hợp tốt với đồng nghiệp.",
    "completed": "Cần bảo đảm tiến độ và chất lượng tham mưu.",
}


class CchcDemoEvaluation(models.AbstractModel):
    """Evaluations: the last year final, months of this year scored, this year under way.

    One agency is over its cap, one was recognised excellent and has a complaint, one still
    collects self-evaluations.
    """

    _name = "cchc.demo.evaluation"
    _description = "Evaluations of the demonstration"

    @api.model
    def _write(self):
        issuer = self.env["cchc.demo.accounts"]._issuer()
        demo = self.with_user(issuer).with_context(**QUIET, lang="vi_VN").sudo()
        agencies = demo._agencies()
        if not agencies:
            return
        today = vietnam_time.today()
        demo._last_year(agencies, today.year - 1)
        demo._months(agencies[0], today)
        demo._this_year(agencies, today)

    @api.model
    def _agencies(self):
        """The agency of the accounts first, then those with the most people."""
        groups = self.env["hr.employee"]._read_group(
            [
                ("in_service", "=", True),
                ("staffing_category", "in", ("civil_servant", "public_employee")),
            ],
            ["unit_id"],
            ["__count"],
        )
        counts = {}
        for unit, count in groups:
            counts[unit.agency_id] = counts.get(unit.agency_id, 0) + count
        own = self.env["res.users"].search([("login", "=", "tccb")]).unit_ids[:1].agency_id
        ranked = sorted(counts, key=lambda unit: (unit != own, -counts[unit], unit.code or ""))
        return self.env["hr.department"].concat(*ranked[:AGENCIES])

    # -- periods ---------------------------------------------------------------------------

    @api.model
    def _period(self, kind, year, agencies=(), **vals):
        period = self.env["cchc.evaluation.period"].create(
            {
                "kind": kind,
                "year": year,
                "unit_ids": [(6, 0, [unit.id for unit in agencies])],
                **vals,
            }
        )
        period.action_open()
        job = self.env["cchc.evaluation.job"].search([("period_id", "=", period.id)])
        while job.state in ("waiting", "running"):
            job._step()
        return period

    @api.model
    def _last_year(self, agencies, year):
        """Decided in December; the dossiers have the ratings."""
        day = datetime(year, 12, 8).date()
        period = self._period("year", year, agencies[:3], deadline=day + timedelta(days=6))
        for run in period.unit_run_ids:
            # As the agency goes on: the score of the next year is made from its months.
            run.counts_from = "month" if run.unit_id == agencies[0] else "none"
            self._evaluate(run)
            self._decide(run, day)
        period.unit_run_ids.action_notify()
        self._tell_back(period.unit_run_ids, day)
        period.action_close()

    @api.model
    def _tell_back(self, runs, day):
        """Steps are entered in a minute here; they were taken in their time."""
        runs.write({"notified_on": day})
        runs.evaluation_ids.filtered("notified_on").write(
            {"notified_on": day, "complain_by": day + timedelta(days=10)}
        )
        runs.action_finish()

    @api.model
    def _months(self, agency, today):
        """The quarter before is scored, this month asks everybody."""
        month = today.replace(day=1)
        for back in (4, 3, 2, 1, 0):
            first = add_months(month, -back)
            if first.year != today.year:
                continue
            period = self._period("month", first.year, agency, number=first.month)
            runs = period.unit_run_ids
            for run in runs if back else ():
                self._evaluate(run, turn=back)
                self._decide(run, add_months(first, 1) + timedelta(days=3))
            if back:
                runs.action_notify()
            if back > 1:
                self._tell_back(runs, add_months(first, 1) + timedelta(days=4))

    @api.model
    def _this_year(self, agencies, today):
        """Agencies on different steps of the way."""
        Evaluation = self.env["cchc.evaluation"]
        few = (
            self.env["hr.employee"].search_count([("in_service", "=", True)], limit=FEW + 1) <= FEW
        )
        period = self._period(
            "year",
            today.year,
            () if few else agencies,
            deadline=datetime(today.year, 12, 14).date(),
        )
        runs = {run.unit_id: run for run in period.unit_run_ids}
        steps = (self._over_the_cap, self._with_a_complaint, self._half_way)
        for agency, step in zip(agencies, steps, strict=False):
            if agency in runs and runs[agency].evaluation_ids:
                step(runs[agency], today)
        Evaluation.flush_model()

    @api.model
    def _over_the_cap(self, run, _today):
        """The head proposes more excellent ones than the cap allows."""
        self._evaluate(run)
        rows = run.evaluation_ids.filtered("classified")
        for group in rows.grouped("group_id").values():
            able = group.filtered(lambda row: row.reckoned_level == "excellent")
            good = len(group) - len(able)
            more = able[: good // 5 + 2]
            more.write({"proposed_level": "excellent", "state": "proposed"})
            (able - more).filtered("proposed_level").write({"proposed_level": "good"})

    @api.model
    def _with_a_complaint(self, run, today):
        """Recognised excellent, notified, and somebody does not agree."""
        run.write(
            {
                "unit_rating": "excellent",
                "unit_rating_document": f"2145/QĐ-UBND ngày {today:%d/%m/%Y}",
            }
        )
        self._evaluate(run)
        self._decide(run, today - timedelta(days=2))
        run.action_notify()
        rows = run.evaluation_ids.filtered(lambda row: row.level == "completed")
        rows = rows or run.evaluation_ids.filtered(lambda row: row.level == "good")
        for row in (rows or run.evaluation_ids.filtered("level"))[:1]:
            self.env["cchc.evaluation.complaint"].create(
                {
                    "evaluation_id": row.id,
                    "received_on": today,
                    "by_portal": True,
                    "reason": "Nhiệm vụ quý III chậm do chờ văn bản hướng dẫn, đề nghị xem xét "
                    "nguyên nhân khách quan và xếp loại lại.",
                }
            )

    @api.model
    def _half_way(self, run, _today):
        """Every other person has handed in."""
        self._fill(run.evaluation_ids[::2])

    # -- steps of an agency ----------------------------------------------------------------

    @api.model
    def _evaluate(self, run, turn=0):
        """Everybody handed in, the meetings were held, levels are proposed."""
        rows = run.evaluation_ids
        self._fill(rows, turn)
        run.action_end_self()
        self._meet(run)
        self._propose(rows, turn)

    @api.model
    def _fill(self, rows, turn=0):
        """What people state of themselves."""
        rows = rows.filtered(lambda row: row.classified and row.law)
        if not rows:
            return
        # Where the score comes from months there is nothing to state.
        asked = rows.filtered(lambda row: row._part_kind() is None)
        self._add_work(asked)
        marks, tasks, turns = [], [], self._turns(rows, turn)
        for row in asked:
            done, share = DONE[turns[row]]
            exact = by_points(row.law)
            for mark in row.mark_ids:
                marks.append((mark, {"self_points": round(mark.max_points * share * 2) / 2}))
            for task in row.task_ids:
                tasks.append(
                    (
                        task,
                        {
                            "assigned": 10.0 if exact else 1.0,
                            "done": float(done) if exact else 1.0,
                            "exceeded": turns[row] == "excellent",
                            "delays": int(exact and turns[row] == "completed"),
                        },
                    )
                )
        for pairs in (marks, tasks):
            if pairs:
                records = pairs[0][0].browse().concat(*(record for record, _vals in pairs))
                update_plain(records, [vals for _record, vals in pairs])
        leaders = asked.filtered(lambda row: row.leader and turns[row] == "excellent")
        leaders.write({"targets_exceeded": 60.0})
        rows._reckon()
        self._hand_in(rows, turns)

    @api.model
    def _hand_in(self, rows, turns):
        self.env.flush_all()
        now = datetime.combine(rows[:1].period_id.opened_on, datetime.min.time())
        update_plain(
            rows,
            [
                {
                    "state": "self_done",
                    "self_on": now,
                    "self_level": row.reckoned_level or False,
                    "self_report": REPORTS[turns[row]],
                }
                for row in rows
            ],
        )

    @api.model
    def _turns(self, rows, turn):
        return {row: TURNS[(row.employee_id.id * 7 + turn) % len(TURNS)] for row in rows}

    @api.model
    def _add_work(self, rows):
        """Work for those whose position has no description."""
        self.env["cchc.evaluation.task"].create(
            [
                {
                    "evaluation_id": row.id,
                    "product": product,
                    "sequence": place * 10,
                    "weight": 1.0,
                    "assigned": 1.0,
                    "deadline": row.period_id.date_to,
                }
                for row in rows
                if not row.task_ids
                for place, product in enumerate(WORK, start=1)
            ]
        )

    @api.model
    def _meet(self, run):
        """Minutes of the collective and of the Party committee; a month has none."""
        if not run.period_id._is_yearly():
            return
        today = vietnam_time.today()
        day = min(today, run.period_id.date_to)
        head = run.head_id.name or "Người đứng đầu"
        self.env["cchc.evaluation.minutes"].create(
            [
                {
                    "unit_run_id": run.id,
                    "unit_id": run.unit_id.id,
                    "kind": kind,
                    "date": day,
                    "number": f"{number:02d}/BB",
                    "chair": head,
                    "secretary": "Chánh Văn phòng",
                    "present": max(len(run.evaluation_ids) - 2, 1),
                    "absent": 2,
                    "content": "Từng người tự đánh giá; tập thể nhận xét, biểu quyết.",
                }
                for number, kind in enumerate(("collective", "party"), start=5)
            ]
        )

    @api.model
    def _propose(self, rows, turn=0):
        """Excellent within the cap, the rest by the rules; with a comment and votes."""
        rows = rows.filtered(lambda row: row.classified and row.reckoned_level)
        if not rows or not rows[:1].period_id._is_yearly():
            return
        levels = self._within_cap(rows, self._turns(rows, turn))
        update_plain(
            rows,
            [
                {
                    "proposed_level": levels[row],
                    "state": "proposed",
                    "collective_comment": COMMENTS.get(levels[row], COMMENTS["completed"]),
                    "head_comment": COMMENTS.get(levels[row], COMMENTS["completed"]),
                    "votes": 9 + row.id % 3,
                    "votes_of": 11,
                }
                for row in rows
            ],
        )

    @api.model
    def _within_the_cap_again(self, run):
        """Whoever is too many after a change is good."""
        rows = run.evaluation_ids.filtered(lambda row: row.classified and row.proposed_level)
        for group in rows.grouped("group_id").values():
            able = group.filtered(lambda row: row.proposed_level == "excellent")
            while able and run._over_cap(group).value:
                able[-1].proposed_level = "good"
                able -= able[-1]

    @api.model
    def _within_cap(self, rows, turns):
        """Levels by the rules, with as many excellent ones in a group as its cap allows."""
        levels = {row: row.reckoned_level for row in rows}
        for row in rows:
            # By shares of the work nearly everybody is good: the head is stricter.
            if not by_points(row.law) and turns[row] == "completed":
                levels[row] = min(levels[row], "completed", key=rank)
        for group in rows.grouped("group_id").values():
            able = [row for row in group if levels[row] == "excellent"]
            good = sum(levels[row] == "good" for row in group)
            most = next((n for n in range(len(able), 0, -1) if n <= (good + len(able) - n) // 5), 0)
            levels |= dict.fromkeys(able[most:], "good")
        return levels

    @api.model
    def _decide(self, run, day):
        """The signed decision; whom nothing could be reckoned of is not classified."""
        rest = run.evaluation_ids.filtered(
            lambda row: row.classified and not row.proposed_level and not row.reckoned_level
        )
        rest.write({"classified": False, "why_not": "Chưa có kết quả công việc trong kỳ."})
        for row in run.evaluation_ids.filtered("agency_head"):
            own = row._own_run()
            if own and not own.unit_rating and row.period_id._is_yearly():
                # Nobody is rated above the unit that he or she heads.
                level = "excellent" if row.proposed_level == "excellent" else "good"
                own.write({"unit_rating": level, "unit_rating_document": RECOGNISED})
        run.action_propose()
        code = run.unit_id.document_code or official.agency_code(run.unit_id.name)
        run.write({"decision_number": f"{80 + run.id % 900}/QĐ-{code}", "decision_date": day})
        run.action_decide()
