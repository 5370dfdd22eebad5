"""The access matrix through HTTP: the calls of the web client after a real login."""

from cast import ROLES, AccessCase
from matrix import ALLOWED, DENIED, REFUSED, differences, expected, read_table, tried
from rpc import Refusal, RpcCase
from subjects import SUBJECTS, complete

from odoo.tools import mute_logger

QUIET = ("odoo.http", "odoo.sql_db", "odoo.addons.base.models.ir_model")
QUIET += ("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_access")
NOT_ALLOWED = ("AccessError", "SessionExpiredException")


class TestMatrixRpc(AccessCase, RpcCase):
    """Each row in the department and in the district: one in, one out of scope for every role.

    Records are deleted only where that is not allowed, and where this test made them.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        complete(cls)
        cls.env.flush_all()

    @mute_logger(*QUIET)
    def test_http(self):
        table = read_table()
        found = {}
        for role in ROLES:
            self.login(role)
            for subject in SUBJECTS:
                for place in tried(table, subject, role, ("own", "other")):
                    wanted = expected(table, subject, role, place)
                    outcomes = self._outcomes(subject, place, wanted)
                    found[subject, role, place] = outcomes
        wrong = differences(table, found)
        self.assertFalse(wrong, "\n".join(["not as matrix.csv says:", *wrong]))

    def _outcomes(self, subject, place, wanted):
        context = {"lang": "en_US"}
        if subject.context:
            context |= subject.context(self, place)
        outcomes, made = {}, []

        def attempt(letter, method, *args, **kwargs):
            try:
                result = self.call(subject.model, method, *args, context=context, **kwargs)
            except Refusal as refusal:
                outcomes[letter] = DENIED if refusal.name in NOT_ALLOWED else REFUSED
            else:
                outcomes[letter] = ALLOWED
                return result

        fields = {subject.probe: {}}
        if subject.recorded:
            record_id = subject.record(self, place).id
            # Some views hold only what their reader may see: a foreign row is not there.
            if attempt("r", "web_read", [record_id], specification=fields) == []:
                outcomes["r"] = DENIED
            attempt("w", "web_save", [record_id], subject.write, specification={})
            if wanted["d"] != ALLOWED:
                attempt("d", "unlink", [record_id])
        values = subject.new_values(self, place)
        made = attempt("c", "create", [values])
        if made and wanted["d"] == ALLOWED:
            attempt("d", "unlink", made)
        return outcomes

    @mute_logger(*QUIET)
    def test_json2(self):
        """Reading as a program does, with an API key: one call finds and reads."""
        table = read_table()
        found = {}
        for role in ("home_affairs", "hr_officer", "inspector", "internal", "employee"):
            key = self.api_key(role)
            for subject in SUBJECTS:
                for place in {"own", "other"} if subject.placed and subject.recorded else ():
                    wanted = expected(table, subject, role, place)
                    outcome = self._found(key, subject, place)
                    found[subject, role, place] = {**wanted, "r": outcome}
        wrong = differences(table, found)
        self.assertFalse(wrong, "\n".join(["not as matrix.csv says:", *wrong]))

    def _found(self, key, subject, place):
        record_id = subject.record(self, place).id
        context = {"lang": "en_US"}
        if subject.context:
            context |= subject.context(self, place)
        try:
            rows = self.call_json2(
                key,
                subject.model,
                "search_read",
                domain=[("id", "=", record_id)],
                fields=[subject.probe],
                context=context,
            )
        except Refusal as refusal:
            self.assertIn(refusal.name, NOT_ALLOWED)
            return DENIED
        return ALLOWED if rows else DENIED
