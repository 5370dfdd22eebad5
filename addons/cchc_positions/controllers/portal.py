from odoo.addons.cchc_hr.controllers.portal import CchcPortal


class CchcPositionsPortal(CchcPortal):
    """The own dossier shows what position and standards ask of the employee."""

    def _dossier_values(self, person):
        return super()._dossier_values(person) | person._own_qualification()
