"""Whoever has the whole database before the codes are opened can't join scripts to names."""

import base64

from odoo.exceptions import UserError

from odoo.addons.cchc_base.engine.sheet import new_workbook
from odoo.addons.cchc_recruitment.rules import sealing

from .common_dump import DumpCase

WRITTEN = ("points", "write_date", "ctid")


class TestDump(DumpCase):
    def test_nothing_in_the_database_joins_names_and_scripts(self):
        self.assertEqual(self._leaks(), set())
        self._mark_all("70")
        self.assertEqual(self._leaks(), set())

    def test_nor_after_the_codes_were_taken_back_and_drawn_anew(self):
        self.paper.seal_id.action_void()
        before = self.codes
        rows = self._seal()
        self.codes = {code: number for number, _seat, _room, code in rows}
        self.assertFalse(before.keys() & self.codes.keys())
        self.assertEqual(self._leaks(), set())
        # The old codes still stand in the bytes of the pages, beside nobody.
        self.codes = before
        self.assertEqual(self._texts() | self._pages() | self._files() | self._dead_rows(), set())

    def test_codes_are_not_drawn_anew_once_somebody_typed(self):
        """Also a mark that was taken away again stands in the log."""
        mark = self.env["cchc.recruitment.mark"].with_user(self.marker).search([], limit=1)
        mark.typed = "70"
        mark.typed = False
        with self.assertRaisesRegex(UserError, "somebody has marked"):
            self.paper.seal_id.action_void()

    def test_nor_after_an_opening_that_was_refused(self):
        """A figure is missing, so that nothing is opened: nothing was written either."""
        self._mark_all("70")
        self.env.ref("cchc_recruitment.recruitment_figure_general_warning_minus_percent").unlink()
        with self.assertRaisesRegex(UserError, "is missing"):
            self._open()
        self.assertEqual(self.paper.seal_state, "sealed")
        self.assertEqual(self._leaks(), set())

    # -- how the tables hang together ----------------------------------------------------------

    def test_no_column_refers_to_both(self):
        """Foreign keys of what hangs on scripts: none leads to an application that is filled."""
        self.assertEqual(
            self._query("SELECT count(application_id) FROM cchc_recruitment_script"), [(0,)]
        )
        self.assertEqual(
            set(
                self._query(
                    """
                    SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
                     WHERE contype = 'f' AND confrelid IN ('cchc_recruitment_script'::regclass,
                                                           'cchc_recruitment_mark'::regclass)
                    """
                )
            ),
            {
                ("cchc_recruitment_mark", "cchc_recruitment_script"),
                ("cchc_recruitment_mark_log", "cchc_recruitment_mark"),
            },
        )

    def test_scripts_are_of_one_moment_and_one_transaction(self):
        """However they are sorted, the codes are in the order of their own random digits."""
        rows = self._query(
            """
            SELECT code, create_date, write_date, create_uid, xmin::text
              FROM cchc_recruitment_script ORDER BY id
            """
        )
        codes = [row[0] for row in rows]
        self.assertEqual(codes, sorted(codes))
        for column in range(1, 5):
            self.assertEqual(len({row[column] for row in rows}), 1)

    def test_the_size_of_the_envelope_tells_the_count_alone(self):
        """Another drawing of the same candidates makes an envelope of the same length."""
        before = len(self.paper.sudo().seal_id.envelope["content"])
        self.paper.seal_id.action_void()
        self._seal()
        self.assertEqual(len(self.paper.sudo().seal_id.envelope["content"]), before)


class TestPlanted(DumpCase):
    """The attack knows what it looks for: each kind of leak is found where it is put by hand.

    A class of its own: what it plants stays in the pages when it is rolled back.
    """

    def test_the_opened_codes_are_found(self):
        self._mark_all("70")
        self._open()
        self.assertLessEqual(
            {("dead row", "cchc_recruitment_script"),
             ("value", "cchc_recruitment_script.application_id"),
             ("order", "cchc_recruitment_script.application_id")},
            self._leaks(),
        )  # fmt: skip

    def test_a_planted_leak_is_found(self):
        code, number = next(iter(self.codes.items()))
        told = f"Bài {code} của thí sinh {number}"

        def listed(book):
            book.add_worksheet().write_string(0, 0, told)

        def message():
            self.session.message_post(body=told)

        def deleted():
            self.env["ir.logging"].sudo().create(
                {"name": "x", "type": "server", "message": told, "path": "x", "func": "x",
                 "line": "1"}
            ).unlink()  # fmt: skip

        def bus():
            self.env["bus.bus"].sudo().create({"channel": "x", "message": told})

        def asked():
            self.env["cchc.recruitment.cancel"].sudo().create(
                {"session_id": self.session.id, "reason": told}
            )

        def stored():
            content = base64.b64encode(new_workbook(listed))
            self.env["ir.attachment"].create({"name": "x.xlsx", "datas": content})

        def written():
            # Something in the order of the candidates.
            for code, number in self.codes.items():
                self.env.cr.execute(
                    "UPDATE cchc_recruitment_mark SET points = %(number)s, write_date = create_date"
                    " + make_interval(secs => %(number)s) WHERE code = %(code)s",
                    {"code": code, "number": int(number)},
                )

        def together():
            self.env.cr.execute(
                """
                UPDATE cchc_recruitment_script SET write_date = '2026-05-05 05:05:05.555'
                 WHERE code = %(code)s;
                UPDATE cchc_recruitment_seat SET write_date = '2026-05-05 05:05:05.555'
                 WHERE application_id = %(person)s
                """,
                {"code": code, "person": self.own[number].id},
            )

        def taken_back():
            self.env.cr.execute(
                "UPDATE cchc_recruitment_script SET application_id = %s WHERE code = %s;"
                "UPDATE cchc_recruitment_script SET application_id = NULL",
                [self.own[number].id, code],
            )

        before = self._leaks()
        for plant, wanted in (
            (message, {("code", "mail_message"), ("page", "mail_message")}),
            (deleted, {("page", "ir_logging")}),
            (bus, {("code", "bus_bus"), ("page", "bus_bus")}),
            (asked, {("code", "cchc_recruitment_cancel"), ("page", "cchc_recruitment_cancel")}),
            (stored, {("file", "filestore")}),
            (written, {("order", f"cchc_recruitment_mark.{name}") for name in WRITTEN}),
            (together, {("moment", "cchc_recruitment_script")}),
            (taken_back, {("dead row", "cchc_recruitment_script")}),
        ):
            with self.subTest(plant.__name__):
                plant()
                after = self._leaks()
                self.assertLessEqual(wanted, after - before)
                before = after

    def test_scripts_in_the_order_of_the_candidates_are_found(self):
        self.paper.seal_id.action_void()
        self.patch(
            sealing,
            "draw",
            lambda people: dict(zip(sealing.new_codes(len(people)), sorted(people), strict=True)),
        )
        self.codes = {code: number for number, _seat, _room, code in self._seal()}
        self.assertLessEqual(
            {("order", f"cchc_recruitment_script.{name}") for name in ("id", "code")},
            self._leaks(),
        )
