import csv
import hashlib
import io
import json
import zipfile

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.cchc_base.models.cchc_document import file_name
from odoo.addons.cchc_base.tools import vietnam_time

from ..documents import dossier

COLUMNS = ("section", "name", "day", "file", "digest")
# The whole of a session in one file: what is larger is fetched from its records.
MOST_BYTES = 500_000_000


class CchcRecruitmentSession(models.Model):
    """The whole file of a session in one place: on the screen, as a ZIP and as a printed index."""

    _name = "cchc.recruitment.session"
    _inherit = ["cchc.recruitment.session", "cchc.document"]

    dossier_page = fields.Html(
        compute="_compute_dossier_page", sanitize=False, string="The file of the session"
    )

    def _compute_dossier_page(self):
        for session in self:
            session.dossier_page = self.env["ir.qweb"]._render(
                "cchc_recruitment.session_dossier",
                {
                    "session": session,
                    "facts": session._dossier_facts(),
                    "steps": session._steps() if session.law else [],
                    "parts": session._dossier_index(),
                },
            )

    def action_open_dossier(self):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("The file of the session"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [
                (self.env.ref("cchc_recruitment.cchc_recruitment_session_view_dossier").id, "form")
            ],
        }

    def action_download_dossier(self):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {"url": f"/cchc/recruitment/session/{self.id}/zip", "data": {}},
        }

    # -- what belongs to it ----------------

    def _dossier_parts(self):
        """Everything of the session, in the order of the procedure.

        Each is a dictionary of ``section``, ``name``, ``day``, ``file`` (path in the archive) and
        ``content`` (bytes, or a function that gives them) or ``text`` (what has no file of its
        own). Parts of the addon add theirs; the rights are those of the reader.
        """
        self.ensure_one()
        return [
            *self._dossier_plan(),
            *self._dossier_announcements(),
            *self._dossier_exam(),
            *self._dossier_outcome(),
            *self._dossier_attachments(),
        ]

    def _dossier_plan(self):
        plan = self.plan_id
        if not plan:
            return []
        rows = [
            {
                "unit": line.unit_id.name,
                "position": line.position_id.name or "",
                "establishment": line.category_id.name,
                "asked": line.places,
                "granted": line.granted,
                "reserved": line.reserved,
                "reason": line.reason or "",
            }
            for line in plan.line_ids
        ]
        return [
            {
                "section": "Kế hoạch tuyển dụng",
                "name": f"{plan.name} ({plan.document_id.number or ''})",
                "day": plan.document_id.date_issued or False,
                "file": "01_ke_hoach/ke_hoach.csv",
                "content": as_csv(rows),
            }
        ]

    def _dossier_announcements(self):
        return [
            {
                "section": "Thông báo tuyển dụng",
                "name": f"Thông báo lần {row.number}" + (f": {row.reason}" if row.reason else ""),
                "day": row.published_on,
                "file": f"02_thong_bao/lan_{row.number}.json",
                "content": json.dumps(row.content, ensure_ascii=False, indent=1).encode(),
            }
            for row in self.announcement_ids.sorted("number")
        ]

    def _dossier_rounds(self):
        rows = [
            {
                "round": row.name,
                "from": row.starts_on or "",
                "until": row.ends_on or "",
                "papers": "; ".join(row.paper_ids.mapped("name")),
            }
            for row in self.round_ids
        ]
        if not rows:
            return []
        return [
            {
                "section": "Tổ chức thi, xét",
                "name": "Các vòng thi",
                "day": False,
                "file": "04_thi/cac_vong.csv",
                "content": as_csv(rows),
            }
        ]

    def _dossier_outcome(self):
        parts = []
        if self.recognition_id:
            parts.append(
                {
                    "section": "Công nhận kết quả",
                    "name": self.recognition_id.display_name,
                    "day": self.recognised_on,
                    "text": self.recognition_id.title,
                }
            )
        rows = [
            {
                "candidate_number": offer.application_id.candidate_number or "",
                "name": offer.application_id.name,
                "post": offer.post_id.code,
                "place": offer.place,
                "state": dict(self.offer_ids._fields["state"]._description_selection(self.env))[
                    offer.state
                ],
                "decision": offer.decision_id.number or "",
                "started_on": offer.started_on or "",
                "reason": offer.reason or "",
            }
            for offer in self.offer_ids
        ]
        if rows:
            parts.append(
                {
                    "section": "Tuyển dụng",
                    "name": "Người trúng tuyển, quyết định, nhận việc",
                    "day": self.recognised_on,
                    "file": "08_tuyen_dung/nguoi_trung_tuyen.csv",
                    "content": as_csv(rows),
                }
            )
        parts += [
            {
                "section": "Tuyển dụng",
                "name": f"Quyết định {decision.number}",
                "day": decision.date_signed,
                "file": f"08_tuyen_dung/{file_name(decision.number)}.pdf",
                "content": decision.signed_file and self._binary(decision, "signed_file"),
                "text": decision.subject,
            }
            for decision in self.offer_ids.decision_id
            if decision.state != "draft"
        ]
        if self.cancelled_on:
            parts.append(
                {
                    "section": "Hủy kỳ tuyển dụng",
                    "name": self.cancel_reason,
                    "day": self.cancelled_on,
                    "text": self.cancel_reason,
                }
            )
        return parts

    def _dossier_attachments(self):
        """Files that officers attached to the session."""
        files = self.env["ir.attachment"].search(
            [("res_model", "=", self._name), ("res_id", "=", self.id), ("res_field", "=", False)],
            order="id",
        )
        return [
            {
                "section": "Tài liệu đính kèm",
                "name": file.name,
                "day": file.create_date.date(),
                "file": f"09_dinh_kem/{file.id}_{file_name(file.name)}",
                "content": file.raw,
            }
            for file in files
        ]

    @api.model
    def _binary(self, record, field):
        stored = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", record._name),
                    ("res_id", "=", record.id),
                    ("res_field", "=", field),
                ],
                limit=1,
            )
        )
        return stored.raw or b""

    # -- the index and the archive ----------------

    def _dossier_facts(self):
        """Labels and values of the session."""
        self.ensure_one()
        names = (
            *("unit_id", "category", "form", "law_title", "announced_on", "opens_on", "closes_on"),
            *("places", "recognition_id", "recognised_on", "state", "cancel_reason"),
        )
        found = []
        for name in names:
            field, value = self._fields[name], self[name]
            if not value:
                continue
            if field.type == "selection":
                value = dict(field._description_selection(self.env))[value]
            elif field.type == "date":
                value = format_date(self.env, value)
            elif field.type == "many2one":
                value = value.display_name
            found.append((field._description_string(self.env), str(value)))
        return found

    def _dossier_rows(self):
        """The parts with the digest of each file."""
        rows = []
        for part in self._dossier_parts():
            content = part.get("content")
            content = content() if callable(content) else content
            rows.append(
                {
                    **part,
                    "content": content or None,
                    "file": part.get("file", "") if content else "",
                    "digest": hashlib.sha256(content).hexdigest() if content else "",
                }
            )
        return rows

    def _dossier_index(self):
        """The index in plain texts."""
        return [
            {
                "section": row["section"],
                "name": row["name"] or "",
                "day": format_date(self.env, row["day"]) if row["day"] else "",
                "file": row["file"],
                "digest": row["digest"],
            }
            for row in self._dossier_rows()
        ]

    def _dossier_zip(self):
        """``(name, bytes)`` of the archive: the index with digests, and every file."""
        self.ensure_one()
        self.check_access("read")
        rows = self._dossier_rows()
        if sum(len(row["content"] or b"") for row in rows) > MOST_BYTES:
            raise UserError(
                self.env._(
                    "The file of %s is too large for one archive: download its parts.", self.name
                )
            )
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for row in rows:
                if row["content"]:
                    archive.writestr(row["file"], row["content"])
            for name, document in self._dossier_papers():
                archive.writestr(name, document)
            archive.writestr(
                "muc_luc.csv",
                as_csv([{name: row[name] or "" for name in COLUMNS} for row in rows]),
            )
        return f"{file_name(self.name)}_ho_so.zip", made.getvalue()

    def _dossier_papers(self):
        """What is printed from the parts, for whoever reads no data: ``(name, bytes)``."""
        announcements = self.announcement_ids.sorted("number")
        lists = self.publication_ids.sorted("number")
        papers = [("muc_luc.docx", self._render_documents()[0])]
        for folder, records in (("02_thong_bao", announcements), ("07_ket_qua", lists)):
            made = records._render_documents() if records else ()
            papers += [
                (f"{folder}/lan_{record.number}.docx", document)
                for record, document in zip(records, made, strict=True)
            ]
        return papers

    # -- on paper ----------------

    def _document_context(self):
        history = self.env["hr.department"].sudo()._unit_history()
        today = vietnam_time.today()
        return {
            session.id: dossier.context(
                session.unit_id.sudo()._document_issuer(history, today),
                today,
                session.name,
                session._dossier_facts(),
                [
                    {
                        "name": step["name"],
                        "due": step["due"] or "",
                        "done": step["done"] or "",
                        "article": step["article"],
                        "late": "Trễ hạn" if step["is_late"] else "",
                    }
                    for step in (session._steps() if session.law else [])
                ],
                session._dossier_index(),
            )
            for session in self
        }

    @api.model
    def _document_samples(self):
        return dossier.samples()

    def _document_name(self):
        return f"Muc luc ho so {self.name}"

    @api.model
    def _document_bundle_name(self):
        return "Ho so ky tuyen dung"


def as_csv(rows):
    """Bytes that spreadsheets open with Vietnamese letters."""
    if not rows:
        return b""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
