"""The base salary is stated twice, as a table and as an installed parameter: they must agree."""

from pathlib import Path
from xml.etree import ElementTree

from odoo.addons.cchc_base.rules.tables import read_table

DATA = Path(__file__).resolve().parents[1] / "data"


def installed_amounts():
    tree = ElementTree.parse(DATA / "cchc_legal_parameter_data.xml")
    for record in tree.iter("record"):
        fields = {field.get("name"): field for field in record.iter("field")}
        parameter = fields.get("parameter_id")
        if parameter is not None and parameter.get("ref") == "legal_parameter_base_salary":
            yield fields["date_from"].text, int(fields["value"].text)


def test_the_installed_amounts_are_those_of_the_table():
    table = {row["date_from"]: int(row["amount"]) for row in read_table(DATA / "base_salary.csv")}
    installed = dict(installed_amounts())
    assert installed.items() <= table.items()
    first = min(installed)
    assert installed.keys() == {day for day in table if day >= first}
