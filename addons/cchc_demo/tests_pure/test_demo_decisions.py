"""The register of decisions: numbered, dated, signed by somebody who was there."""

from collections import Counter

import pytest
from demo_samples import batches, lives, plan_of, province, reference

from odoo.addons.cchc_demo.generator.events import AS_OF
from odoo.addons.cchc_demo.generator.slots import slots_for
from odoo.addons.cchc_demo.generator.units import Tree


def _decisions():
    for batch in batches():
        yield from batch.decisions
        yield from (decision for decision, _line in batch.revocations)


def test_numbers_are_unique_in_the_office_and_year():
    numbers = Counter((each.issuer, each.number, each.signed.year) for each in _decisions())
    assert max(numbers.values()) == 1


def test_numbers_rise_with_the_days_of_the_year():
    last = {}
    for decision in sorted(
        _decisions(), key=lambda each: (each.signed, int(each.number.split("/")[0]))
    ):
        number = int(decision.number.split("/")[0])
        key = (decision.issuer, decision.signed.year)
        assert number > last.get(key, 0)
        last[key] = number


def test_numbers_name_the_office():
    for decision in _decisions():
        if decision.issuer == "KG.SNV":
            assert decision.number.endswith("/QĐ-SNV")
        if decision.issuer in ("KG", "KG.905"):
            assert decision.number.endswith("/QĐ-UBND")


def test_decisions_are_signed_on_working_days_up_to_today():
    for decision in _decisions():
        assert decision.signed <= AS_OF
        assert decision.signed.weekday() < 5
        assert decision.signer_name and decision.signer_title
        assert decision.kind == "revocation" or decision.lines


def test_batches_hold_every_person_once():
    indexes = [person.life.identity.index for batch in batches() for person in batch.people]
    assert sorted(indexes) == list(range(1, 801))


def test_a_decision_has_a_person_once_a_day():
    for decision in _decisions():
        lines = [(index, event.effective, event.order) for index, event in decision.lines]
        assert len(set(lines)) == len(lines)


def test_leaders_are_appointed_by_the_province():
    seen = set()
    for decision in _decisions():
        for index, event in decision.lines:
            if (
                event.facts.get("leadership_post_id") == "giam_doc_so"
                and event.kind == "appointment"
            ):
                assert decision.issuer == "KG"
                seen.add(index)
    assert seen


@pytest.mark.parametrize("size", [800, 4000])
def test_the_demonstrations_agencies_are_inhabited(size):
    tree = Tree(reference().unit_rows, reference().predecessor_rows)
    units = {slot.unit for slot in slots_for(tree, size)}
    for code in ("KG.SNV.CCVC", "KG.STC", "KG.STC.VP", "KG.STC.QLNS", "KG.905.NV", "KG.TTR.NV1"):
        assert code in units
    communes = [unit for unit in tree.living if unit.parent == "KG.905" and unit.level == "commune"]
    assert all(unit.code in units for unit in communes)


def test_a_large_province_fills_every_unit():
    tree = Tree(reference().unit_rows, reference().predecessor_rows)
    slots = slots_for(tree, 80_000)
    assert len(slots) == 80_000
    assert {slot.unit for slot in slots} == {unit.code for unit in tree.living}


def test_a_province_of_sixty_has_all_accounts():
    roles = {(life.slot.unit, bool(life.slot.post)) for life in _lives_of(plan_of(60))}
    assert {("KG.STC", True), ("KG.STC.VP", False), ("KG.STC.QLNS", False)} <= roles
    assert {("KG.SNV.CCVC", True), ("KG.905.NV", True), ("KG.TTR.NV1", True)} <= roles
    assert ("KG.STC.QLNS", True) in roles


def _lives_of(plan):
    for _body, seats in plan.batches:
        yield from plan.lives(seats)


def test_signers_of_the_sample_are_its_leaders():
    names = {life.identity.name for life in lives() if life.slot.role == "director"}
    signed = Counter(each.signer_name in names for each in _decisions() if each.issuer == "KG.STC")
    assert signed[True]


def test_province_reads_only_what_the_addons_ship():
    assert province().tree["KG.905"].name == "UBND huyện Châu Thành"
