"""Reads what the forms of paper files print, all of them together.

Whether the reader may have a form is asked by its record (`cchc.paper.form`); of the person only
what stands on the cover of the file is printed.
"""

from ..lists import paper_file
from ..lists.table import PeopleTable, Row


def _day(value):
    return f"{value:%d/%m/%Y}" if value else ""


class PaperFormReader:
    def __init__(self, forms):
        self.env = forms.env
        self.forms = forms
        self.history = self.env["hr.department"].sudo()._unit_history()
        self.today = self.env["hr.version"]._today()

    def contexts(self):
        decisions = self._decisions(self.forms.transfer_id.sudo().file_id.employee_id)
        return {form.id: self._context(form, decisions) for form in self.forms}

    def issuer(self, unit):
        """What stands above a form: the agency that makes it out."""
        return unit.sudo()._document_issuer(self.history, self.today)

    def _context(self, form, decisions):
        if form.is_register:
            table = self.register(form)
            return paper_file.register_context(table, self.issuer(form.keeper_id), self.today)
        transfer, loan = form.transfer_id.sudo(), form.loan_id.sudo()
        about = form[form.subject].sudo()
        file = about if form.subject == "file_id" else about.file_id
        items, tables = self._file_items(file), self._papers(file)
        unit = file.keeper_id
        if form.subject == "transfer_id":
            unit = transfer.from_unit_id
            items |= self._transfer_items(transfer)
            items["decision"] = decisions.get(file.employee_id.id, "")
        elif form.subject == "loan_id":
            items |= self._loan_items(loan)
        else:
            tables["uses"] = paper_file.tracking(self._uses(file))
        if file.employee_id.staffing_category == "public_employee":
            items["form_code"] = f"{form.form.upper()}-VC/BNV"
        return paper_file.context(form.form, self.issuer(unit), items, tables, self.today)

    # -- slips ----------------------------------------------------------------

    def _unit_name(self, unit):
        return self.history.full_name(unit.id, self.today) if unit else ""

    def _file_items(self, file):
        person = file.employee_id
        return {
            "name": person.name,
            "birth": person.birth_text,
            "staff_number": person.staff_number,
            "unit": self._unit_name(person.unit_id),
            "position": person.position_title,
            "file_number": file.number,
            "opened_on": _day(file.opened_on),
            "kept_at": self._place(file),
            "keeper": self._unit_name(file.keeper_id),
            "papers_count": str(len(file.component_ids)),
        }

    @staticmethod
    def _place(file):
        return ", ".join(filter(None, (file.room, file.cabinet, file.box)))

    @staticmethod
    def _papers(file):
        def listed(components):
            return [
                {"number": str(number), "name": component.name, "note": ""}
                for number, component in enumerate(components.sorted(), 1)
            ]

        return {"papers": listed(file.component_ids), "missing": listed(file.missing_ids)}

    def _transfer_items(self, transfer):
        return {
            "from_agency": self._unit_name(transfer.from_unit_id),
            "to_agency": self._receiver(transfer),
            "slip_number": transfer.slip_number,
            "sent_on": _day(transfer.sent_on),
            "received_on": _day(transfer.received_on),
            "received_by": transfer.received_by,
            "note": transfer.note,
        }

    def _receiver(self, transfer):
        if transfer.to_archive:
            return f"Lưu trữ của {self._unit_name(transfer.from_unit_id)}"
        return self._unit_name(transfer.to_unit_id) or transfer.to_outside or ""

    @staticmethod
    def _loan_items(loan):
        return {
            "borrower": loan.borrower,
            "borrower_unit": loan.borrower_unit,
            "purpose": loan.purpose,
            "manner": paper_file.MANNERS.get(loan.manner, ""),
            "approved_by": loan.approved_by,
            "request_number": loan.request_number,
            "lent_on": _day(loan.lent_on),
            "due_on": _day(loan.due_on),
            "returned_on": _day(loan.returned_on),
            "returned_state": loan.returned_state,
        }

    @staticmethod
    def _uses(file):
        loans = file.loan_ids.sorted(lambda loan: (loan.lent_on, loan.id))
        return [
            {
                "number": str(number),
                "day": _day(loan.lent_on),
                "borrower": loan.borrower,
                "agency": loan.borrower_unit or "",
                "purpose": loan.purpose,
                "manner": paper_file.MANNERS.get(loan.manner, ""),
                "approved_by": loan.approved_by or "",
                "returned": _day(loan.returned_on),
            }
            for number, loan in enumerate(loans, 1)
        ]

    def _decisions(self, people):
        """The decision after which a file goes its way: the last on the unit or on leaving."""
        lines = (
            self.env["cchc.decision.line"]
            .sudo()
            .search(
                [
                    ("career_id", "in", people.ids),
                    ("issued_at", "!=", False),
                    ("revoked_at", "=", False),
                    ("date_effective", "<=", self.today),
                    ("type_id.event", "!=", "start"),
                ],
                order="date_effective, day_order, id",
            )
        )
        found = {}
        for line in lines:
            changes = line.changes or {}
            if changes.get("department_id") or changes.get("service_status"):
                decision = line.decision_id
                signed = decision.date_signed or line.date_effective
                found[line.career_id.id] = f"Quyết định số {decision.number} ngày {_day(signed)}"
        return found

    # -- registers ------------------------------------------------------------

    def register(self, form):
        """The register as a table that is printed and written as lists of people are."""
        records = form._register_rows().sudo()
        make = {"hs08a": self._file_row, "hs08b": self._transfer_row, "hs08c": self._loan_row}
        rows = tuple(Row(record.id, None, make[form.form](record)) for record in records)
        span = " ".join(
            f"{word} ngày {_day(day)}"
            for word, day in (("từ", form.date_from), ("đến", form.date_to))
            if day
        )
        return PeopleTable(
            title=paper_file.TITLES[form.form],
            on=self.today,
            columns=paper_file.REGISTERS[form.form],
            rows=rows,
            count=len(rows),
            lines_above=(f"({span[0].upper()}{span[1:]})",) if span else (),
            total=paper_file.TOTALS[form.form],
        )

    def _file_row(self, file):
        state = paper_file.STATES.get(file.state, "")
        return (
            file.number,
            file.employee_id.name,
            file.employee_id.birth_text,
            self._unit_name(file.employee_id.unit_id),
            file.opened_on,
            self._place(file),
            state,
            file.note,
        )

    def _transfer_row(self, transfer):
        return (
            transfer.sent_on,
            transfer.file_id.number,
            transfer.employee_id.name,
            self._unit_name(transfer.from_unit_id),
            self._receiver(transfer),
            transfer.slip_number,
            transfer.received_on,
            transfer.received_by,
            transfer.note,
        )

    @staticmethod
    def _loan_row(loan):
        return (
            loan.lent_on,
            loan.file_id.number,
            loan.employee_id.name,
            loan.borrower,
            loan.borrower_unit,
            loan.purpose,
            paper_file.MANNERS.get(loan.manner, ""),
            loan.approved_by,
            loan.returned_on,
            loan.returned_state,
        )
