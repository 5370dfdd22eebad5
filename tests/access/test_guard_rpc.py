"""The same doors over HTTP, after real logins, and with the API key of a program."""

from cast import ROLES
from doors import decision_doors, fact_doors, hostile_contexts, period_doors, projected_doors
from rpc import Refusal, RpcCase
from test_guard import GuardCase
from test_matrix_rpc import QUIET

from odoo.tools import mute_logger

# How a refusal looks from outside; anything else is a fault of ours.
WORDS = ("AccessError", "UserError", "ValidationError", "SessionExpiredException")
DATABASE = ("IntegrityError", "ForeignKeyViolation", "RestrictViolation")


class TestGuardRpc(GuardCase, RpcCase):
    def doors(self):
        return [
            *fact_doors(self, ("department_id", "step")),
            *projected_doors(self),
            *period_doors(self),
            *decision_doors(self),
        ]

    @mute_logger(*QUIET)
    def test_session(self):
        doors = self.doors()
        before = self.stored()
        for role in ROLES:
            self.login(role)
            self._assert_closed(role, doors, before, self.call)

    @mute_logger(*QUIET)
    def test_session_with_a_hostile_context(self):
        context = {}
        for keys in hostile_contexts(self).values():
            context |= keys
        doors = self.doors()
        before = self.stored()
        self.login("administrator")
        self._assert_closed("administrator", doors, before, self.call, context)

    @mute_logger(*QUIET)
    def test_api_key(self):
        doors = [door for door in self.doors() if door.method in ("write", "unlink")]
        before = self.stored()
        for role in ("administrator", "hr_officer"):
            key = self.api_key(role)

            def call(model, method, *args, context, key=key):
                vals = {"vals": args[1]} if method == "write" else {}
                return self.call_json2(key, model, method, ids=args[0], context=context, **vals)

            self._assert_closed(role, doors, before, call)

    def _assert_closed(self, role, doors, before, call, context=None):
        opened = []
        for door in doors:
            all_keys = {"lang": "en_US", **(context or {}), **door.context}
            try:
                result = call(door.model, door.method, *door.args, context=all_keys)
            except Refusal as refusal:
                if refusal.name not in WORDS + DATABASE:
                    opened.append(f"{door.name}: broke with {refusal}")
            else:
                messages = result.get("messages", []) if door.method == "load" else []
                if not any(message["type"] == "error" for message in messages):
                    opened.append(f"{door.name}: not refused")
        self.assertFalse(opened, "\n".join([f"{role}:", *opened]))
        self.assertEqual(self.stored(), before)
