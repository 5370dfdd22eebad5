from werkzeug.exceptions import NotFound

from odoo.exceptions import AccessError, UserError
from odoo.http import Controller, request, route

from odoo.addons.cchc_base.controllers.download import as_file
from odoo.addons.cchc_base.engine.sheet import new_workbook
from odoo.addons.cchc_base.models.cchc_document import MIMETYPES, file_name

MOST_OFFICERS = 3
BACK = "/odoo/action-cchc_recruitment.cchc_recruitment_paper_action/{}"


class SealController(Controller):
    """The pages on which officers type their passphrases: these reach no record and no log."""

    @route(
        "/cchc/recruitment/paper/<int:paper_id>/seal",
        type="http",
        auth="user",
        methods=["GET", "POST"],
    )
    def seal(self, paper_id, **typed):
        """Draw the codes, seal whose they are, hand out the list of codes once."""
        paper = self._paper(paper_id)
        error = ""
        if request.httprequest.method == "POST":
            try:
                with request.env.cr.savepoint():
                    rows = paper._seal(_passphrases(typed, confirmed=True))
                return self._list_of_codes(paper, rows)
            except UserError as refused:
                error = str(refused)
        return self._page("cchc_recruitment.seal_page", paper, error, paper._keepers(), typed)

    @route(
        "/cchc/recruitment/paper/<int:paper_id>/unseal",
        type="http",
        auth="user",
        methods=["GET", "POST"],
    )
    def unseal(self, paper_id, **typed):
        paper = self._paper(paper_id)
        seal = paper.seal_id
        error = ""
        if request.httprequest.method == "POST":
            try:
                with request.env.cr.savepoint():
                    seal.ensure_one()._open(_passphrases(typed))
                return request.redirect(BACK.format(paper.id))
            except UserError as refused:
                error = str(refused)
        return self._page("cchc_recruitment.unseal_page", paper, error, seal.member_ids, typed)

    def _paper(self, paper_id):
        paper = request.env["cchc.recruitment.paper"].browse(paper_id).exists()
        try:
            paper.check_access("write")
        except AccessError:
            raise NotFound() from None
        if not paper:
            raise NotFound()
        return paper

    def _page(self, template, paper, error, members, typed):
        sealing = template.endswith(".seal_page")
        ready = paper.can_seal if sealing else paper.can_open
        values = {
            "paper": paper,
            "back": BACK.format(paper.id),
            "told": not ready and (paper.waits_for or self._nothing_to_do(paper)),
            "error": error,
            "members": members,
            # Who was chosen stays chosen; what was typed in secret is typed anew.
            "typed": typed,
            "places": range(MOST_OFFICERS if sealing else 2),
            "title": paper.display_name,
        }
        response = request.render(template, values)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _nothing_to_do(self, paper):
        """Why neither sealing nor opening comes now."""
        if paper.seal_state == "opened":
            return request.env._("The codes were opened already.")
        if paper.seal_state == "sealed":
            return request.env._("The codes are sealed already.")
        return request.env._("The codes of this paper are not sealed.")

    def _list_of_codes(self, paper, rows):
        """The one list of codes, for the board that writes them on the scripts."""
        titles = ("Số báo danh", "Chỗ ngồi", "Phòng", "Số phách")

        def write(book):
            sheet = book.add_worksheet("So phach")
            bold = book.add_format({"bold": True, "border": 1, "font_name": "Times New Roman"})
            plain = book.add_format({"border": 1, "font_name": "Times New Roman"})
            sheet.write_string(0, 0, f"{paper.session_id.name} – {paper.name}")
            sheet.write_string(1, 0, "Chỉ giao cho Ban phách, tải được một lần, không lưu lại.")
            for column, title in enumerate(titles):
                sheet.write_string(3, column, title, bold)
            for number, row in enumerate(rows, start=4):
                for column, value in enumerate(row):
                    sheet.write_string(number, column, str(value), plain)
            sheet.set_column(0, 3, 16)
            # A pile in the order of the seats would tell by the time of each mark whose it was.
            pile = book.add_worksheet("Xep bai")
            pile.write_string(
                0, 0, "Cắt phách xong, xếp bài theo thứ tự số phách rồi mới giao chấm."
            )
            for column, title in enumerate(("Số phách", "Đã xếp")):
                pile.write_string(2, column, title, bold)
            for number, code in enumerate(sorted(str(row[-1]) for row in rows), start=3):
                pile.write_string(number, 0, code, plain)
                pile.write_blank(number, 1, None, plain)
            pile.set_column(0, 1, 16)

        name = f"{file_name(f'so phach {paper.code}')}.xlsx"
        return as_file(name, MIMETYPES["xlsx"], new_workbook(write))


def _passphrases(typed, confirmed=False):
    """What was typed, by the id of the member.

    :raise UserError: one officer twice, or a passphrase that was not repeated alike
    """
    found = {}
    for place in range(MOST_OFFICERS):
        member, passphrase = typed.get(f"member_{place}"), typed.get(f"passphrase_{place}") or ""
        if not member and not passphrase:
            continue
        if not member or not passphrase.strip():
            raise UserError(
                request.env._("Choose the officer and type the passphrase in each row you use.")
            )
        if member in found:
            raise UserError(request.env._("One officer was chosen twice: two are needed."))
        if confirmed and passphrase != typed.get(f"again_{place}"):
            raise UserError(
                request.env._("A passphrase was not repeated alike: type all of them again.")
            )
        found[member] = passphrase
    return found
