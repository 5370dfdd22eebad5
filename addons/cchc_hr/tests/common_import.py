import base64
import io

import openpyxl

from .common import OPENED, CchcHrCase

HEADER = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số CCCD",
    "Đơn vị",
    "Đối tượng",
    "Mã ngạch",
    "Hệ số lương",
    "Ngày hưởng",
    "Số hiệu CBCCVC",
)
BINH = {
    "Họ và tên": "Trần Văn Bình",
    "Ngày sinh": "01/3/1980",
    "Giới tính": "Nam",
    "Số CCCD": "091080000001",
    "Đơn vị": "Phòng Công chức",
    "Đối tượng": "Công chức",
    "Mã ngạch": "01.003",
    "Hệ số lương": "3,33",
    "Ngày hưởng": "1/7/2018",
}
HOA = BINH | {
    "Họ và tên": "LÊ THỊ HOA",
    "Ngày sinh": "5/1985",
    "Giới tính": "Nữ",
    "Số CCCD": "091185000002",
    "Đơn vị": "Sở Nội vụ",
    "Hệ số lương": 4.98,
}
KHANG = BINH | {
    "Họ và tên": "Danh Khang",
    "Ngày sinh": 1990,
    "Số CCCD": None,
    "Mã ngạch": "01004",
    "Hệ số lương": "2.41 ",
}
WRONG = BINH | {"Họ và tên": "Võ Văn Sai", "Số CCCD": "091080000009", "Hệ số lương": "9,99"}


def workbook(*people, header=HEADER, title=None):
    """The bytes of a list of people, each a dict by column."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    sheet.append([title or "DANH SÁCH CÔNG CHỨC"])
    sheet.append([])
    sheet.append(header)
    for number, person in enumerate(people, start=1):
        sheet.append([{"STT": number, **person}.get(label) for label in header])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class ImportSteps:
    """Short ways to import a list; needs `env` and an `officer`."""

    def _as(self, user):
        return self.env(user=user, context=dict(self.env.context, lang="en_US"))

    def _batch(self, *people, user=None, content=None, **vals):
        user = user or self.officer
        content = workbook(*people) if content is None else content
        return self._as(user)["cchc.import.batch"].create(
            {
                "file": base64.b64encode(content),
                "filename": "danh_sach.xlsx",
                "unit_id": user.unit_ids[:1].id,
                "date_effective": OPENED,
                "date_signed": OPENED,
                **vals,
            }
        )

    def _checked(self, *people, **kwargs):
        batch = self._batch(*people, **kwargs)
        batch.action_check()
        return batch

    def _run_job(self):
        """The scheduled job, which commits as it goes."""
        self.env.flush_all()
        with self.enter_registry_test_mode(), self.registry.cursor() as cr:
            self.env(cr=cr, user=self.env.ref("base.user_root"))["cchc.import.batch"]._cron_apply()
        self.env.invalidate_all(flush=False)

    def _applied(self, *people, **kwargs):
        batch = self._checked(*people, **kwargs)
        batch.action_apply()
        self._run_job()
        return batch

    def _states(self, batch):
        return {row.name: row.state for row in batch.row_ids}

    def _refused(self, batch):
        return batch.row_ids.filtered(lambda row: row.state == "refused")

    def _codes(self, row):
        return [data["code"] for data in [*(row.findings or []), *(row.conflicts or [])]]

    def _person(self, name):
        return self.env["hr.employee"].search([("name", "=", name)])

    def assertComplete(self, batch):
        """Rows read = applied + unchanged + refused, and as many lines as applied rows."""
        self.assertEqual(
            batch.rows_read, batch.rows_applied + batch.rows_unchanged + batch.rows_refused
        )
        self.assertEqual(batch.rows_read, len(batch.row_ids))
        self.assertEqual(len(batch.decision_id.line_ids), batch.rows_applied)


class ImportCase(ImportSteps, CchcHrCase):
    """The small province with an officer of one department."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._create_user("can_bo_to_chuc", "hr_officer", cls.home)
        cls.other_officer = cls._create_user("can_bo_tai_chinh", "hr_officer", cls.finance)
        cls.home_affairs = cls._create_user("noi_vu", "home_affairs", cls.province)
        # The job writes in the language of the officer; the tests read English.
        (cls.officer | cls.other_officer | cls.home_affairs).lang = "en_US"
