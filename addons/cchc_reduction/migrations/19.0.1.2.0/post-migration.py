def migrate(cr, version):
    """Grounds look at reorganisations and at wishes too; what an administrator corrected stays."""
    for fact, codes in (
        ("redundant_reorganised", ("nd108_a", "nd29_a", "nd154_a")),
        ("redundant_or_volunteer", ("nd108_b", "nd29_c", "nd154_d")),
    ):
        cr.execute(
            """
            UPDATE cchc_reduction_ground SET fact = %s
             WHERE code IN %s AND fact = 'redundant' AND document_id IS NULL
            """,
            (fact, codes),
        )
    cr.execute(
        """
        UPDATE cchc_reduction_ground SET months = 12
         WHERE COALESCE(months, 0) = 0
           AND (fact IN ('redundant_reorganised', 'reorganisation')
                OR (fact = 'leader' AND volunteering))
        """
    )
    # The papers of such a ground are those of before.
    cr.execute(
        """
        UPDATE cchc_reduction_paper
           SET facts = 'redundant,redundant_or_volunteer,'
                       'reorganisation,redundant_reorganised,leader'
         WHERE facts = 'redundant,reorganisation,leader'
        """
    )
