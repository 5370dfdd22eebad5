"""Ranks and scales are two tables: every group a rank names must have its scale."""

from pathlib import Path

from odoo.addons.cchc_base.rules.tables import read_table

DATA = Path(__file__).resolve().parents[1] / "data"


def test_every_rank_has_a_scale():
    scales = {row["group_code"] for row in read_table(DATA / "cchc.salary.scale.csv")}
    ranks = {row["code"]: row["salary_group"] for row in read_table(DATA / "cchc.rank.csv")}
    assert {code: group for code, group in ranks.items() if group not in scales} == {}
