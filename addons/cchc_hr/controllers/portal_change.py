from odoo import fields
from odoo.exceptions import UserError
from odoo.http import request, route
from odoo.tools.mimetypes import guess_mimetype

from ..models.cchc_change_item import ENTRIES
from .portal import CchcPortal

# What an officer can open: a scan or a photo of the paper.
ACCEPTED = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
MAX_BYTES = 5_000_000
MAX_FILES = 5


class CchcPortalChange(CchcPortal):
    """Employees ask to have their own dossier corrected or completed."""

    @route("/my/dossier/changes", type="http", auth="user", website=True)
    def portal_my_changes(self, **_kwargs):
        person = self._own_person()
        if not person:
            return request.redirect("/my")
        requests = (
            request.env["cchc.change.request"].sudo().search([("employee_id", "=", person.id)])
        )
        return request.render(
            "cchc_hr.portal_my_changes",
            {"person": person, "requests": requests, "page_name": "cchc_changes"},
        )

    @route("/my/dossier/change", type="http", auth="user", website=True, methods=["GET", "POST"])
    def portal_ask_change(self, **post):
        person = self._own_person()
        if not person:
            return request.redirect("/my")
        rows = request.env["cchc.change.field"].sudo().search([("active", "=", True)])
        error = ""
        if request.httprequest.method == "POST":
            try:
                with request.env.cr.savepoint():
                    self._submit_change(person, rows, post)
                return request.redirect("/my/dossier/changes")
            except UserError as problem:
                error = str(problem)
        return request.render(
            "cchc_hr.portal_ask_change",
            {
                "person": person,
                "rows": rows,
                "entries": self._entry_inputs(),
                "given": post,
                "error": error,
                "page_name": "cchc_change",
            },
        )

    def _submit_change(self, person, rows, post):
        items = []
        for row in rows:
            name = f"field_{row.id}"
            asked = " ".join((post.get(name) or "").split())
            if name in post and asked != row._raw(person):
                items.append(
                    {
                        "field_item_id": row.id,
                        "new_value": asked,
                        "attachment_ids": self._files(f"file_{row.id}", row.name),
                    }
                )
        for model, names in ENTRIES.items():
            values = {
                name: " ".join(value.split())
                for name in names
                if (value := post.get(f"{model}:{name}") or "").strip()
            }
            # A choice that stands on its first value says nothing by itself.
            if any(
                request.env[model]._fields[name].type not in ("selection", "boolean")
                for name in values
            ):
                label = request.env[model]._description
                items.append(
                    {
                        "entry_model": model,
                        "new_values": self._entry_values(model, values),
                        "attachment_ids": self._files(f"file_{model}", label),
                    }
                )
        request.env["cchc.change.request"].sudo()._submit(
            person, items, note=(post.get("note") or "").strip()[:2000], from_portal=True
        )
        # Who asks for corrections has checked the own dossier.
        tasks = request.env["cchc.campaign.task"]._open_of(person)
        tasks.filtered(lambda task: task.campaign_id.purpose == "dossier")._answer(
            request.env._("Asked for corrections")
        )

    def _entry_values(self, model, values):
        """Values as the list takes them; an entry that could not be made is refused now."""
        fields_of = request.env[model]._fields
        for name in values:
            if fields_of[name].type == "boolean":
                values[name] = True
            elif fields_of[name].type == "selection" and values[name] not in dict(
                fields_of[name]._description_selection(request.env)
            ):
                raise UserError(
                    request.env._(
                        "%s: choose from the list.",
                        fields_of[name]._description_string(request.env),
                    )
                )
        missing = [
            field._description_string(request.env)
            for name, field in fields_of.items()
            if field.required and name in ENTRIES[model] and not values.get(name)
        ]
        if missing:
            raise UserError(request.env._("Please fill in: %s", ", ".join(missing)))
        # Tried in a dry run: dates that can't be read, levels that are missing.
        probe = request.env[model].sudo().new(values)
        for name in values:
            probe[name] = values[name]
        if hasattr(probe, "_normalise_when"):
            probe._normalise_when(dict(values))
        return values

    def _files(self, name, label):
        """Attachments made of what was uploaded; the content decides what a file is."""
        uploads = [upload for upload in request.httprequest.files.getlist(name) if upload.filename]
        if len(uploads) > MAX_FILES:
            raise UserError(
                request.env._("%(item)s: at most %(count)s files.", item=label, count=MAX_FILES)
            )
        made = []
        for upload in uploads:
            content = upload.read(MAX_BYTES + 1)
            kind = ACCEPTED.get(guess_mimetype(content))
            if len(content) > MAX_BYTES or not kind:
                raise UserError(
                    request.env._(
                        "%(item)s: “%(file)s” is refused. Send a PDF, JPG or PNG of at most "
                        "%(size)s MB.",
                        item=label,
                        file=upload.filename,
                        size=MAX_BYTES // 1_000_000,
                    )
                )
            stem = upload.filename.rsplit(".", 1)[0][:80] or "file"
            made.append(
                fields.Command.create({"name": f"{stem}.{kind}", "raw": content, "res_id": 0})
            )
        return made

    def _entry_inputs(self):
        """What the page asks of each sort of entry: ``[(model, title, inputs)]``."""
        Item = request.env["cchc.change.item"].sudo()
        titles = dict(Item._fields["entry_model"]._description_selection(request.env))
        found = []
        for model, names in ENTRIES.items():
            inputs = []
            for name in names:
                field = request.env[model]._fields[name]
                inputs.append(
                    {
                        "name": f"{model}:{name}",
                        "label": field._description_string(request.env),
                        "type": field.type,
                        "options": field._description_selection(request.env)
                        if field.type == "selection"
                        else [],
                        "required": field.required,
                    }
                )
            found.append({"model": model, "title": titles[model], "inputs": inputs})
        return found
