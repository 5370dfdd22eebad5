"""How the decision reads by which somebody leaves after the rating of a year.

The type is one of this addon; its wording joins those of the types that `cchc_hr` ships.
"""

from odoo.addons.cchc_hr.documents import decision_sentences as sentences
from odoo.addons.cchc_hr.documents import decision_words as words
from odoo.addons.cchc_hr.documents.decision_text import WORDINGS, Wording

KIND = "rating_leave"


def leaving(line):
    since = f"kể từ {words.on(line.effective)}"
    return f"Cho {words.who(line)}, thôi việc do không hoàn thành nhiệm vụ, {since}."


WORDINGS[KIND] = Wording(
    leaving,
    sentences.resignation_duties,
    "Cho thôi việc do không hoàn thành nhiệm vụ đối với",
    "Trợ cấp thôi việc và các chế độ khác được giải quyết theo quy định của pháp luật.",
)
