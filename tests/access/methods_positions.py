"""What a remote caller may name of schemes, the establishment, standards and limits."""

DAY = "2026-01-01"
PROPOSALS = ("cchc.position.scheme", "cchc.establishment.plan", "cchc.unit.autonomy")
# Only say what the browser is to open; what is opened asks for the rights.
OPENERS = {
    *(f"{model}.action_open_return" for model in ("cchc.approval", *PROPOSALS)),
    "cchc.competency.assessment.action_open_void",
    "cchc.position.scheme.action_download_workbook",
    "cchc.reduction.progress.action_open_target",
    "cchc.reduction.target.action_open_progress",
    "hr.department.action_explain_recruitable",
    "hr.department.action_open_positions",
}
# Change something: readers may not do it even to what they read.
CHANGES = {
    **{
        f"{model}.{method}": ()
        for model in ("cchc.approval", *PROPOSALS)
        for method in ("action_submit", "action_appraise", "action_approve")
    },
    **{f"{model}.message_subscribe": ([1],) for model in ("cchc.approval", *PROPOSALS)},
    "cchc.decision.action_check_positions": (),
    "cchc.establishment.plan.action_fill": (),
    "cchc.position.action_make_needs": (),
    "cchc.position.scheme.action_import_workbook": (),
    "cchc.position.scheme.action_pick_from_catalogue": (),
    "cchc.position.scheme.action_start_from_last": (),
    "cchc.position.scheme.action_start_job_descriptions": (),
    "cchc.position.scheme.line.action_propose_competencies": (),
    "cchc.qualification.need.action_close": (),
    "cchc.qualification.need.action_pick": (),
    "cchc.reduction.target.action_even_steps": (),
    "cchc.standard.gap.action_make_needs": (),
}
# Read, with arguments by which they are tried on records of the finance department.
CHECKED = {
    **CHANGES,
    "cchc.decision.action_check_limits": (),
    "cchc.establishment.balance.action_explain_recruitable": (),
    "cchc.establishment.balance.action_open_entries": (),
    "cchc.establishment.balance.action_open_people": (),
    "cchc.establishment.plan.action_open_entries": (),
    "cchc.establishment.plan.action_open_measures": (),
    "cchc.org.chart.below": ("unit", DAY),
    "cchc.position.scheme.action_check_limits": (),
    "cchc.position.scheme.action_check_ratios": (),
    "cchc.position.scheme.action_compare": (),
    "cchc.position.scheme.action_draft_placement": (),
    "cchc.position.scheme.action_print_job_descriptions": (),
    "cchc.position.scheme.line.action_open_job_description": (),
    "cchc.standard.gap.action_explain": (),
    "cchc.reduction.progress.action_explain_recruitable": (),
    "cchc.unit.overview.action_open_unit": (),
    "hr.employee.action_check_standard": (),
}
# Of wizards, whose records are read by who asked.
WIZARDS = {
    "cchc.approval.return.action_return",
    "cchc.competency.gap.date.action_open",
    "cchc.competency.void.action_void",
    "cchc.establishment.at.action_open",
    "cchc.establishment.change.action_enter",
    "cchc.establishment.distribution.action_distribute",
    "cchc.establishment.reversal.action_reverse",
    "cchc.limit.finding.action_open_people",
    "cchc.limit.review.action_check",
    "cchc.plan.target.action_open",
    "cchc.plan.target.line.action_people",
    "cchc.plan.target.line.action_schemes",
    "cchc.position.import.action_apply",
    "cchc.position.import.action_check",
    "cchc.position.import.action_template",
    "cchc.position.scheme.comparison.action_compare",
    "cchc.position.scheme.pick.action_add",
    "cchc.ratio.review.action_compute",
    "cchc.recruitable.check.action_all_units",
    "cchc.standard.board.action_gaps",
    "cchc.standard.board.action_results",
}
