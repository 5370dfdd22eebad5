"""What a decision says about one person: the first two articles, type by type."""

from . import decision_words as words
from .decision_annex import facts_in_words


def _since(line):
    return f"kể từ {words.on(line.effective)}"


def _unit(line):
    return words.given(line.after.unit)


def _host(line):
    return words.given(line.after.host)


def _pay(line):
    return words.given(words.pay(line.after))


def _duty(line):
    return words.given(words.new_duty(line))


def _he(line):
    return words.capital(words.person(line))


def general(line):
    facts = facts_in_words(line)
    changed = f": {facts}" if facts else ""
    return f"Thay đổi thông tin công tác đối với {words.who(line)}, {_since(line)}{changed}."


def opening(line):
    return (
        f"Ghi nhận hiện trạng công tác của {words.born_person(line)} tại thời điểm "
        f"{words.on(line.effective)}: {facts_in_words(line)}."
    )


def correction(line):
    return (
        f"Đính chính thông tin công tác của {words.born_person(line)}, {_since(line)}, như sau: "
        f"{facts_in_words(line)}."
    )


def step_raise(line):
    before, after = line.before, line.after
    if "above_scale_percent" in line.changed and after.above_scale:
        start = f"từ {before.above_scale}% lên" if before.above_scale else "mức"
        return (
            f"Cho hưởng phụ cấp thâm niên vượt khung đối với {words.who(line)}, {start} "
            f"{after.above_scale}% mức lương của bậc {after.step}, hệ số lương "
            f"{words.number(after.coefficient)}, {words.rank(after)}, {_since(line)}."
        )
    start = f"từ {words.pay(before)} lên" if before.step else "hưởng"
    return (
        f"Nâng bậc lương thường xuyên đối với {words.who(line)}, {start} {_pay(line)} của "
        f"{words.rank(after)}, {_since(line)}."
    )


def early_raise(line):
    before = line.before
    start = f"từ {words.pay(before)} lên" if before.step else "hưởng"
    return (
        f"Nâng bậc lương trước thời hạn đối với {words.who(line)}, {start} {_pay(line)} của "
        f"{words.rank(line.after)}, {_since(line)}."
    )


def next_raise(line):
    if not line.after.anchor:
        return ""
    return (
        f"Thời gian tính nâng bậc lương lần sau của {words.person(line)} kể từ "
        f"{words.on(line.after.anchor)}."
    )


def _placed(line, verb):
    """Moved to a unit, perhaps with a post."""
    title = words.new_title(line)
    if "leadership_post_id" in line.changed and title:
        post = f", giữ chức vụ {words.new_duty(line)}"
    else:
        post = f", vị trí {title}" if title else ""
    return f"{verb} {words.who(line)}, đến nhận công tác tại {_unit(line)}{post}, {_since(line)}."


def transfer(line):
    return _placed(line, "Điều động")


def rotation(line):
    return _placed(line, "Luân chuyển")


def keeps_pay(line):
    pay = words.rank_and_pay(line.after)
    kept = f"{_he(line)} giữ nguyên ngạch, bậc và hệ số lương hiện hưởng"
    kept += f" ({pay})" if pay else ""
    return f"{kept}{_allowance(line)}."


def _allowance(line):
    allowance = line.after.leadership_allowance
    if "leadership_allowance" in line.changed and allowance:
        return (
            f"; được hưởng phụ cấp chức vụ lãnh đạo hệ số {words.number(allowance)} {_since(line)}"
        )
    return "; các chế độ phụ cấp (nếu có) thực hiện theo quy định hiện hành"


def appointment(line):
    # NĐ 138/2020/NĐ-CP, điều 42, khoản 1 (civil servants); NĐ 115/2020/NĐ-CP, điều 44 (public
    # employees): five years each time.
    return (
        f"Bổ nhiệm {words.who(line)}, giữ chức vụ {_duty(line)}, {_since(line)}. Thời hạn giữ "
        "chức vụ là 05 năm."
    )


def appointment_pay(line):
    allowance = line.after.leadership_allowance
    if "leadership_allowance" in line.changed and allowance:
        return (
            f"{_he(line)} được hưởng phụ cấp chức vụ lãnh đạo hệ số {words.number(allowance)} và "
            f"các chế độ khác theo quy định, {_since(line)}."
        )
    return f"{_he(line)} được hưởng các chế độ theo quy định hiện hành, {_since(line)}."


def reappointment(line):
    return (
        f"Bổ nhiệm lại {words.who(line)}, giữ chức vụ {_duty(line)}, {_since(line)}. Thời hạn giữ "
        "chức vụ là 05 năm."
    )


def election(line):
    return f"Phê chuẩn kết quả bầu {words.who(line)}, giữ chức vụ {_duty(line)}, {_since(line)}."


def allowance(line):
    facts = words.given(facts_in_words(line))
    return f"Cho {words.who(line)}, hưởng phụ cấp như sau, {_since(line)}: {facts}."


def post_resignation(line):
    return _released(line, "Đồng ý cho từ chức, thôi giữ chức vụ")


def removal(line):
    return _released(line, "Cho thôi giữ chức vụ")


def _released(line, verb):
    title = words.new_title(line)
    place = ""
    if title or "department_id" in line.changed:
        place = f"; nhận công tác tại {line.after.unit}" if line.after.unit else ""
        place += f", vị trí {title}" if title else ""
    return (
        f"{verb} {words.duty(line.before)} đối với {words.born_person(line)}{place}, "
        f"{_since(line)}."
    )


def removal_pay(line):
    return (
        f"Ngạch, bậc, hệ số lương của {words.person(line)} giữ nguyên; phụ cấp chức vụ lãnh đạo "
        f"thực hiện theo quy định hiện hành, {_since(line)}."
    )


def secondment(line):
    title = words.new_title(line)
    post = f", vị trí {title}" if title else ""
    return f"Biệt phái {words.who(line)}, đến công tác tại {_host(line)}{post}, {_since(line)}."


def secondment_duties(line):
    # NĐ 138/2020/NĐ-CP, điều 27: the host assigns work, the sending body pays.
    sender = line.before.unit_agency or "Cơ quan cử biệt phái"
    return (
        f"Trong thời gian biệt phái, {words.person(line)} chịu sự phân công, bố trí, đánh giá, "
        f"kiểm tra của {_host(line)}; {sender} trả lương và bảo đảm các quyền lợi khác của "
        f"{words.person(line)}."
    )


def secondment_return(line):
    title = words.new_title(line)
    post = f", vị trí {title}" if title else ""
    host = f" tại {line.before.host}" if line.before.host else ""
    return (
        f"Kết thúc thời gian biệt phái{host} đối với {words.who(line)}; trở lại công tác tại "
        f"{_unit(line)}{post}, {_since(line)}."
    )


def rank_change(line):
    return (
        f"Bổ nhiệm {words.who(line)}, vào {words.rank(line.after)}, xếp lương "
        f"{_pay(line)}, {_since(line)}."
    )


def probation_end(line):
    return (
        f"Công nhận hết thời gian tập sự đối với {words.who(line)} và bổ nhiệm vào "
        f"{words.rank(line.after)}, xếp lương {_pay(line)}, {_since(line)}."
    )


def recruitment(line):
    return _taken_on(line, "Tuyển dụng")


def rejoining(line):
    return _taken_on(line, "Tiếp nhận trở lại")


def _taken_on(line, verb):
    kind = words.CATEGORIES.get(line.after.category, "việc")
    title = line.after.position
    post = f", vị trí {title}" if title else ""
    return (
        f"{verb} {words.born_person(line)}, vào làm {kind} tại {_unit(line)}{post}, {_since(line)}."
    )


def recruitment_pay(line):
    pay = words.rank_and_pay(line.after)
    if not pay:
        return f"{_he(line)} được hưởng lương và các chế độ theo quy định hiện hành."
    share = line.after.salary_percent
    probation = f"; trong thời gian tập sự hưởng {share}% mức lương" if 0 < share < 100 else ""
    sentence = f"{_he(line)} được xếp lương {pay}{probation}."
    return " ".join(filter(None, (sentence, next_raise(line))))


def long_leave(line):
    return f"Cho {words.who(line)}, nghỉ việc không hưởng lương, {_since(line)}."


def long_leave_pay(line):
    # TT 08/2013/TT-BNV, điều 2, khoản 3: such leave does not count towards the next raise.
    return (
        f"Trong thời gian nghỉ việc không hưởng lương, {words.person(line)} không được hưởng lương "
        "và các chế độ theo lương; thời gian này không tính vào thời gian để xét nâng bậc lương "
        "thường xuyên."
    )


def leave_return(line):
    title = words.new_title(line)
    post = f", vị trí {title}" if title else ""
    return f"Tiếp nhận {words.who(line)}, trở lại làm việc tại {_unit(line)}{post}, {_since(line)}."


def paid_again(line):
    pay = words.rank_and_pay(line.after)
    return f"{_he(line)} được hưởng lương {pay}, {_since(line)}." if pay else ""


def retirement(line):
    return (
        f"{words.capital(words.who(line))}, được nghỉ hưu để hưởng chế độ bảo hiểm xã hội, "
        f"{_since(line)}."
    )


def retirement_benefit(line):
    return (
        f"Chế độ hưu trí của {words.person(line)} do cơ quan Bảo hiểm xã hội giải quyết theo quy "
        "định của pháp luật về bảo hiểm xã hội."
    )


def early_retirement(line):
    return f"{words.capital(words.who(line))}, được nghỉ hưu trước tuổi, {_since(line)}."


def staff_reduction(line):
    return f"Cho {words.who(line)}, thôi việc do tinh giản biên chế, {_since(line)}."


def resignation(line):
    return f"Cho {words.who(line)}, thôi việc theo nguyện vọng, {_since(line)}."


def resignation_duties(line):
    return (
        f"{_he(line)} được giải quyết trợ cấp thôi việc và các chế độ khác theo quy định của pháp "
        "luật; có trách nhiệm bàn giao công việc, hồ sơ, tài liệu và tài sản được giao."
    )


def moved_out(line):
    return f"Đồng ý để {words.who(line)}, chuyển công tác ra ngoài tỉnh, {_since(line)}."


def moved_out_duties(line):
    return (
        f"{_he(line)} có trách nhiệm bàn giao công việc, hồ sơ, tài liệu và tài sản được giao; "
        "lương và các chế độ khác do cơ quan mới chi trả kể từ thời điểm nhận công tác."
    )


def death(line):
    return f"Chấm dứt công tác đối với {words.who(line)}, do từ trần, {_since(line)}."


def death_benefit(line):
    return (
        f"Chế độ tử tuất đối với thân nhân của {words.person(line)} thực hiện theo quy định của "
        "pháp luật về bảo hiểm xã hội."
    )
