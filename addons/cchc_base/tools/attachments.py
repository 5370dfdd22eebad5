"""Files that belong to a record are read by whoever reads the record."""


def adopt_attachments(records):
    """Tie files to the record that lists them.

    A file that is uploaded while its record is still being entered belongs to nobody, and Odoo
    shows it to its uploader alone. Only the user's own such files are taken: whoever lists a file
    of another record gets no right to it.
    """
    for record in records:
        loose = record.attachment_ids.sudo().filtered(
            lambda file, record=record: (
                not file.res_id
                and file.res_model in (False, record._name)
                and file.create_uid == record.env.user
            )
        )
        loose.write({"res_model": record._name, "res_id": record.id})
