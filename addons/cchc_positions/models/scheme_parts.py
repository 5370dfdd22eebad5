"""What hangs on the lines of a scheme freezes with them, in the database too."""

from odoo.tools import SQL

from odoo.addons.cchc_base.tools.frozen_parts import install_frozen_parts


def freeze_parts_of_lines(cr, table, columns):
    """For a table whose rows name their line in ``line_id``."""
    install_frozen_parts(
        cr,
        table,
        lambda row: SQL(
            "EXISTS (SELECT 1 FROM cchc_position_scheme_line l"
            " WHERE l.id = %s.line_id AND l.approved_at IS NOT NULL)",
            row,
        ),
        ("line_id", *columns),
    )


def freeze_parts_of_descriptions(cr, table, columns):
    """For a table whose rows name the job description of a line in ``description_id``."""
    install_frozen_parts(
        cr,
        table,
        lambda row: SQL(
            "EXISTS (SELECT 1 FROM cchc_job_description d"
            " JOIN cchc_position_scheme_line l ON l.id = d.line_id"
            " WHERE d.id = %s.description_id AND l.approved_at IS NOT NULL)",
            row,
        ),
        ("description_id", *columns),
    )


def owners_named(model, vals_list, name, new=True):
    """The lines or descriptions to which rows are to belong: named, or by default for new ones.

    Asked before the rows are written: the database refuses them too, in words of its own.
    """
    default = model.default_get([name]).get(name) if new else False
    return model.env[model._fields[name].comodel_name].browse(
        {vals.get(name, default) for vals in vals_list} - {None, False}
    )
