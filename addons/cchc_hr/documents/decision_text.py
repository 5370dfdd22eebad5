"""The articles of a decision, by its type.

A decision about one person says everything in its first article; one about several points to
the list in its annex. The second article says what follows for pay and duties, the last who
carries the decision out (NĐ 30/2020/NĐ-CP, phụ lục III, mẫu 1.2).

Types are data: one that is not known here states its facts in plain order.
"""

from collections.abc import Callable
from dataclasses import dataclass

from odoo.addons.cchc_base.rules.money import format_dong

from . import decision_sentences as sentences
from . import decision_sentences_conduct as conduct
from . import decision_words as words

LISTED = "có tên trong danh sách tại Phụ lục kèm theo Quyết định này"


@dataclass(frozen=True)
class Wording:
    """How a type of decision reads.

    ``one`` and ``one_more`` make the first and second article for a line; ``many`` is the first
    article about several people up to whom it concerns (a text, or a function of the lines),
    ``many_more`` the second. An empty second article is left out. ``granted`` says whether the
    list calls it something that people are given: «công chức được nâng bậc lương». ``noted`` is
    what the notes of the lines tell, from when on included («Lớp»): where all say the same the
    first article says it once, else the list has room for it.
    """

    one: Callable
    one_more: Callable = lambda line: ""
    many: str | Callable = ""
    many_more: str = ""
    granted: bool = True
    noted: str = ""


def articles(decision):
    """Texts of the articles, in order, without their numbers."""
    if decision.revoked:
        texts = _revocation(decision)
    elif len(decision.lines) == 1:
        wording = WORDINGS.get(decision.kind, _GENERAL)
        texts = [wording.one(decision.lines[0]), wording.one_more(decision.lines[0])]
    else:
        texts = _collective(decision)
    texts += [_paid_back(line) for line in decision.lines if line.paid_back]
    return [text for text in texts if text] + [_execution(decision)]


def _paid_back(line):
    """Who comes back within the term pays back; the reasons are those of the rule."""
    parts = [
        f"hoàn trả số tiền {format_dong(amount)} ({'; '.join(steps)})"
        for amount, steps in line.paid_back
    ]
    return f"{words.capital(words.person(line))} có trách nhiệm {'; '.join(parts)}."


def _collective(decision):
    wording = WORDINGS.get(decision.kind, _GENERAL)
    day = words.same_day(decision.lines)
    since = f", kể từ {words.on(day)}" if day else ", kể từ ngày ghi trong danh sách"
    if wording.noted and words.told_once(decision.lines):
        since = ""
    many = wording.many or f"{words.capital(matter(decision))} đối với"
    if callable(many):
        many = many(decision.lines)
    people = words.count_of_people(decision.lines) if decision.lines else "các ông (bà)"
    return [f"{many} {people} {LISTED}{since}.", wording.many_more]


def noted(decision):
    """What the list calls the notes of its lines; empty where they are remarks."""
    return WORDINGS.get(decision.kind, _GENERAL).noted


def _revocation(decision):
    texts = []
    for revoked in decision.revoked:
        signed = f" {words.on(revoked.signed)}" if revoked.signed else ""
        of = f" của {revoked.authority}" if revoked.authority else ""
        people = ""
        if len(revoked.people) == 1:
            people = f" đối với {words.born_person(revoked.people[0])}"
        elif not revoked.wholly:
            people = f" đối với {words.count_of_people(revoked.people)} {LISTED}"
        texts.append(
            f"Thu hồi Quyết định số {revoked.number}{signed}{of} "
            f"{words.small(revoked.subject)}{people}."
        )
    if decision.reason:
        texts.append(f"Lý do thu hồi: {words.small(decision.reason.rstrip('. '))}.")
    restored = "Thông tin công tác, tiền lương và chế độ của người có liên quan được khôi phục "
    return [" ".join(texts), f"{restored}như trước khi ban hành Quyết định bị thu hồi."]


def _execution(decision):
    concerned = ""
    if len(decision.lines) == 1 and decision.kind != "death":
        concerned = f" và {words.person(decision.lines[0])}"
    elif len(decision.lines) > 1:
        concerned = " và các ông (bà) có tên trong danh sách"
    executors = words.capital(decision.executors or "Thủ trưởng các đơn vị có liên quan")
    return (
        f"Quyết định này có hiệu lực kể từ ngày ký. {executors}{concerned} chịu trách nhiệm thi "
        "hành Quyết định này./."
    )


def matter(decision):
    """The subject without «Về việc»: nâng bậc lương thường xuyên."""
    subject = decision.subject.strip()
    for start in ("về việc ", "v/v "):
        if subject.lower().startswith(start):
            subject = subject[len(start) :]
    return words.small(subject)


def list_title(decision, lines):
    """Danh sách công chức được nâng bậc lương thường xuyên"""
    given = "được " if WORDINGS.get(decision.kind, _GENERAL).granted else ""
    return f"Danh sách {words.kind_of_people(lines)} {given}{matter(decision)}"


def _raised(lines):
    above = any("above_scale_percent" in line.changed and line.after.above_scale for line in lines)
    above_scale = ", phụ cấp thâm niên vượt khung" if above else ""
    return f"Nâng bậc lương thường xuyên{above_scale} đối với"


_RAISE_LISTED = "Thời gian tính nâng bậc lương lần sau của từng người ghi trong danh sách kèm theo."
_PAY_KEPT = (
    "Những người có tên trong danh sách giữ nguyên ngạch, bậc và hệ số lương hiện hưởng; các chế "
    "độ phụ cấp (nếu có) thực hiện theo quy định hiện hành."
)
_IN_DOSSIERS = "Quyết định này được lưu vào hồ sơ của những người có tên trong danh sách."
_GENERAL = Wording(sentences.general, granted=False)
WORDINGS = {
    "opening": Wording(sentences.opening, many="Ghi nhận hiện trạng công tác của", granted=False),
    "correction": Wording(
        sentences.correction, many="Đính chính thông tin công tác của", granted=False
    ),
    "step_raise": Wording(
        sentences.step_raise,
        sentences.next_raise,
        _raised,
        _RAISE_LISTED,
    ),
    "early_raise": Wording(
        sentences.early_raise,
        sentences.next_raise,
        "Nâng bậc lương trước thời hạn do lập thành tích xuất sắc đối với",
        _RAISE_LISTED,
    ),
    "early_raise_retirement": Wording(
        sentences.early_raise,
        sentences.next_raise,
        "Nâng bậc lương trước thời hạn khi có thông báo nghỉ hưu đối với",
        _RAISE_LISTED,
    ),
    "transfer": Wording(sentences.transfer, sentences.keeps_pay, "Điều động", _PAY_KEPT),
    "rotation": Wording(sentences.rotation, sentences.keeps_pay, "Luân chuyển", _PAY_KEPT),
    "appointment": Wording(
        sentences.appointment,
        sentences.appointment_pay,
        "Bổ nhiệm chức vụ, thời hạn 05 năm, đối với",
        "Phụ cấp chức vụ lãnh đạo và các chế độ khác thực hiện theo quy định hiện hành.",
    ),
    "removal": Wording(
        sentences.removal,
        sentences.removal_pay,
        "Cho thôi giữ chức vụ đối với",
        "Ngạch, bậc, hệ số lương giữ nguyên; phụ cấp chức vụ lãnh đạo thực hiện theo quy định "
        "hiện hành.",
        granted=False,
    ),
    "secondment": Wording(
        sentences.secondment,
        sentences.secondment_duties,
        "Biệt phái",
        "Trong thời gian biệt phái, những người có tên trong danh sách chịu sự phân công của nơi "
        "đến; cơ quan cử biệt phái trả lương và bảo đảm các quyền lợi khác.",
    ),
    "secondment_return": Wording(
        sentences.secondment_return,
        sentences.keeps_pay,
        "Kết thúc thời gian biệt phái đối với",
        _PAY_KEPT,
        granted=False,
    ),
    "rank_change": Wording(
        sentences.rank_change,
        sentences.next_raise,
        "Bổ nhiệm vào ngạch và xếp lương đối với",
        _RAISE_LISTED,
    ),
    "probation_end": Wording(
        sentences.probation_end,
        sentences.next_raise,
        "Công nhận hết thời gian tập sự và bổ nhiệm vào ngạch đối với",
        _RAISE_LISTED,
    ),
    "recruitment": Wording(
        sentences.recruitment,
        sentences.recruitment_pay,
        "Tuyển dụng",
        "Ngạch, bậc và hệ số lương của từng người ghi trong danh sách kèm theo.",
    ),
    "long_leave": Wording(
        sentences.long_leave,
        sentences.long_leave_pay,
        "Cho nghỉ việc không hưởng lương đối với",
        "Thời gian nghỉ việc không hưởng lương không tính vào thời gian để xét nâng bậc lương "
        "thường xuyên.",
    ),
    "leave_return": Wording(
        sentences.leave_return, sentences.paid_again, "Tiếp nhận trở lại làm việc đối với"
    ),
    "retirement": Wording(
        sentences.retirement,
        sentences.retirement_benefit,
        "Cho nghỉ hưu để hưởng chế độ bảo hiểm xã hội đối với",
        "Chế độ hưu trí do cơ quan Bảo hiểm xã hội giải quyết theo quy định của pháp luật về bảo "
        "hiểm xã hội.",
    ),
    "resignation": Wording(
        sentences.resignation,
        sentences.resignation_duties,
        "Cho thôi việc theo nguyện vọng đối với",
        "Trợ cấp thôi việc và các chế độ khác được giải quyết theo quy định của pháp luật.",
    ),
    "moved_out": Wording(
        sentences.moved_out,
        sentences.moved_out_duties,
        "Đồng ý chuyển công tác ra ngoài tỉnh đối với",
        "Những người có tên trong danh sách có trách nhiệm bàn giao công việc, hồ sơ, tài liệu và "
        "tài sản được giao.",
    ),
    "death": Wording(
        sentences.death,
        sentences.death_benefit,
        "Chấm dứt công tác do từ trần đối với",
        "Chế độ tử tuất thực hiện theo quy định của pháp luật về bảo hiểm xã hội.",
        granted=False,
    ),
    "reappointment": Wording(
        sentences.reappointment,
        sentences.appointment_pay,
        "Bổ nhiệm lại chức vụ, thời hạn 05 năm, đối với",
        "Phụ cấp chức vụ lãnh đạo và các chế độ khác thực hiện theo quy định hiện hành.",
    ),
    "election": Wording(
        sentences.election, sentences.appointment_pay, "Phê chuẩn kết quả bầu chức vụ đối với"
    ),
    "post_resignation": Wording(
        sentences.post_resignation,
        sentences.removal_pay,
        "Đồng ý cho từ chức, thôi giữ chức vụ theo nguyện vọng đối với",
    ),
    "allowance": Wording(sentences.allowance, many="Cho hưởng phụ cấp đối với"),
    "rejoining": Wording(
        sentences.rejoining,
        sentences.recruitment_pay,
        "Tiếp nhận trở lại",
        "Ngạch, bậc và hệ số lương của từng người ghi trong danh sách kèm theo.",
    ),
    "early_retirement": Wording(
        sentences.early_retirement,
        sentences.retirement_benefit,
        "Cho nghỉ hưu trước tuổi đối với",
        "Chế độ hưu trí do cơ quan Bảo hiểm xã hội giải quyết theo quy định của pháp luật về bảo "
        "hiểm xã hội.",
    ),
    "staff_reduction": Wording(
        sentences.staff_reduction,
        sentences.resignation_duties,
        "Cho thôi việc do tinh giản biên chế đối với",
        "Trợ cấp và các chế độ khác được giải quyết theo quy định của pháp luật.",
    ),
    "discipline": Wording(
        conduct.discipline,
        conduct.discipline_more,
        "Thi hành kỷ luật đối với",
        _IN_DOSSIERS,
        granted=False,
    ),
    "discipline_demotion": Wording(
        conduct.discipline,
        conduct.demotion_more,
        "Thi hành kỷ luật bằng hình thức giáng chức đối với",
        _IN_DOSSIERS,
        granted=False,
    ),
    "discipline_removal": Wording(
        conduct.discipline,
        conduct.removal_more,
        "Thi hành kỷ luật bằng hình thức cách chức đối với",
        _IN_DOSSIERS,
        granted=False,
    ),
    "dismissal": Wording(
        conduct.discipline,
        conduct.discipline_more,
        "Thi hành kỷ luật bằng hình thức buộc thôi việc đối với",
        _IN_DOSSIERS,
        granted=False,
    ),
    "discipline_lapse": Wording(
        conduct.lapse, many="Chấm dứt hiệu lực của quyết định kỷ luật đối với", granted=False
    ),
    "commendation": Wording(conduct.commendation, conduct.commendation_more, conduct.commendations),
}
