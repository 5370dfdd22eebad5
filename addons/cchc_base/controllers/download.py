from odoo.http import content_disposition, request


def as_file(name, mimetype, content, **headers):
    """The answer that a browser saves; nobody on the way keeps it."""
    return request.make_response(
        content,
        [
            ("Content-Type", mimetype),
            ("Content-Disposition", content_disposition(name)),
            ("Cache-Control", "no-store"),
            *headers.items(),
        ],
    )
