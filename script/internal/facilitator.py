"""A facilitator who uses the public API with the cookie and the token of a browser; for tests and measurements."""

import hashlib
import http.cookies
import json
import re
import secrets
import subprocess
import urllib.error
import urllib.request


class KeepRedirect(urllib.request.HTTPRedirectHandler):
    """The cookie comes with the redirect, so redirects are not followed."""

    def redirect_request(self, *_):
        return None


class Refused(Exception):
    """The server said no; carries the status and the body."""

    def __init__(self, status, body):
        super().__init__(f"{status}: {body[:400]}")
        self.status = status
        self.body = body


def exchange(method, url, body=None, headers=None):
    """One request; gives the status, the headers and the body, also for errors and redirects."""
    data = json.dumps(body).encode() if isinstance(body, (dict, list)) else body
    request = urllib.request.Request(url, data=data, method=method, headers=headers or {})
    if isinstance(body, (dict, list)):
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.build_opener(KeepRedirect).open(request, timeout=60) as reply:
            return reply.status, reply.headers, reply.read().decode()
    except urllib.error.HTTPError as reply:
        return reply.code, reply.headers, reply.read().decode()


def sign_in_link(program, email, data):
    """A one-time link, as the command prints it."""
    done = subprocess.run(
        [program, "sign-in-link", email, "--data", data], capture_output=True, text=True, check=True, timeout=60)
    return re.search(r"/sign-in/\S+", done.stdout)[0]


class Facilitator:
    """Signed in by a one-time link."""

    def __init__(self, url, link):
        self.url = url
        status, headers, page = exchange("GET", url + link)
        if "session=" not in str(headers.get("Set-Cookie")):
            csrf = re.search(r'name="csrf" value="([^"]*)"', page)
            form = f"csrf={csrf[1]}".encode() if csrf else b""
            content = {"Content-Type": "application/x-www-form-urlencoded", "Origin": url}
            status, headers, page = exchange("POST", url + link, form, content)
        cookies = http.cookies.SimpleCookie()
        for line in headers.get_all("Set-Cookie") or []:
            cookies.load(line)
        session = next((cookie for name, cookie in cookies.items() if name.endswith("session")), None)
        if session is None:
            raise Refused(status, page)
        self.cookie = f"{session.key}={session.value}"
        # As the pages get it: derived from the secret cookie (Access/Gate.swift).
        self.csrf = hashlib.sha256(b"form" + bytes.fromhex(session.value)).digest()[:16].hex()

    def ask(self, method, path, body=None):
        """One request of the console's API; gives the decoded answer."""
        headers = {"Cookie": self.cookie, "X-Csrf-Token": self.csrf, "Origin": self.url}
        status, _, text = exchange(method, f"{self.url}/api/v1{path}", body, headers)
        if status >= 300:
            raise Refused(status, text)
        return json.loads(text) if text else None

    def make_dialogue(self, statements, kind="live", mode="open", layers=("Rijk", "Provincie", "Gemeente")):
        """A dialogue with these statements; gives its code."""
        wish = {
            "title": "Meting", "kind": kind, "mode": mode, "layers": list(layers),
            "accelerators": ["Richting", "Ruimte"], "statements": [text if isinstance(text, dict) else {"text": text} for text in statements],
        }
        return self.ask("POST", "/dialogues", wish)["code"]

    def open_lobby(self, code):
        return self.ask("PUT", f"/dialogues/{code}/phase", {"phase": "lobby"})

    def set_phase(self, code, statement, phase):
        return self.ask("PUT", f"/dialogues/{code}/statements/{statement}/phase", {"phase": phase})


def join(url, code, layer=1):
    """One participant; gives its token."""
    status, _, text = exchange("POST", f"{url}/api/v1/dialogues/{code}/participants", {"layer": layer})
    if status != 201:
        raise Refused(status, text)
    return json.loads(text)["token"]


def take_position(url, code, token, statement, position, turn=1, sequence=1):
    """One position through the public API, with a key of its own."""
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": secrets.token_hex(16)}
    body = {"round": turn, "position": position, "sequence": sequence}
    status, _, text = exchange("PUT", f"{url}/api/v1/dialogues/{code}/statements/{statement}/position", body, headers)
    if status != 200:
        raise Refused(status, text)
