from odoo import api, fields, models

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_positions.rules.standard import compose
from odoo.addons.cchc_positions.rules.standard_law import Spell, target_keys

# Nobody outside the service has these: they are asked of who serves, not of who applies.
OF_SERVICE = frozenset(
    {"lower_rank_years", "rank_years", "service_years", "rating", "discipline", "state_management"}
)
STAFF = {"civil_servant": "civil_servant", "public_employee": "public_employee"}
# What candidates were told: changed by a new version of the announcement only.
ANNOUNCED = frozenset(
    {
        *("session_id", "code", "name", "unit_id", "position_id", "quota_category_id"),
        *("rank_id", "places", "exam_form", "language", "condition_ids", "demand_line_id"),
    }
)


class CchcRecruitmentPost(models.Model):
    """Where a post comes from: the place kept by the plan, the standards of its position."""

    _inherit = "cchc.recruitment.post"

    demand_line_id = fields.Many2one(
        comodel_name="cchc.recruitment.demand.line",
        string="By the plan",
        readonly=True,
        copy=False,
        index=True,
        ondelete="restrict",
    )

    @api.model_create_multi
    def create(self, vals_list):
        sessions = {vals.get("session_id") for vals in vals_list} - {None, False}
        self.env["cchc.recruitment.session"].browse(sessions)._check_announceable()
        return super().create(vals_list)

    def write(self, vals):
        if ANNOUNCED & vals.keys():
            self.check_access("write")
            self.session_id._check_announceable()
            if vals.get("session_id"):
                self.env["cchc.recruitment.session"].browse(
                    vals["session_id"]
                )._check_announceable()
        return super().write(vals)

    def _write_announced(self, vals):
        """Past the guard: by a step that makes a version of the announcement."""
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_announced(self):
        self.sudo().session_id._check_announceable()

    # -- conditions -------------------------------------------------------------------------

    def action_take_standards(self):
        """Conditions by the standards of rank and position in force; what officers added stays."""
        self.check_access("write")
        self.session_id._check_announceable()
        vals_list = []
        for post in self:
            post.condition_ids.filtered("source").unlink()
            known = {(row.kind, row.level or "", row.text or "") for row in post.condition_ids}
            vals_list += [
                {
                    "post_id": post.id,
                    "kind": each.kind,
                    "level": each.level,
                    "amount": each.amount,
                    "text": each.text,
                    "article": each.article,
                    "source": each.source,
                }
                for each in post._standing_requirements()
                if (each.kind, each.level, each.text) not in known
            ]
        return self.env["cchc.recruitment.condition"].create(vals_list)

    def _standing_requirements(self):
        """What the standards in force ask of who is to hold the post, composed as for holders."""
        self.ensure_one()
        day = self.session_id.announced_on or vietnam_time.today()
        spell = Spell(
            start=day, end=day, in_service=True, unit=self.unit_id.id,
            category=STAFF[self.session_id.category], rank=self.rank_id.id or None, tier=None,
            rank_ends=None, rank_since=None, post=self.leadership_post_id.id or None,
            position=self.position_id.id or None,
            title=self.position_id.name or None, degree=None, political_theory=None,
            state_management=None, it=None, language=None,
        )  # fmt: skip
        law = self.env["cchc.standard.law"].sudo()
        lines, groups = law._read_lines({spell.position} - {None})
        standards, demands = law._read_requirements(set(target_keys(spell)), groups)
        chosen = [
            ("standard", valid.what)
            for found in standards.values()
            for valid in found.values()
            if valid.start <= day and (valid.end is None or valid.end >= day)
        ]
        chosen += [
            ("line", valid.what)
            for valid in lines.get(spell.position, ())
            if valid.start <= day and (valid.end is None or valid.end >= day)
        ]
        found = compose(each for key in chosen for each in demands.get(key, ()))
        if self.leadership_post_id:
            # Candidates for a leading post serve already.
            return list(found)
        return [each for each in found if each.kind not in OF_SERVICE]


class CchcRecruitmentCondition(models.Model):
    _inherit = "cchc.recruitment.condition"

    @api.model_create_multi
    def create(self, vals_list):
        posts = {vals.get("post_id") for vals in vals_list} - {None, False}
        self.env["cchc.recruitment.post"].browse(posts).session_id._check_announceable()
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self.post_id.session_id._check_announceable()
        if vals.get("post_id"):
            posts = self.env["cchc.recruitment.post"].browse(vals["post_id"])
            posts.check_access("write")
            posts.session_id._check_announceable()
        return super().write(vals)

    @api.model
    def _announce_anew(self, posts, asked):
        """Past the guard, as above: the conditions of posts become those that are asked.

        :param asked: ``[(condition that is there, or none, values)]``
        :return: whether anything changed
        """
        there = posts.condition_ids
        kept = there.browse({row.id for row, _vals in asked})
        new, is_changed = [], bool(there - kept)
        for row, vals in asked:
            if not row:
                new.append(vals)
            elif any(row._fields[name].convert_to_write(row[name], row) != value
                     for name, value in vals.items()):  # fmt: skip
                # Words that an officer changed are no more those of the standard.
                super(CchcRecruitmentCondition, row).write({**vals, "source": False})
                is_changed = True
        super(CchcRecruitmentCondition, there - kept).unlink()
        super().create(new)
        return is_changed or bool(new)

    def unlink(self):
        self.sudo().post_id.session_id._check_announceable()
        return super().unlink()
