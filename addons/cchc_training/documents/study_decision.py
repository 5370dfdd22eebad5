"""How the decision reads by which people are sent to study.

The type changes no service facts; what is studied, where and for how long somebody commits stands
in the note of each line.
"""

from odoo.addons.cchc_hr.documents import decision_words as words
from odoo.addons.cchc_hr.documents.decision_text import WORDINGS, Wording

KIND = "study_sending"
_DUTIES = (
    "có trách nhiệm chấp hành quy chế của cơ sở đào tạo, báo cáo kết quả học tập; sau khi hoàn "
    "thành khóa học tiếp tục phục vụ đủ thời gian đã cam kết, nếu không thì đền bù chi phí đào tạo "
    "theo quy định của pháp luật."
)


def sent(line):
    return f"Cử {words.who(line)}, đi {words.given(words.small(line.note))}."


def duties(line):
    return f"{words.capital(words.person(line))} {_DUTIES}"


def all_sent(lines):
    """The first article about several people: the study is named there when it is the same."""
    notes = {line.note for line in lines}
    what = words.small(notes.pop()) if len(notes) == 1 else ""
    return f"Cử đi {what or 'đào tạo, bồi dưỡng'}, đối với"


WORDINGS[KIND] = Wording(
    sent,
    duties,
    all_sent,
    f"Những người có tên trong danh sách {_DUTIES}",
    noted="Khóa học, cam kết",
)
