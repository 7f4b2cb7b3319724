"""Patterns, comparing, taking over lessons and the travel story: by hand in a browser, and payloads in every field."""

import pytest
from conftest import LAPTOP
from facilitator import Facilitator
from payloads import PAYLOADS
from playwright.sync_api import expect
from test_cases import SMALL, page_of, send
from test_injection import Skeleton
from watched import accessibility_findings


@pytest.fixture(scope="module")
def team(server, sign_in_link):
    return Facilitator(server.url, sign_in_link("patronen@example.org"))


def case(team, title, force):
    status, headers, page = send(team, "/console/cases/new", {"title": title, "restraining": force})
    assert status == 303, page
    return headers["Location"]


def test_a_pattern_from_a_force_to_a_page_that_a_stranger_reads_and_back(team, device):
    first, second = case(team, "Sloopbeton", "strenge steigerregels"), case(team, "Bermgras", "regels voor steigers")
    desk = device(**LAPTOP)
    desk.add_cookie(*team.cookie.split("=", 1))
    page = desk.new_page()
    page.goto(first)
    page.get_by_role("button", name="Nieuw patroon: strenge steigerregels").click()
    expect(page.get_by_role("link", name="strenge steigerregels", exact=True)).to_be_visible()
    page.goto(second)
    page.get_by_role("button", name="Dit is “strenge steigerregels”").click()
    page.get_by_role("link", name="strenge steigerregels", exact=True).click()
    expect(page.get_by_text("Gezien in 2 casussen van 1 kring")).to_be_visible()
    assert accessibility_findings(page) == []
    address = page.url
    page.get_by_role("link", name="Patroon wijzigen").click()
    page.get_by_label("Wat is er aan de hand?").fill("Elke steiger is een bouwwerk.")
    page.get_by_label("wordt doorbroken").check()
    page.get_by_label("Iedereen mag dit patroon lezen").check()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Elke steiger is een bouwwerk.")).to_be_visible()

    for language in ("nl", "en"):
        stranger = device(language, **SMALL).new_page()
        stranger.goto(address)
        expect(stranger.get_by_text("Elke steiger is een bouwwerk.")).to_be_visible()
        expect(stranger.get_by_text("Sloopbeton")).to_have_count(0)
        assert accessibility_findings(stranger) == []
        assert stranger.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("link", name="Geschiedenis").click()
    page.get_by_role("button", name="Zet terug: versie 1").click()
    gone = device(**SMALL)
    gone.is_offline = True  # the browser reports a page that is not there as an error
    assert gone.new_page().goto(address).status == 404, "what came back was not public"


def test_lessons_of_before_are_looked_at_and_taken_over_by_keyboard(team, device):
    desk = device(**LAPTOP)
    desk.add_cookie(*team.cookie.split("=", 1))
    page = desk.new_page()
    page.goto("/console/lessons/import")
    field = page.get_by_label("Of plak de lessen hier")
    field.fill("titel;handvat;openbaar\nWacht niet op de pijplijn;Begin.;ja\nTe kort;;ja\n")
    field.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Regel 3, teken 9: handvat")
    field.fill("titel;handvat;openbaar\nWacht niet op de pijplijn;Begin.;ja\n")
    page.get_by_role("button", name="Bekijk wat er gebeurt").press("Enter")
    expect(page.get_by_text("1 nieuw, 0 staan er al.")).to_be_visible()
    assert accessibility_findings(page) == []
    page.get_by_role("button", name="Neem de nieuwe lessen over").press("Enter")
    expect(page.get_by_role("link", name="Wacht niet op de pijplijn")).to_be_visible()
    page.get_by_role("link", name="Reisverhaal van onze kring").click()
    expect(page.get_by_role("link", name="Wacht niet op de pijplijn")).to_be_visible()
    assert accessibility_findings(page) == []
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").is_visible()


def test_a_payload_in_every_field_of_patterns_and_lessons_changes_no_element(team):
    def shape(text):
        status, headers, _ = send(team, "/console/cases/new", {"title": text, "restraining": text[:80]})
        if status != 303:
            return None if status == 422 else pytest.fail(f"{text!r}: {status}")
        path = headers["Location"]
        number = path.rsplit("/", 1)[1]
        status, headers, _ = send(team, "/console/patterns", {"force": f"{number}-2", "pattern": "new"})
        if status != 303:
            return None if status == 422 else pytest.fail(f"{text!r}: {status}")
        form = headers["Location"]
        fields = {"version": "1", "name": text[:80], "explanation": text, "raisedBy": text[:140], "status": "confirmed", "direction": "restraining", "public": "yes"}
        status = send(team, form, fields)[0]
        if status != 303:
            send(team, f"{path}/remove", {})
            send(team, f"{form}/remove", {})
            return None if status == 422 else pytest.fail(f"{text!r}: {status}")
        # The form comes back with a wrong version, beside what stands there; what was pasted comes back with its mistake.
        other = {"name": "x" + text[:79], "explanation": ("x" + text)[:1000], "raisedBy": "x" + text[:139]}
        wrong = send(team, form, fields | other)
        assert wrong[0] == 409
        table = "title,handle,when,role,layer\n" + ",".join('"' + text.replace('"', '""') + '"' for _ in range(3)) + ',"x","y"\n'
        preview = send(team, "/console/lessons/import", {"lessons": table})
        synonyms = send(team, "/console/synonyms", {"words": f"alleen\n{text}"})
        pages = [page_of(team, one) for one in (form.replace("/console", ""), form, f"{form}/history", f"{path}/parts/2/pattern")]
        found = [Skeleton(page, number).parts for page in [*pages, wrong[2], synonyms[2]]]
        if preview[0] == 200:
            found.append(Skeleton(preview[2], number).parts)
        send(team, f"{form}/remove", {})
        send(team, f"{path}/remove", {})
        return [[(tag, names) for tag, names, _ in parts if tag != "option"] for parts in found], preview[0]

    plain, _ = shape("Gewone tekst")
    refused, strange = 0, []
    for payload in PAYLOADS:
        if "\n" in payload or "\r" in payload or not payload.strip():
            continue
        taken = shape(payload)
        if taken is None:
            refused += 1
            continue
        found, _ = taken
        if found != plain[: len(found)]:
            strange.append(repr(payload))
    assert not strange, "\n".join(strange[:10])
    assert refused < len(PAYLOADS) // 3, f"{refused} payloads tested nothing"
