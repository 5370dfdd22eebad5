def migrate(cr, version):
    """The dossier says these dates as the papers have them; so far it knew whole days only."""
    cr.execute(
        """
        UPDATE hr_employee
           SET recruited_text = to_char(recruited_on, 'DD/MM/YYYY'),
               party_joined_text = to_char(party_joined_on, 'DD/MM/YYYY'),
               party_official_text = to_char(party_official_on, 'DD/MM/YYYY')
         WHERE num_nonnulls(recruited_on, party_joined_on, party_official_on) > 0
        """
    )
