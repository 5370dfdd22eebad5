from datetime import date

from odoo.tests.common import TransactionCase, new_test_user

TREE_START = date(2016, 1, 1)


class CchcCase(TransactionCase):
    """A small province: two departments with divisions, one district with a commune."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Without letters of invitation a user is made in half the time.
        quick = {"tracking_disable": True, "no_reset_password": True, "lang": "en_US"}
        cls.env = cls.env(context=dict(cls.env.context, **quick))
        cls.province = cls._create_unit("T", "UBND tỉnh", "people_committee", "province")
        cls.home = cls._create_unit(
            "T.NV", "Sở Nội vụ", "specialised_department", "province", cls.province
        )
        cls.home_division = cls._create_unit(
            "T.NV.CC", "Phòng Công chức", "division", "province", cls.home
        )
        cls.finance = cls._create_unit(
            "T.TC", "Sở Tài chính", "specialised_department", "province", cls.province
        )
        cls.finance_division = cls._create_unit(
            "T.TC.NS", "Phòng Ngân sách", "division", "province", cls.finance
        )
        cls.district = cls._create_unit(
            "T.HD", "UBND huyện Hòn Đất", "people_committee", "district", cls.province
        )
        cls.commune = cls._create_unit(
            "T.BS", "UBND xã Bình Sơn", "people_committee", "commune", cls.district
        )

    @classmethod
    def _create_unit(cls, code, name, kind, level, parent=None, date_from=TREE_START, **vals):
        return cls.env["hr.department"].create(
            {
                "code": code,
                "name": name,
                "kind_id": cls.env.ref(f"cchc_base.unit_kind_{kind}").id,
                "level_id": cls.env.ref(f"cchc_base.admin_level_{level}").id,
                "parent_id": parent.id if parent else False,
                "date_from": date_from,
                **vals,
            }
        )

    @classmethod
    def _create_user(cls, login, role, units):
        return new_test_user(
            cls.env,
            login=login,
            groups=f"cchc_base.group_{role}",
            unit_ids=[(6, 0, units.ids)],
        )
