"""What a facilitator types in the console's own forms stays text: every payload through every field, looked at in every view."""

import re
from urllib.parse import urlencode

import pytest
from conftest import BIG_SCREEN, LAPTOP, PHONE
from facilitator import Facilitator, exchange, join
from payloads import PAYLOADS
from test_injection import HARMLESS, LONGEST_NAME, Skeleton, views

AT_ONCE = 40  # payloads in one dialogue, where a dialogue takes more than one


class Desk(Facilitator):
    """A facilitator who sends the forms of the pages, as a browser without JavaScript does."""

    def post(self, path, *fields):
        body = urlencode([("csrf", self.csrf), *fields]).encode()
        headers = {"Cookie": self.cookie, "Origin": self.url, "Content-Type": "application/x-www-form-urlencoded", "Accept-Language": "nl"}
        status, answer, html = exchange("POST", self.url + path, body, headers)
        assert status in (303, 422), f"{path} {fields}: {status} {html[:300]}"
        return status, answer.get("Location"), html

    def get(self, path):
        status, _, html = exchange("GET", self.url + path, headers={"Cookie": self.cookie, "Accept-Language": "nl"})
        assert status == 200, f"{path}: {status}"
        return html

    def make(self, title, purpose, layers, accelerators, statements, kind="live"):
        status, location, html = self.post(
            "/console/new", ("start", "own"), ("title", title), ("purpose", purpose), ("kind", kind), ("mode", "open"),
            ("layers", "\n".join(layers)), ("accelerators", "\n".join(accelerators)), ("statements", "\n".join(statements)))
        return location.rsplit("/", 1)[1] if status == 303 else None


@pytest.fixture(scope="module")
def desk(server, sign_in_link):
    return Desk(server.url, sign_in_link("formulieren@example.org"))


def one_line(text):
    """For fields that hold one thing on each line."""
    return " ".join(text.splitlines())


def make_dialogue(desk, text):
    """A dialogue whose every field was filled in with the text by a form; None when a field refuses it."""
    text = one_line(text)
    name = text[:LONGEST_NAME]
    code = desk.make(text, text, [name, "Tweede"], [name, "Andere"], [text])
    if code is None:
        return None
    home = f"/console/{code}"
    for path, *fields in (
        ("/statements/1", ("text", text), ("explanation", text), ("accelerator", "1"), ("answer", "buttons")),
        ("/statements/new", ("text", text), ("accelerator", "1")),
        ("/settings", ("title", text), ("purpose", text), ("mode", "open"), ("layers", f"{name}\nTweede"), ("accelerators", f"{name}\nAndere")),
        ("/lobby",), ("/statements/1/open",),
        ("/notes", ("text", text), ("kind", "note"), ("statement", "1")),
        ("/notes", ("text", text), ("kind", "quote"), ("statement", "")),
    ):
        status, _, html = desk.post(home + path, *fields)
        assert status == 303, f"{path}: {text!r}: {html[:300]}"
    return code


@pytest.fixture(scope="module")
def made(desk):
    """A dialogue for every payload that the forms take, by payload; those with characters that nobody sees are refused."""
    codes = {payload: make_dialogue(desk, payload) for payload in PAYLOADS}
    return {payload: code for payload, code in codes.items() if code}


def prepared(desk, code):
    """The pages of the console around one dialogue."""
    pages = {name: f"/console/{code}{path}" for name, path in {
        "settings": "/settings", "add": "/statements/new", "edit": "/statements/2", "finish": "/finish", "remove": "/remove"}.items()}
    return {name: without_advice(Skeleton(desk.get(path), code).parts) for name, path in pages.items()}


def without_advice(parts):
    """Advice on writing comes and goes with the words."""
    return [part for part in parts if part[0] != "li"]


def refusals(desk, code, text):
    """The pages that show a form again with what was typed in it."""
    long = text + " lang" * 150
    wrong = {
        "member": ("/console/members", ("email", text), ("role", "facilitator")),
        "tally": (f"/console/{code}/statements/1/tally", ("n1-agree", f"{text} mensen"), ("round", "1")),
        "note": (f"/console/{code}/notes", ("text", long)),
        "statement": (f"/console/{code}/statements/2", ("text", long), ("explanation", text)),
        "statements": (f"/console/{code}/statements/new", ("text", long)),
        "settings": (f"/console/{code}/settings", ("title", ""), ("purpose", text)),
        "new": ("/console/new", ("start", "own"), ("title", text), ("purpose", text), ("layers", text), ("accelerators", text), ("statements", text)),
    }
    shown = {}
    for name, (path, *fields) in wrong.items():
        status, _, html = desk.post(path, *fields)
        assert status == 422, f"{name}: {text!r}"
        shown[name] = without_advice(Skeleton(html, code).parts)
    return shown


def difference(name, payload, parts, plain):
    changed = next((pair for pair in zip(parts, plain) if pair[0] != pair[1]), (len(parts), len(plain)))
    return f"{name}: {payload!r}: {changed}"


def test_a_payload_in_every_field_of_the_console_changes_no_element_of_any_page(desk, made):
    def everything(text, code):
        shown = {**prepared(desk, code), **refusals(desk, code, one_line(text))}
        desk.post(f"/console/{code}/statements/1/reveal")
        return shown | {name: Skeleton(html, code).parts for name, html in views(desk, code, join(desk.url, code)).items()}

    plain = everything(HARMLESS, make_dialogue(desk, HARMLESS))
    strange = []
    for payload, code in made.items():
        shown = everything(payload, code)
        strange += [difference(name, payload, parts, plain[name]) for name, parts in shown.items() if parts != plain[name]]
    assert not strange, "\n".join(strange[:20])
    assert len(made) > len(PAYLOADS) * 0.9, f"only {len(made)} payloads were taken, the others tested nothing"


def several(payloads, size):
    return [payloads[start:start + size] for start in range(0, len(payloads), size)]


def judged(desk, server, payloads):
    """An ongoing dialogue whose facilitator rejected statements with these reasons; gives its code and its author's token."""
    code = desk.make("Redenen", "", ["Rijk", "Provincie"], ["Richting", "Ruimte"], [HARMLESS], kind="ongoing")
    desk.post(f"/console/{code}/lobby")
    token = join(server.url, code)
    for index, reason in enumerate(payloads):
        path = f"{server.url}/api/v1/dialogues/{code}/submissions"
        assert exchange("POST", path, {"text": f"Stelling {index}"}, {"Authorization": f"Bearer {token}"})[0] == 202
        desk.post(f"/console/{code}/submissions/{index + 2}", ("verdict", "reject"), ("reason", reason))
    return code, token


def test_no_payload_that_came_through_a_form_runs_in_a_browser(desk, made, server, device):
    screen, phone, laptop = device(**BIG_SCREEN), device(**PHONE), device(**LAPTOP)
    laptop.add_cookie(*desk.cookie.split("=", 1))
    wall, hand, console = screen.new_page(), phone.new_page(), laptop.new_page()

    def look(page, path):
        assert page.goto(path).status == 200, path
        page.wait_for_timeout(60)
        assert page.evaluate("window.ran === undefined"), path
        return page.locator("body").inner_text()

    seen = ""
    fine = [one_line(payload) for payload in made]
    for payloads in several(fine, AT_ONCE):
        names = list(dict.fromkeys(re.sub(r"\s+", " ", text[:LONGEST_NAME]).strip() for text in payloads))
        names = [name for index, name in enumerate(names) if name.lower() not in {other.lower() for other in names[:index]}]
        code = desk.make(payloads[0], payloads[-1], names[:12], names[-6:], payloads)
        assert code, payloads
        desk.post(f"/console/{code}/lobby")
        for text in payloads:
            for kind in ("note", "quote"):
                desk.post(f"/console/{code}/notes", ("text", text), ("kind", kind))
        look(hand, f"/{code}")
        phone.add_cookie(f"p-{code}", join(server.url, code))
        look(wall, f"/{code}/screen")
        seen += look(console, f"/console/{code}")
        for identifier in (1, len(payloads)):
            desk.post(f"/console/{code}/statements/{identifier}/open")
            look(hand, f"/{code}/now")
            desk.post(f"/console/{code}/statements/{identifier}/reveal")
            wall.wait_for_timeout(100)
        desk.post(f"/console/{code}/endRevealing")
        seen += look(wall, f"/{code}/report")
        code, token = judged(desk, server, payloads)
        phone.add_cookie(f"p-{code}", token)
        seen += look(hand, f"/{code}/answers")
    look(console, "/console")
    look(console, "/console/members")
    missing = [text for text in fine if text.strip() == text and seen.count(text) < 2 and text.isascii() and "\t" not in text and "  " not in text]
    assert not missing, f"not on the pages as text: {missing[:10]}"
    for page in (wall, hand, console):
        assert page.evaluate("window.ran === undefined"), page.url
