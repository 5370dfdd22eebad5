"""A user's session over JSON-RPC, as the web client uses it."""

import requests


class Refused(Exception):
    """The server refused a call: the name of its exception and its message to the user."""

    def __init__(self, error):
        data = error.get("data", {})
        self.kind = data.get("name", "").rpartition(".")[2]
        self.text = data.get("message", error.get("message", ""))
        super().__init__(f"{self.kind}: {self.text}")


class Client:
    def __init__(self, url, database, login, password):
        self.url = url
        self.session = requests.Session()
        answer = self.call_route(
            "/web/session/authenticate", db=database, login=login, password=password
        )
        self.uid, self.context = answer["uid"], answer["user_context"]

    def call_route(self, route, **parameters):
        response = self.session.post(
            self.url + route,
            json={"jsonrpc": "2.0", "method": "call", "params": parameters},
            timeout=300,
        )
        response.raise_for_status()
        answer = response.json()
        if "error" in answer:
            raise Refused(answer["error"])
        return answer["result"]

    def call(self, model, method, *arguments, **keywords):
        keywords.setdefault("context", self.context)
        return self.call_route(
            f"/web/dataset/call_kw/{model}/{method}",
            model=model,
            method=method,
            args=list(arguments),
            kwargs=keywords,
        )

    def get(self, path, **options):
        return self.session.get(self.url + path, timeout=300, **options)
