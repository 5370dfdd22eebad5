"""What the product looks like once installed: Vietnamese, Việt Nam, đồng."""

import base64

from odoo.tools.misc import file_open


def post_init_hook(env):
    """Make Vietnamese the language of the product and load the structure of units.

    Everything here is a default that an administrator may change afterwards.
    """
    env["res.lang"]._activate_lang("vi_VN")
    vietnam = env.ref("base.vn")
    dong = env.ref("base.VND")
    dong.active = True
    company = env.ref("base.main_company")
    company.partner_id.write({"country_id": vietnam.id, "lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
    company.write({"country_id": vietnam.id, "currency_id": dong.id})
    if company.uses_default_logo:
        # Odoo would show "Your logo" on the login page and the portal.
        with file_open("cchc_base/static/description/icon.png", "rb") as icon:
            company.logo = base64.b64encode(icon.read())
    env["ir.default"].set("res.partner", "lang", "vi_VN")
    env["ir.default"].set("res.partner", "tz", "Asia/Ho_Chi_Minh")
    env["res.partner"].search([("user_ids", "!=", False)]).write(
        {"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"}
    )
    # Accounts are given by an administrator; a visitor of the login page makes none.
    env["ir.config_parameter"].set_param("auth_signup.invitation_scope", "b2b")
    # The demonstration tree of `hr` (one department "Administration") has no place here.
    env.ref("hr.dep_administration", raise_if_not_found=False) and env.ref(
        "hr.dep_administration"
    ).action_archive()
