"""Run in Odoo's shell: the units of a province and one login of Home Affairs for all of them."""

env["cchc.unit.structure"]._load("kien_giang")  # noqa: F821
root = env["hr.department"].search([("code", "=", "KG")])  # noqa: F821
env["res.users"].create(  # noqa: F821
    {
        "name": "Sở Nội vụ",
        "login": "sonoivu",
        "password": "sonoivu",
        "lang": "vi_VN",
        "tz": "Asia/Ho_Chi_Minh",
        "group_ids": [(6, 0, env.ref("cchc_base.group_home_affairs").ids)],  # noqa: F821
        "unit_ids": [(6, 0, root.ids)],
    }
)
env.cr.commit()  # noqa: F821  # pylint: disable=invalid-commit
