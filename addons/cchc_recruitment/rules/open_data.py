"""The open data of recruitment: one row for each post, with the meaning of each column."""

import csv
import io

LICENCE = "CC BY 4.0"
# Column, meaning, kind.
DICTIONARY = (
    ("session", "Mã số kỳ tuyển dụng trong hệ thống", "số nguyên"),
    ("session_name", "Tên kỳ tuyển dụng", "chữ"),
    ("state", "Giai đoạn: announced, screening, examining, results, recognised, finished, "
     "cancelled", "mã"),
    ("unit", "Cơ quan tuyển dụng", "chữ"),
    ("category", "civil_servant: công chức; public_employee: viên chức", "mã"),
    ("law", "Văn bản áp dụng", "chữ"),
    ("form", "Hình thức tuyển dụng", "chữ"),
    ("announced_on", "Ngày thông báo", "ngày (năm-tháng-ngày)"),
    ("opens_on", "Nhận phiếu đăng ký từ ngày", "ngày (năm-tháng-ngày)"),
    ("closes_on", "Nhận phiếu đăng ký đến hết ngày", "ngày (năm-tháng-ngày)"),
    ("exam_on", "Ngày dự kiến khai mạc", "ngày (năm-tháng-ngày)"),
    ("fee", "Phí dự tuyển", "số nguyên, đồng"),
    ("post", "Mã vị trí", "chữ"),
    ("post_name", "Vị trí việc làm", "chữ"),
    ("post_unit", "Đơn vị sử dụng", "chữ"),
    ("rank", "Ngạch, chức danh nghề nghiệp", "chữ"),
    ("places", "Số lượng cần tuyển", "số nguyên"),
    ("exam_form", "Hình thức thi của vị trí", "chữ"),
    ("conditions", "Tiêu chuẩn, điều kiện, cách nhau bằng dấu chấm phẩy", "chữ"),
    ("version", "Lần thông báo", "số nguyên"),
    ("digest", "Mã kiểm SHA-256 của nội dung thông báo", "chữ"),
    ("url", "Trang công khai", "địa chỉ"),
)  # fmt: skip
COLUMNS = tuple(name for name, _meaning, _kind in DICTIONARY)


def rows(session, content, version, digest):
    """Rows of one session.

    :param session: dictionary of ``session``, ``state`` and ``url``
    :param content: what the latest version says, see `rules.announcement`
    """
    for post in content["posts"]:
        yield {
            **session,
            "session_name": content["name"],
            **{name: content.get(name) for name in (
                "unit", "category", "law", "form", "announced_on", "opens_on", "closes_on",
                "exam_on", "fee",
            )},
            "post": post["code"],
            "post_name": post["name"],
            "post_unit": post["unit"],
            "rank": post["rank"],
            "places": post["places"],
            "exam_form": post["exam_form"],
            "conditions": "; ".join(
                f"{row['kind']}: {row['words']}" for row in post["conditions"]
            ),
            "version": version,
            "digest": digest,
        }  # fmt: skip


def as_csv(found):
    """Bytes that spreadsheets open with Vietnamese letters; no cell is read as a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in found:
        writer.writerow([_plain(row.get(name)) for name in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def _plain(value):
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
