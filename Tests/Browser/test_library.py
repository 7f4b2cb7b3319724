"""The whole thread once, as a core team would: case, force, statement, promise, lesson, and somebody who finds it."""

import re
import secrets

from conftest import LAPTOP
from facilitator import Facilitator
from playwright.sync_api import expect
from test_cases import SMALL, page_of, send
from watched import accessibility_findings


def test_the_thread_from_a_case_to_a_lesson_that_a_stranger_finds_by_a_synonym(server, device, sign_in_link):
    team = Facilitator(server.url, sign_in_link("draad@example.org"))
    _, headers, _ = send(team, "/console/cases/new", {"title": "Sloopbeton in de wijk", "restraining": "Afvalregels"})
    case = headers["Location"]
    code = team.make_dialogue(["Een eerste stelling."])
    status, _, page = send(team, f"{case}/parts/2/statement", {"text": "De afvalregels houden ons tegen.", "dialogue": code})
    assert status == 303, page
    assert "Afvalregels (Sloopbeton in de wijk)" in page_of(team, f"/console/{code}")
    team.open_lobby(code)
    secret = secrets.token_hex(16)
    due = re.search(r'min="([^"]+)"', page_of(team, f"/{code}/commitments"))[1]
    assert send(team, f"/{code}/commitments", {"secret": secret, "what": "samen een ontheffing vragen", "due": due})[0] == 303
    assert send(team, f"/commitments/{secret}", {"answer": "stuck"})[0] == 303
    send(team, f"/commitments/{secret}", {"explanation": "Niemand beslist."})

    desk = device(**LAPTOP)
    desk.add_cookie(*team.cookie.split("=", 1))
    page = desk.new_page()
    page.goto("/console/commitments")
    promise = page.get_by_role("listitem").filter(has_text="samen een ontheffing vragen")
    promise.get_by_role("button", name="Maak er een casus van").click()
    expect(page.get_by_text("Niemand beslist.")).to_be_visible()
    page.get_by_role("link", name="Deze casus begon met een actie die vastliep.").click()
    assert accessibility_findings(page) == []
    promise.get_by_role("link", name="Schrijf een les").click()
    assert accessibility_findings(page) == []
    title = "Vraag de ontheffing samen aan, met een einddatum"
    page.get_by_label("Wat we leerden").fill(title)
    page.get_by_label("Zo doe je het morgen").fill("Zet provincie en omgevingsdienst in één gesprek, vóór de aanvraag.")
    page.get_by_label("Sloopbeton in de wijk").check()
    page.get_by_label("Iedereen mag deze les lezen").check()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("link", name="Sloopbeton in de wijk")).to_be_visible()
    assert accessibility_findings(page) == []

    # None of these words stands in the lesson or its case; the last one is a word that only this circle knows, and only it is led.
    for language, word in (("nl", "vrijstelling"), ("en", "exemption"), ("nl", "vrijbrief")):
        phone = device(language, **SMALL)
        stranger = phone.new_page()
        if word == "vrijbrief":
            assert send(team, "/console/synonyms", {"words": "vrijbrief, ontheffing"})[0] == 303
            stranger.goto(f"/library?q={word}")
            expect(stranger.get_by_role("link", name=title)).to_have_count(0)
            phone.add_cookie(*team.cookie.split("=", 1))
        stranger.goto(f"/library?q={word}")
        expect(stranger.get_by_role("status")).to_contain_text("ontheffing")
        assert accessibility_findings(stranger) == []
        assert stranger.evaluate("document.documentElement.scrollWidth <= innerWidth")
        stranger.get_by_role("link", name=title).click()
        expect(stranger.get_by_text("Sloopbeton in de wijk")).to_be_visible()
        assert accessibility_findings(stranger) == []
        assert stranger.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_lessons_come_in_from_a_file_after_a_look(server, device, sign_in_link, tmp_path):
    team = Facilitator(server.url, sign_in_link("bestand@example.org"))
    words = {
        "nl": ("Kies een bestand", "Bekijk wat er gebeurt", "Neem de nieuwe lessen over", "Regel 3, teken", "1 nieuw, 0 staan er al."),
        "en": ("Choose a file", "See what will happen", "Take over the new lessons", "Line 3, character", "1 new, 0 there already."),
    }
    for language, (choose, look, keep, place, counted) in words.items():
        wrong, latin, right = (tmp_path / f"{language}-{name}.csv" for name in ("wrong", "latin", "right"))
        title = f"Bel eerst, schrijf daarna ({language})"
        wrong.write_text(f"titel;handvat\n{title};Eén gesprek.\nZonder handvat;\n", encoding="utf-8")
        latin.write_text("titel;handvat\nEén;twee\nDrie;vier\n", encoding="windows-1252")
        right.write_text(f"\ufefftitel;handvat\r\n{title};Eén gesprek.\r\n", encoding="utf-8")
        desk = device(language, **SMALL)
        desk.add_cookie(*team.cookie.split("=", 1))
        page = desk.new_page()
        page.goto("/console/lessons/import")
        page.get_by_label(choose).set_input_files(latin)
        page.get_by_role("button", name=look).click()
        expect(page.get_by_role("alert")).to_contain_text("UTF-8")
        page.get_by_label(choose).set_input_files(wrong)
        page.get_by_role("button", name=look).click()
        expect(page.get_by_role("alert")).to_contain_text(place)
        assert accessibility_findings(page) == []
        page.get_by_label(choose).set_input_files(right)
        page.get_by_role("button", name=look).click()
        expect(page.get_by_role("heading", name=counted)).to_be_visible()
        assert accessibility_findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("button", name=keep).click()
        expect(page.get_by_role("link", name=title)).to_be_visible()
