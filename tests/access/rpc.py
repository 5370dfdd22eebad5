"""Real logins over HTTP: the session of a browser and the API key of a program."""

import json

from odoo.tests.common import HttpCase, Opener


class Refusal(Exception):
    """What the server answered instead of a result."""

    def __init__(self, name, message):
        super().__init__(f"{name}: {message}")
        self.name = name.rpartition(".")[2]
        self.message = message


class RpcCase(HttpCase):
    """Calls as the web client makes them, after a login with a password."""

    def login(self, role):
        """Start the session of a role; nobody's for the public."""
        self.opener = Opener(self)
        if role == "public":
            return
        login = self.user[role].login
        answer = self._post(
            "/web/session/authenticate",
            db=self.env.cr.dbname,
            login=login,
            password=login + "x" * (8 - len(login)),
        )
        self.assertEqual(answer["uid"], self.user[role].id)

    def call(self, model, method, *args, **kwargs):
        return self._post(
            f"/web/dataset/call_kw/{model}/{method}",
            model=model,
            method=method,
            args=list(args),
            kwargs=kwargs,
        )

    def _post(self, route, **params):
        body = json.dumps({"jsonrpc": "2.0", "params": params}, default=str)
        response = self.url_open(route, body, headers={"Content-Type": "application/json"})
        answer = response.json()
        if error := answer.get("error"):
            raise Refusal(error["data"]["name"], error["data"]["message"])
        return answer.get("result")

    def api_key(self, role):
        """A key as a user makes it for a program of his."""
        keys = self.env["res.users.apikeys"].with_user(self.user[role]).sudo()
        return keys._generate("rpc", "access", None)

    def call_json2(self, key, model, method, **params):
        response = self.url_open(
            f"/json/2/{model}/{method}",
            json.dumps(params),
            headers={"Content-Type": "application/json", "Authorization": f"bearer {key}"},
        )
        if response.status_code != 200:
            answer = response.json()
            raise Refusal(answer["name"], answer["message"])
        return response.json()
