from dateutil.relativedelta import relativedelta

from odoo.tests import tagged

from .common import CchcHrCase


@tagged("post_install", "-at_install")
class TestDueUntil(CchcHrCase):
    """A list until a day looks no further, and misses nothing."""

    def setUp(self):
        super().setUp()
        self.today = self.env["hr.version"]._today()
        self.people = self.env["hr.employee"].concat(
            *(self._create_person(f"Lê Văn {number}") for number in range(3))
        )
        self._open(self.people)
        for person, months in zip(self.people, (1, 5, 14), strict=True):
            age = person.retirement_date and (self.today + relativedelta(months=months))
            born = age or self.today
            person.birth_text = f"{born - relativedelta(years=61):%d/%m/%Y}"

    def test_until_a_day_is_a_part_of_the_whole(self):
        dues = self.env["cchc.due"].search([("employee_id", "in", self.people.ids)])
        self.assertGreater(len(set(dues.mapped("kind"))), 2)
        for months in range(-12, 24):
            day = self.today + relativedelta(months=months)
            wanted = dues.filtered(lambda due, day=day: due.date <= day)
            found = dues.search([("employee_id", "in", self.people.ids), ("date", "<=", day)])
            self.assertEqual(found, wanted, day)

    def test_either_of_two_days_bounds_nothing(self):
        whole = self.env["cchc.due"].search([("employee_id", "in", self.people.ids)])
        found = whole.search(
            [
                ("employee_id", "in", self.people.ids),
                "|",
                ("date", "<=", "1990-01-01"),
                ("date", ">", "1990-01-01"),
            ]
        )
        self.assertEqual(found, whole)

    def test_a_page_knows_how_many_there_are(self):
        dues = self.env["cchc.due"]
        domain = [("employee_id", "in", self.people.ids)]
        whole = dues.search(domain)
        page = dues.web_search_read(domain, {"date": {}}, offset=1, limit=2, count_limit=100)
        self.assertEqual([row["id"] for row in page["records"]], whole[1:3].ids)
        self.assertEqual(page["length"], len(whole))
        page = dues.web_search_read(domain, {"date": {}}, limit=2, count_limit=3)
        self.assertEqual((len(page["records"]), page["length"]), (2, 3))

    def test_an_officer_sees_all_of_the_own_people_and_nothing_else(self):
        stranger = self._create_person("Người Khác", self.finance_division)
        self._open(stranger, department_id=self.finance_division, unit=self.finance)
        stranger.birth_text = self.people[0].birth_text
        dues = self.env["cchc.due"]
        self.assertTrue(dues.search([("employee_id", "=", stranger.id)]))
        officer = self._create_user("due_officer", "hr_officer", self.home)
        seen = dues.with_user(officer).search([])
        self.assertEqual(seen.employee_id, self.people)
        self.assertEqual(seen.ids, dues.search([("employee_id", "in", self.people.ids)]).ids)
