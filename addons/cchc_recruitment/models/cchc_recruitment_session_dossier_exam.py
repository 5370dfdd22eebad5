from odoo import models

from ..rules.published import COLUMNS as PUBLISHED
from ..rules.published import HEADS
from .cchc_recruitment_session_dossier import as_csv


class CchcRecruitmentSession(models.Model):
    """What the examination left behind: boards, lists, minutes, codes, requests, choices.

    Codes of scripts are never joined to names here, opened or not.
    """

    _inherit = "cchc.recruitment.session"

    def _dossier_exam(self):
        return [
            *self._dossier_boards(),
            *self._dossier_eligible(),
            *self._dossier_rounds(),
            *self._dossier_minutes(),
            *self._dossier_seals(),
            *self._dossier_remarks(),
            *self._dossier_publications(),
            *self._dossier_choices(),
        ]

    def _told(self, record, name):
        """A selection in words, for the archive always in Vietnamese."""
        field = record._fields[name]
        words = dict(field._description_selection(self.with_context(lang="vi_VN").env))
        return words.get(record[name], "")

    def _readable(self, model):
        """Records of the session, none where the reader may not read the model."""
        Model = self.env[model]
        if not Model.has_access("read"):
            return Model
        return Model.search([("session_id", "=", self.id)], order="id")

    def _dossier_boards(self):
        parts = []
        for board in self._readable("cchc.recruitment.board"):
            rows = [
                {
                    "role": self._told(member, "role"),
                    "name": member.name or "",
                    "title": member.title or "",
                    "declared_on": member.declared_on or "",
                    "declaration": self._told(member, "declaration"),
                }
                for member in board.member_ids
            ]
            parts.append(
                {
                    "section": "Hội đồng, các ban",
                    "name": f"{self._told(board, 'kind')} ({board.decision_number or ''})",
                    "day": board.decided_on,
                    "file": f"03_hoi_dong/{board.id}_{board.kind}.csv",
                    "content": as_csv(rows),
                }
            )
        return parts

    def _dossier_eligible(self):
        if not self.eligible_published_on:
            return []
        return [
            {
                "section": "Danh sách đủ điều kiện",
                "name": "Danh sách thí sinh đủ điều kiện dự tuyển",
                "day": self.eligible_published_on,
                "file": "03_danh_sach/du_dieu_kien.csv",
                "content": as_csv(self._eligible_rows()),
            }
        ]

    def _dossier_minutes(self):
        """Attendance and minutes of each room."""
        sittings = self._readable("cchc.recruitment.sitting")
        rows = [
            {
                "sitting": sitting.display_name,
                "starts_at": sitting.starts_at,
                "candidates": sitting.seat_count,
                "present": sitting.present_count,
                "absent": sitting.absent_count,
                "minutes": sitting.minutes or "",
            }
            for sitting in sittings
        ]
        rows += [
            {
                "sitting": seat.sitting_id.display_name,
                "starts_at": seat.starts_at,
                "candidates": seat.candidate_number or "",
                "present": "",
                "absent": self._told(seat, "incident"),
                "minutes": seat.incident_minutes or "",
            }
            for seat in sittings.seat_ids
            if seat.incident
        ]
        if not rows:
            return []
        return [
            {
                "section": "Tổ chức thi, xét",
                "name": "Biên bản các phòng thi, vi phạm",
                "day": False,
                "file": "04_thi/bien_ban_phong_thi.csv",
                "content": as_csv(rows),
            }
        ]

    def _dossier_seals(self):
        rows = [
            {
                "paper": seal.paper_id.name,
                "state": self._told(seal, "state"),
                "sealed_by": seal.officers or "",
                "scripts": seal.script_count,
                "opened_at": seal.opened_at or "",
                "opened_by": seal.opened_by or "",
            }
            for seal in self._readable("cchc.recruitment.seal")
        ]
        if not rows:
            return []
        return [
            {
                "section": "Chấm thi",
                "name": "Niêm phong và mở phách",
                "day": False,
                "file": "05_cham_thi/niem_phong.csv",
                "content": as_csv(rows),
            }
        ]

    def _dossier_remarks(self):
        rows = [
            {
                "candidate_number": row.application_id.candidate_number or "",
                "paper": row.paper_id.name,
                "asked_on": row.asked_on or "",
                "state": self._told(row, "state"),
                "old_points": row.old_points,
                "new_points": row.new_points,
                "minutes": row.minutes or "",
                "refusal": row.refusal or "",
            }
            for row in self._readable("cchc.recruitment.remark")
        ]
        if not rows:
            return []
        return [
            {
                "section": "Phúc khảo",
                "name": "Đơn phúc khảo và kết quả chấm lại",
                "day": False,
                "file": "06_phuc_khao/phuc_khao.csv",
                "content": as_csv(rows),
            }
        ]

    def _dossier_publications(self):
        return [
            {
                "section": "Công bố kết quả",
                "name": f"{row.title}, lần {row.number} (mã công bố {row.digest})",
                "day": row.published_at.date(),
                "file": f"07_ket_qua/danh_sach_lan_{row.number}.txt",
                "content": row.text.encode(),
            }
            for row in self.publication_ids.sorted("number")
        ]

    def _dossier_choices(self):
        """Whom the head chose among equals, by which document."""
        return [
            {
                "section": "Công bố kết quả",
                "name": f"Người đứng đầu quyết định khi bằng điểm: {row.post_id.display_name}",
                "day": row.create_date.date(),
                "text": row.document or "",
            }
            for row in self._readable("cchc.recruitment.choice")
        ]

    # -- on the public page -------------------------------------------------------------

    def _public_lists(self):
        """Lists that were published, the latest first.

        Dictionaries of ``title``, ``day``, ``digest``, ``columns`` and ``rows`` (texts). Candidates
        are named by number, nothing else of them is told.
        """
        self.ensure_one()
        return [
            {
                "title": row.title,
                "number": row.number,
                "day": f"{row.published_at:%d/%m/%Y}",
                "digest": row.digest,
                "columns": HEADS,
                "rows": [[one[name] for name in PUBLISHED] for one in row.rows or ()],
            }
            for row in self.publication_ids.sorted("number", reverse=True)
        ]
