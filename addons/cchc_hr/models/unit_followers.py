"""What of the register is still open when its unit is followed by another."""

from itertools import count

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .cchc_import_row import FINAL_STATES


class CchcDecision(models.Model):
    """A draft is issued by who follows the unit that drafted it."""

    _name = "cchc.decision"
    _inherit = ["cchc.decision", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "=", "draft")


class CchcDecisionLine(models.Model):
    """A draft into a unit that is no more ends in its successor."""

    _name = "cchc.decision.line"
    _inherit = ["cchc.decision.line", "cchc.follows.unit"]
    _follow_fields = ("department_id", "host_unit_id")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("issued_at", "=", False) & Domain("date_effective", ">=", date)

    def _follow(self, name, unit_id):
        """The position of the old unit ends with it; the successor has one of the same code."""
        if name == "department_id":
            self._follow_position(unit_id)
        return super()._follow(name, unit_id)

    def _follow_position(self, unit_id):
        """Hook for the floor that knows positions."""

    def _log_of_succession(self, text):
        # A line has no messages of its own.
        self.decision_id._log_of_succession(text)


class CchcTransfer(models.Model):
    """A transfer that is under way goes on between the successors."""

    _name = "cchc.transfer"
    _inherit = ["cchc.transfer", "cchc.follows.unit"]
    _follow_fields = ("from_unit_id", "to_unit_id")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "not in", ("done", "refused"))

    def _tell_followed(self, old, new, date):
        result = super()._tell_followed(old, new, date)
        within = self.filtered(lambda row: row.from_unit_id == row.to_unit_id)
        within._log_of_succession(
            self.env._(
                "Both sides are one agency now: end the transfer where nothing is left to be "
                "decided."
            )
        )
        return result


class CchcPaperFile(models.Model):
    """Files are kept by who follows their keeper."""

    _name = "cchc.paper.file"
    _inherit = ["cchc.paper.file", "cchc.follows.unit"]
    _follow_fields = ("keeper_id",)
    _follow_unique = ("keeper_id", "number")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "not in", ("left", "archived"))

    def _without_twins(self, name, unit_id):
        """Each agency counts its own files: a number that is taken becomes «HS-0003/2»."""
        free = super()._without_twins(name, unit_id)
        rest = self - free
        taken = {*self.search([("keeper_id", "=", unit_id)]).mapped("number")}
        taken |= {*self.mapped("number")}
        numbers = []
        for file in rest:
            tries = (f"{file.number}/{place}" for place in count(2))
            numbers.append(next(number for number in tries if number not in taken))
            taken.add(numbers[-1])
        if rest:
            rest._message_log_batch(
                bodies={
                    file.id: self.env._(
                        "The number %(old)s is taken at the agency that follows: %(new)s from now "
                        "on.",
                        old=file.number,
                        new=number,
                    )
                    for file, number in zip(rest, numbers, strict=True)
                }
            )
            self.env.cr.execute(
                SQL(
                    """
                    UPDATE cchc_paper_file f SET number = n.number
                      FROM unnest(%s::int[], %s::text[]) AS n(id, number) WHERE n.id = f.id
                    """,
                    rest.ids,
                    numbers,
                )
            )
            rest.invalidate_recordset(["number"], flush=False)
            rest.modified(["number"])
        return self


class CchcPaperFileTransfer(models.Model):
    """A file on its way arrives at the successor; who was to archive it does so there."""

    _name = "cchc.paper.file.transfer"
    _inherit = ["cchc.paper.file.transfer", "cchc.follows.unit"]
    _follow_fields = ("to_unit_id", "from_unit_id")

    @api.model
    def _follow_domain(self, name, date):
        under_way = Domain("received_on", "=", False)
        if name == "from_unit_id":
            return under_way & Domain("to_archive", "=", True)
        return under_way

    def _without_twins(self, name, unit_id):
        if name != "to_unit_id":
            return super()._without_twins(name, unit_id)
        return self.filtered(lambda row: row.from_unit_id.id != unit_id)

    def _join_twins(self, name, old, new, date):
        """Sender and receiver are one agency now: the file is where it was to go."""
        received = self.env._("Sender and receiver are one agency")
        for row in self:
            row.write({"received_on": date, "received_by": received})
        return self.browse()


class CchcPeopleList(models.Model):
    """A saved list is shared within the unit that follows, and asks for its people."""

    _name = "cchc.people.list"
    _inherit = ["cchc.people.list", "cchc.follows.unit"]
    _follow_fields = ("unit_id", "unit_ids")

    @api.model
    def _follow_domain(self, name, date):
        # A list as of a day before the change asks for the units of then.
        if name == "unit_ids":
            return Domain("date", "=", False) | Domain("date", ">=", date)
        return Domain.TRUE


class CchcPeopleListCriterion(models.Model):
    """So do its conditions."""

    _name = "cchc.people.list.criterion"
    _inherit = ["cchc.people.list.criterion", "cchc.follows.unit"]
    _follow_fields = ("unit_ids",)

    @api.model
    def _follow_domain(self, name, date):
        return Domain("list_id.date", "=", False) | Domain("list_id.date", ">=", date)


class CchcImportBatch(models.Model):
    """A list that is not applied yet is applied by the successor."""

    _name = "cchc.import.batch"
    _inherit = ["cchc.import.batch", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", ("draft", "checked", "applying"))


class CchcImportRow(models.Model):
    """Who is not entered yet is entered in the unit that follows."""

    _name = "cchc.import.row"
    _inherit = ["cchc.import.row", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("batch_id.state", "in", ("draft", "checked", "applying")) & Domain(
            "state", "not in", FINAL_STATES
        )


class CchcImportLayout(models.Model):
    """What an agency said of its lists holds for lists of the successor, too."""

    _name = "cchc.import.layout"
    _inherit = ["cchc.import.layout", "cchc.follows.unit"]
    _follow_unique = ("unit_id", "fingerprint")

    @api.model
    def _follow_domain(self, name, date):
        return Domain.TRUE

    def _join_twins(self, name, old, new, date):
        # The successor knows the layout; its reading counts.
        return self.browse()


class CchcImportWord(models.Model):
    """As with layouts: no word is asked twice."""

    _name = "cchc.import.word"
    _inherit = ["cchc.import.word", "cchc.follows.unit"]
    _follow_unique = ("unit_id", "kind", "key")

    @api.model
    def _follow_domain(self, name, date):
        return Domain.TRUE

    def _join_twins(self, name, old, new, date):
        # The successor was asked the same; its answer counts.
        return self.browse()


class CchcImportSuspect(models.Model):
    """As with layouts: nobody is asked twice who somebody is."""

    _name = "cchc.import.suspect"
    _inherit = ["cchc.import.suspect", "cchc.follows.unit"]
    _follow_unique = ("unit_id", "who", "employee_id")

    @api.model
    def _follow_domain(self, name, date):
        return Domain.TRUE

    def _join_twins(self, name, old, new, date):
        return self.browse()
