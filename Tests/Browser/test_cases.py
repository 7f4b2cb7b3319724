"""A core team's first hour, by form, at a desk and on a phone; and payloads in every field of a case."""

import json
from urllib.parse import urlencode

import pytest
from conftest import LAPTOP
from facilitator import Facilitator, exchange
from payloads import PAYLOADS
from playwright.sync_api import expect
from test_injection import Skeleton
from watched import accessibility_findings

SMALL = {"viewport": {"width": 320, "height": 640}}
ANSWERS = {
    "title": "Sloopbeton", "area": "Een wijk", "effect": "Minder storten.", "stuck": "Niemand beslist.", "turningPoints": "2022-09 stokt",
    "parties": "provincie", "driving": "bestuurder loopt mee", "restraining": "afvalregels",
}
FORCE = {"kind": "force", "version": "1", "force": "x", "direction": "driving", "strength": "2"}


def send(facilitator, path, form):
    headers = {
        "Content-Type": "application/x-www-form-urlencoded", "Origin": facilitator.url, "Cookie": facilitator.cookie, "Accept-Language": "nl"}
    body = urlencode({"csrf": facilitator.csrf, **form}).encode()
    return exchange("POST", facilitator.url + path, body, headers)


def page_of(facilitator, path):
    return exchange("GET", facilitator.url + path, headers={"Cookie": facilitator.cookie, "Accept-Language": "nl"})[2]


@pytest.fixture(scope="module")
def facilitator(server, sign_in_link):
    return Facilitator(server.url, sign_in_link("krachtteam@example.org"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_of_a_case_is_accessible_and_fits_a_small_phone(facilitator, device, language):
    _, headers, _ = send(facilitator, "/console/cases/new", ANSWERS)
    case = headers["Location"]
    for options in (LAPTOP, SMALL):
        desk = device(language, **options)
        desk.add_cookie(*facilitator.cookie.split("=", 1))
        page = desk.new_page()
        places = ["/console/cases", "/console/cases/new", case, f"{case}/history", f"{case}/parts/1", f"{case}/parts/5", f"{case}/remove"]
        places += [f"{case}/parts?kind={kind}" for kind in ("turning_point", "party", "force", "action")]
        for path in places:
            assert page.goto(path).status == 200, path
            assert accessibility_findings(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.goto(case)
        expect(page.locator("svg[role=img]:visible")).to_have_count(2)  # the forces and the parties


def test_a_payload_in_every_field_of_a_case_changes_no_element(facilitator):
    def shape(text):
        status, headers, page = send(facilitator, "/console/cases/new", {name: text for name in ANSWERS})
        if status != 303:
            return None if status == 422 else pytest.fail(f"{text!r}: {status}")
        case = headers["Location"]
        parts = [
            {"kind": "force", "force": text, "direction": "driving", "strength": "2", "quote": text, "consent": "yes", "layer": text[:40], "accelerator": text[:40]},
            {"kind": "action", "action": text, "intended": text, "who": text}, {"kind": "party", "party": text, "relation": text},
            {"kind": "turning_point", "event": text, "decision": text, "decidedBy": text, "alternative": text},
        ]
        for part in parts:
            status = send(facilitator, f"{case}/parts", part)[0]
            if status != 303:
                return None if status == 422 else pytest.fail(f"{text!r}: {status}")
        found = [Skeleton(page_of(facilitator, path), case).parts for path in (case, f"{case}/history", f"{case}/parts/5", "/console/cases")]
        send(facilitator, f"{case}/remove", {})
        return [[(tag, names) for tag, names, _ in parts] for parts in found[:3]]

    plain = shape("Gewone tekst")
    refused, strange = 0, []
    for payload in PAYLOADS:
        found = shape(payload)
        if found is None:
            refused += 1
        elif found != plain:
            strange.append(json.dumps(payload))
    assert not strange, "\n".join(strange[:10])
    assert refused < len(PAYLOADS) // 3, f"{refused} payloads tested nothing"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_force_is_added_and_changed_by_hand(facilitator, device, language):
    driving, strength, save = {"nl": ("drijvend", "Sterkte", "Bewaar"), "en": ("driving", "Strength", "Save")}[language]
    case = send(facilitator, "/console/cases/new", {"title": "Sloopbeton"})[1]["Location"]
    desk = device(language, **SMALL)
    desk.add_cookie(*facilitator.cookie.split("=", 1))
    page = desk.new_page()
    page.goto(f"{case}/parts?kind=force")
    page.locator("[name=force]").fill("bestuurder loopt mee")
    page.get_by_label(driving, exact=True).check()
    page.get_by_label("5", exact=True).check()
    page.get_by_role("button", name=save).click()
    row = page.get_by_role("row").filter(has_text="bestuurder loopt mee")
    expect(row.get_by_role("rowheader")).to_have_text("bestuurder loopt mee")
    # On a small phone a row stands as a block, and is a row of a table all the same.
    expect(page.get_by_role("columnheader", name=strength, exact=True)).to_have_count(1)
    expect(row.get_by_role("cell").nth(1)).to_have_text("5")
    assert row.evaluate("row => getComputedStyle(row).display") == "block"
    assert page.locator(".scroll").first.evaluate("region => region.scrollWidth <= region.clientWidth")
    # Saving what nobody changed changes nothing.
    page.goto(f"{case}/parts/2")
    page.get_by_role("button", name=save).click()
    expect(row.get_by_role("cell").nth(1)).to_have_text("5")
