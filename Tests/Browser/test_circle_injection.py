"""What a circle and its guests type stays text: two hundred payloads through the settings of a circle, invitations and promises."""

import re
import subprocess

import pytest
from conftest import LAPTOP, PHONE
from facilitator import Facilitator, exchange
from payloads import PAYLOADS
from running_server import binary
from test_cases import page_of, send
from test_form_injection import difference, one_line
from test_injection import HARMLESS, LONGEST_NAME, Skeleton

SETTINGS = {"public": "yes", "accent": "teal", "language": "nl", "answerDays": "90", "contactDays": "30"}
SECRET = "c1" * 16


@pytest.fixture(scope="module")
def circle(server):
    """A circle of its own; gives its secretary, its number and an invitation for a group."""
    name = "Kring voor teksten"
    done = subprocess.run(
        [binary("debug"), "circle", "add", name, "--data", server.data, "--public-url", server.url],
        capture_output=True, text=True, timeout=60, check=True)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": server.url}
    status, answer, _ = exchange("POST", done.stdout.strip(), b"email=teksten%40example.org", headers)
    assert status == 303
    secretary = Facilitator.__new__(Facilitator)
    secretary.url, secretary.cookie = server.url, answer["Set-Cookie"].split(";")[0]
    secretary.csrf = re.search(r'name="csrf" value="([^"]+)"', page_of(secretary, "/console"))[1]
    number = re.search(r'href="/circles/(\d+)"', page_of(secretary, "/console/circle"))[1]
    _, _, page = send(secretary, "/console/invitations", {"way": "once", "role": "member"})
    return secretary, number, re.search(r"(/invitations/[0-9a-f]{32})", page)[1]


def settings(text):
    name = text[:LONGEST_NAME]
    return SETTINGS | {"name": text, "about": text, "layers": f"{name}\nTweede", "accelerators": f"{name}\nAndere"}


def places(number, invitation):
    """Where the words of a circle are read."""
    return ["/circles", f"/circles/{number}", "/console/circle", "/console/circles", "/console/members", "/console/new?start=own",
            "/console/lessons/new", f"/stories/{number}", invitation]


def answers_to(secretary, text, invitation):
    """The pages that come back with what was typed."""
    due = re.search(r'min="([^"]+)"', page_of(secretary, "/console/commitments/new"))[1]
    wrong = {
        "settings": ("/console/circle", settings(text) | {"answerDays": text[:20] + "x"}),
        "no layers": ("/console/circle", settings(text) | {"layers": text[:LONGEST_NAME]}),
        "group": ("/console/invitations", {"way": "day", "until": text}),
        "address": (invitation, {"email": text}),
        "promise": ("/console/commitments/new", {"secret": SECRET, "what": text, "due": due, "partners": text, "step": text, "need": text + "x" * 150}),
        "dialogue": ("/console/new", {"start": "own", "title": text, "answerDays": text[:20] + "x", "layers": "a\nb", "accelerators": "c\nd"}),
    }
    pages = {}
    for name, (path, form) in wrong.items():
        status, _, page = send(secretary, path, form)
        assert status == 422, f"{name}: {text!r}: {status}"
        pages[name] = page
    return pages


def shapes(circle, text):
    """The skeleton of every page, by name; what a page leads to may hold no word of the text."""
    secretary, number, invitation = circle
    pages = answers_to(secretary, text, invitation)
    pages |= {path: page_of(secretary, path) for path in places(number, invitation)}
    return {name: [part for part in Skeleton(page, number).parts if part[0] != "li"] for name, page in pages.items()}


def fill(circle, text):
    """Whether every field took the text."""
    secretary = circle[0]
    return send(secretary, "/console/circle", settings(text))[0] == 303


def test_a_payload_in_every_field_of_a_circle_changes_no_element_of_any_page(circle):
    assert fill(circle, HARMLESS)
    plain = shapes(circle, HARMLESS)
    refused, strange = 0, []
    for payload in map(one_line, PAYLOADS):
        if not fill(circle, payload):
            refused += 1
            continue
        found = shapes(circle, payload)
        strange += [difference(name, payload, parts, plain[name]) for name, parts in found.items() if parts != plain[name]]
    assert not strange, "\n".join(strange[:20])
    assert refused < len(PAYLOADS) * 0.1, f"{refused} payloads tested nothing"


def test_no_payload_of_a_circle_runs_in_a_browser(circle, device):
    secretary, number, invitation = circle
    desk, phone = device(**LAPTOP), device(**PHONE)
    desk.add_cookie(*secretary.cookie.split("=", 1))
    laptop, guest = desk.new_page(), phone.new_page()
    read = 0
    for payload in map(one_line, PAYLOADS[::5]):
        if not fill(circle, payload):
            continue
        for page, path in ((guest, f"/circles/{number}"), (guest, invitation), (laptop, "/console/circle"), (laptop, "/console/new?start=own")):
            assert page.goto(path).status == 200, path
            assert page.evaluate("window.ran === undefined"), f"{path}: {payload!r}"
        shown = " ".join(guest.locator("body").inner_text().split())
        read += " ".join(payload.split()) in shown
    assert read > len(PAYLOADS[::5]) * 0.8, f"only {read} were seen as text"
