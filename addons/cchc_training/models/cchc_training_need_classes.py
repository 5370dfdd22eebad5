from odoo import models

# Classes in which somebody is on the way to what is needed.
ON_THE_WAY = ("proposed", "decided", "attending", "passed")


class CchcQualificationNeed(models.Model):
    """A need follows the classes of its person: taken on, met, or open again."""

    _inherit = "cchc.qualification.need"

    def _follow_classes(self):
        """Taken on while the person is in a class or a plan, closed when what was lacking is
        there, open again when the class was cancelled, not passed, or the certificate withdrawn.

        A need that somebody closed by hand stays closed.
        """
        needs = self.sudo().filtered("employee_id")
        if not needs:
            return
        met = needs._met_by_class()
        met.filtered(lambda need: need.state != "closed")._close(met=True)
        rest = needs - met
        rest.filtered(lambda need: need.state == "closed" and need.met)._open_again()
        rest = rest.filtered(lambda need: need.state != "closed")
        picked = rest.filtered(lambda need: need._on_the_way())
        picked.filtered(lambda need: need.state != "picked")._step(
            state="picked", wing=self.env._("Training")
        )
        (rest - picked).filtered(lambda need: need.state != "open")._step(state="open", wing=False)

    def _on_the_way(self):
        self.ensure_one()
        if self.plan_line_ids:
            return True
        return any(
            row.state in ON_THE_WAY and row.class_id.state != "cancelled"
            for row in self.participant_ids
        )

    def _met_by_class(self):
        """Needs of a gap that stands no longer; others when the class was passed and, where it
        gives one, the certificate is in the dossier."""
        of_gaps = self.filtered(lambda need: need.origin == "gap")
        return (of_gaps - of_gaps._lacking()) | (self - of_gaps).filtered(
            lambda need: any(row._proves() for row in need.participant_ids)
        )


class CchcTrainingParticipant(models.Model):
    _inherit = "cchc.training.participant"

    def _proves(self):
        """Whether the class gave what it was taken for."""
        self.ensure_one()
        gives = self.class_id.programme_id.proves_kind
        return self.state == "passed" and bool(self.certificate_id or not gives)
