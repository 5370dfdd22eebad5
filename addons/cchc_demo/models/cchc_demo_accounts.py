import json
import secrets

from odoo import api, fields, models

from ..writer import QUIET

PARAMETER = "cchc_demo.passwords"

# login → role, group, unit in charge, what to look at. The person behind it is found by the place.
ACCOUNTS = (
    {
        "login": "sonoivu",
        "role": "Sở Nội vụ (toàn tỉnh) / Home Affairs of the province",
        "groups": ("cchc_base.group_home_affairs",),
        "unit": "KG",
        "person": ("KG.SNV.CCVC", "head"),
        "look_at": "Báo cáo BM01 toàn tỉnh; quyết định điều động giữa các cơ quan",
    },
    {
        "login": "noivuhuyen",
        "role": "Phòng Nội vụ huyện Châu Thành / district Home Affairs",
        "groups": ("cchc_base.group_district_home_affairs",),
        "unit": "KG.905",
        "person": ("KG.905.NV", "head"),
        "look_at": "Cán bộ, công chức cấp xã của huyện",
    },
    {
        "login": "tccb",
        "role": "Cán bộ tổ chức, Sở Tài chính / HR officer of a department",
        "groups": ("cchc_base.group_hr_officer",),
        "unit": "KG.STC",
        "person": ("KG.STC.VP", "staff"),
        "look_at": "Hồ sơ, nâng bậc lương, nhập danh sách từ Excel",
    },
    {
        "login": "thutruong",
        "role": "Giám đốc Sở Tài chính / head of the department",
        "groups": ("cchc_base.group_unit_head",),
        "unit": "KG.STC",
        "person": ("KG.STC", "head"),
        "look_at": "Danh sách và hồ sơ công chức của Sở (chỉ xem)",
    },
    {
        "login": "taichinh",
        "role": "Sở Tài chính, thẩm định kinh phí tinh giản (toàn tỉnh) / Finance",
        "groups": ("cchc_reduction.group_finance",),
        "unit": "KG",
        "person": ("KG.STC.QLNS", "head"),
        "look_at": "Danh sách tinh giản biên chế chờ thẩm định kinh phí",
    },
    {
        "login": "congchuc",
        "role": "Công chức Sở Tài chính (cổng thông tin) / employee (portal)",
        "groups": ("cchc_base.group_employee",),
        "unit": None,
        "person": ("KG.STC.QLNS", "staff"),
        "look_at": "Hồ sơ của chính mình trên cổng thông tin",
    },
    {
        "login": "thanhtra",
        "role": "Thanh tra (toàn tỉnh, chỉ xem) / inspector",
        "groups": ("cchc_base.group_inspector",),
        "unit": "KG",
        "person": ("KG.TTR.NV1", "head"),
        "look_at": "Mọi hồ sơ và quyết định, không sửa được gì",
    },
    *(
        {
            "login": f"giamkhao{number}",
            "role": f"Giám khảo {number} chấm thi tuyển dụng / marker",
            "groups": ("cchc_recruitment.group_marker",),
            "unit": None,
            "person": None,
            "look_at": "Chấm bài thi viết theo số phách, không thấy tên thí sinh",
        }
        for number in (1, 2)
    ),
    {
        "login": "thisinh@example.com",
        "role": "Thí sinh dự tuyển (cổng thông tin) / candidate",
        "groups": ("cchc_recruitment.group_candidate",),
        "unit": None,
        "person": None,
        "look_at": "Trang /tuyen-dung: phiếu đăng ký dự tuyển đang viết dở",
    },
)
ADMINISTRATOR = {
    "login": "admin",
    "role": "Quản trị hệ thống / administrator",
    "look_at": "Cài đặt, danh mục, người dùng",
}


class CchcDemoAccounts(models.AbstractModel):
    """The demonstration's logins. Passwords are drawn anew for each database."""

    _name = "cchc.demo.accounts"
    _description = "Accounts of the demonstration"

    @api.model
    def _create_accounts(self):
        passwords = {account["login"]: self._password() for account in (ADMINISTRATOR, *ACCOUNTS)}
        admin = self.env.ref("base.user_admin").sudo().with_context(**QUIET)
        root = self._unit("KG")
        admin.write(
            {
                "lang": "vi_VN",
                "tz": "Asia/Ho_Chi_Minh",
                "unit_ids": [fields.Command.link(root.id)],
            }
        )
        # Writing the password itself would mail a security notice.
        hashed = admin._crypt_context().hash(passwords["admin"])
        admin._set_encrypted_password(admin.id, hashed)
        for account in ACCOUNTS:
            self._create_account(account, passwords[account["login"]])
        # Whoever may read this parameter may set any password anyway.
        self.env["ir.config_parameter"].sudo().set_param(PARAMETER, json.dumps(passwords))

    @api.model
    def _create_account(self, account, password):
        unit = self._unit(account["unit"]) if account["unit"] else None
        self.env["res.users"].sudo().with_context(**QUIET).create(
            {
                "login": account["login"],
                "name": account["role"].partition(" / ")[0],
                "password": password,
                "lang": "vi_VN",
                "tz": "Asia/Ho_Chi_Minh",
                "group_ids": [
                    fields.Command.set([self.env.ref(name).id for name in account["groups"]])
                ],
                "unit_ids": [fields.Command.set(unit.ids if unit else [])],
            }
        )

    @api.model
    def _issuer(self):
        """Who enters the decisions of the demonstration: Home Affairs."""
        return self.env["res.users"].sudo().search([("login", "=", "sonoivu")])

    @api.model
    def _link_people(self):
        """Give each account a person of the province, whose name it takes."""
        for account in ACCOUNTS:
            if not account["person"]:
                continue
            user = self.env["res.users"].sudo().search([("login", "=", account["login"])])
            person = self._person(*account["person"])
            if user and person:
                person.sudo().with_context(**QUIET).user_id = user
                user.with_context(**QUIET).name = person.name

    @api.model
    def _logins(self):
        passwords = json.loads(self.env["ir.config_parameter"].sudo().get_param(PARAMETER) or "{}")
        return [
            {
                "login": account["login"],
                "password": passwords[account["login"]],
                "role": account["role"],
                "look_at": account["look_at"],
            }
            for account in (ADMINISTRATOR, *ACCOUNTS)
            if account["login"] in passwords
        ]

    # -- helpers --------------------------------------------------------------

    @api.model
    def _password(self):
        """Easy to type, hard to guess: twelve characters without look-alikes."""
        letters = "abcdefghjkmnpqrstuvwxyz23456789"
        return "-".join(
            "".join(secrets.choice(letters) for _each in range(4)) for _part in range(3)
        )

    @api.model
    def _unit(self, code):
        return self.env["hr.department"].sudo().search([("code", "=", code)], limit=1)

    @api.model
    def _person(self, code, role):
        """Who serves in the unit: its head, or the first person without a post."""
        people = (
            self.env["hr.employee"]
            .sudo()
            .search(
                [
                    ("unit_id", "=", self._unit(code).id),
                    ("user_id", "=", False),
                    ("current_version_id.service_status", "=", "serving"),
                    ("current_version_id.staffing_category", "=", "civil_servant"),
                ],
                order="staff_number",
            )
        )
        leaders = people.filtered(lambda one: one.current_version_id.leadership_post_id)
        ranked = (
            leaders.sorted(lambda one: one.current_version_id.leadership_post_id.sequence)
            if role == "head"
            else people - leaders
        )
        return ranked[:1]
