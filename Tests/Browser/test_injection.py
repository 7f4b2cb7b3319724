"""What people type stays text: two hundred payloads through every text field, looked at in every view."""

import json
from html.parser import HTMLParser
from urllib.parse import quote, urlencode, urlsplit

import pytest
from conftest import BIG_SCREEN, LAPTOP, PHONE
from facilitator import Facilitator, Refused, exchange, join
from payloads import PAYLOADS

HARMLESS = "Gewone tekst"
LONGEST_NAME = 40
ADDRESSES = {"href", "src", "action", "formaction", "content"}


class Skeleton(HTMLParser):
    """The elements of a page with the names of their attributes, and the addresses it leads to."""

    def __init__(self, html, code):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.code = code
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        # What a preview of the page says is text, not an address that it leads to.
        says = dict(attributes).get("property") in ("og:title", "og:description")
        addresses = [(value or "").replace(self.code, "CODE") for name, value in attributes if name in ADDRESSES and not says]
        # A long statement is set smaller by a class; that is the one thing that may differ.
        names = tuple(name for name, _ in attributes if name != "class")
        self.parts.append((tag, names, tuple(addresses)))

    def handle_comment(self, data):
        self.parts.append(("comment", (), ()))

    def handle_decl(self, declaration):
        self.parts.append((declaration, (), ()))


def make_dialogue(facilitator, text):
    """A dialogue whose every field holds the text, as far as the field takes it; gives its code."""
    name = text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME]
    wish = {
        "title": text, "purpose": text, "kind": "live", "mode": "open", "layers": [name, "Tweede"],
        "accelerators": [name, "Andere"], "statements": [{"text": text, "explanation": text, "accelerator": 1}],
    }
    code = facilitator.ask("POST", "/dialogues", wish)["code"]
    facilitator.open_lobby(code)
    facilitator.set_phase(code, 1, "open")
    for kind in ("note", "quote"):
        facilitator.ask("POST", f"/dialogues/{code}/notes", {"text": text, "kind": kind, "statement": 1})
    return code


def views(facilitator, code, token):
    """Every page that shows the dialogue, as HTML, by name."""
    phone = {"Cookie": f"p-{code}={token}", "Accept-Language": "nl"}
    desk = {"Cookie": facilitator.cookie, "Accept-Language": "nl"}
    addresses = {
        "join": (f"/{code}", {"Accept-Language": "nl"}), "now": (f"/{code}/now", phone), "answers": (f"/{code}/answers", phone),
        "return": (f"/{code}/return", {}), "screen": (f"/{code}/screen", {}), "report": (f"/{code}/report", {}),
        "field": (f"/{code}/field", desk), "field of a statement": (f"/{code}/field/1", desk), "console": (f"/console/{code}", desk),
    }
    found = {}
    for name, (path, headers) in addresses.items():
        status, _, html = exchange("GET", facilitator.url + path, headers=headers)
        assert status < 500, f"{name}: {status}"
        found[name] = html if status == 200 else f"<p>{status}</p>"
    return found


def skeletons(facilitator, code):
    token = join(facilitator.url, code)
    open_views = views(facilitator, code, token)
    facilitator.set_phase(code, 1, "revealed")
    revealed_views = views(facilitator, code, token)
    shown = {f"{name} while open": html for name, html in open_views.items()}
    shown |= {f"{name} after the reveal": html for name, html in revealed_views.items()}
    return {name: Skeleton(html, code).parts for name, html in shown.items()}


@pytest.fixture(scope="module")
def facilitator(server, sign_in_link):
    return Facilitator(server.url, sign_in_link("payload@example.org"))


def test_a_payload_in_every_field_changes_no_element_of_any_page(facilitator):
    plain = skeletons(facilitator, make_dialogue(facilitator, HARMLESS))
    assert sum(("form",) == part[:1] for parts in plain.values() for part in parts) > 0, "the pages are empty"
    refused, strange = 0, []
    for payload in PAYLOADS:
        try:
            code = make_dialogue(facilitator, payload)
        except Refused as refusal:
            assert refusal.status in (400, 422), f"{payload!r}: {refusal}"
            refused += 1
            continue
        for name, parts in skeletons(facilitator, code).items():
            if parts != plain[name]:
                changed = next((pair for pair in zip(parts, plain[name]) if pair[0] != pair[1]), (len(parts), len(plain[name])))
                strange.append(f"{name}: {payload!r}: {changed}")
    assert not strange, "\n".join(strange[:20])
    assert refused < len(PAYLOADS) // 10, f"{refused} payloads were refused, so they tested nothing"


def test_no_payload_runs_in_a_browser(facilitator, device, server):
    code = facilitator.make_dialogue([HARMLESS])
    statements = 1
    for payload in PAYLOADS:
        try:
            facilitator.ask("POST", f"/dialogues/{code}/statements", {"text": payload})
            statements += 1
        except Refused:
            continue
    facilitator.open_lobby(code)
    token = join(server.url, code)
    screen, phone, desk = device(**BIG_SCREEN), device(**PHONE), device(**LAPTOP)
    phone.add_cookie(f"p-{code}", token)
    desk.add_cookie(*facilitator.cookie.split("=", 1))
    pages = [screen.new_page(), phone.new_page(), desk.new_page()]
    for page, path in zip(pages, (f"/{code}/screen", f"/{code}/now", f"/console/{code}")):
        assert page.goto(path).status == 200, path
    for identifier in range(1, statements + 1):
        facilitator.set_phase(code, identifier, "open")
        if identifier % 2:
            facilitator.set_phase(code, identifier, "revealed")
        pages[0].wait_for_timeout(40)
    facilitator.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})
    assert pages[0].goto(f"/{code}/report").status == 200
    assert pages[0].evaluate("document.body.textContent.includes('<script>')"), "the payloads are not in the report"
    pages[1].goto(f"/{code}/answers")
    for path in ("/console", f"/console/{code}"):
        pages[2].goto(path)
        pages[2].wait_for_timeout(200)
    for page in pages:
        assert page.evaluate("window.ran === undefined"), page.url


# What somebody unknown can send: the method, the path and the body with the text in it.
FIELDS_OF_STRANGERS = {
    "the code on the front page": lambda code, text: ("GET", f"/?{urlencode({'code': text})}", None),
    "an address": lambda code, text: ("GET", f"/{quote(text, safe='')}", None),
    "two words to come back with": lambda code, text: ("POST", f"/{code}/return", {"words": text}),
    "a layer": lambda code, text: ("POST", f"/{code}/participants", {"layer": text}),
    "a sign-in link": lambda code, text: ("GET", f"/sign-in/{quote(text, safe='')}", None),
    "every field of a promise": lambda code, text: ("POST", f"/{code}/commitments", {
        "secret": "", "what": text, "due": text, "partners": text, "step": text, "need": text, "email": text, "name": text}),
    "where to go after the language": lambda code, text: ("POST", "/language", {"to": text, "language": "nl"}),
}


@pytest.mark.parametrize("field", FIELDS_OF_STRANGERS)
def test_what_a_stranger_types_changes_no_element_of_the_answer(facilitator, server, field):
    code = facilitator.make_dialogue([HARMLESS])
    facilitator.open_lobby(code)

    def answer(text):
        method, path, form = FIELDS_OF_STRANGERS[field](code, text)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": server.url, "Accept-Language": "nl"}
        body = urlencode(form).encode() if form else None
        status, headers, html = exchange(method, server.url + path, body, headers)
        assert status < 500, f"{text!r}: {status}"
        return status, urlsplit(headers.get("Location") or "").netloc, Skeleton(html, code).parts

    plain = [answer(text)[2] for text in ("zz", "ABCDEF", "een gewoon woord")]
    wrong = []
    for payload in PAYLOADS:
        status, host, parts = answer(payload)
        if status == 429:  # too many wrong words: from here on only this page
            plain.append(parts)
        if host or parts not in plain:
            wrong.append(f"{payload!r}: {status} {host} {parts[:40]}")
    assert not wrong, "\n".join(wrong[:10])


def test_what_a_participant_submits_is_text_for_the_facilitator(facilitator, server, device):
    code = facilitator.make_dialogue(["Een eerste stelling."], kind="ongoing")
    facilitator.open_lobby(code)
    taken = 0
    for payload in PAYLOADS:
        token = join(server.url, code)
        headers = {"Authorization": f"Bearer {token}"}
        path = f"{server.url}/api/v1/dialogues/{code}/submissions"
        status, _, text = exchange("POST", path, {"text": payload}, headers)
        assert status in (202, 400, 409, 422), f"{payload!r}: {status} {text}"
        taken += status == 202
    assert taken > len(PAYLOADS) * 0.8, f"only {taken} payloads got through"
    desk = device(**LAPTOP)
    desk.add_cookie(*facilitator.cookie.split("=", 1))
    page = desk.new_page()
    assert page.goto(f"/console/{code}").status == 200
    assert page.evaluate("window.ran === undefined")
    words = json.dumps("<script>window.ran=1</script>")
    assert page.evaluate(f"document.body.textContent.includes({words})"), "the submissions are not on the page"
