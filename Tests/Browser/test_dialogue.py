"""A whole dialogue as it happens in a room: a laptop that runs it, a big screen, a phone; every page by itself and accessible."""

import re

import pytest
from conftest import BIG_SCREEN, LAPTOP, PHONE
from facilitator import join, take_position
from playwright.sync_api import expect
from watched import accessibility_findings
from words import WORDS

STATEMENTS = ["De gemeente mag meer uitproberen.", "Het Rijk wacht te lang."]
QUOTE = "Pas aan tafel hoorde ik waarom."


def assert_accessible(page):
    assert accessibility_findings(page) == []


def sign_in(page, link, words):
    page.goto(link)
    assert_accessible(page)
    page.get_by_role("button", name=words.sign_in).click()
    expect(page).to_have_url(re.compile(r"/console$"))


def make_dialogue(page, words):
    """From the empty console to the draft; gives the code."""
    assert_accessible(page)
    page.get_by_role("link", name=words.new).click()
    assert_accessible(page)
    page.get_by_role("link", name=words.own).click()
    page.locator("input[name=title]").fill("Ronde tafel")
    page.locator("input[name=mode][value=open]").check()
    page.locator("textarea[name=statements]").fill("\n".join(STATEMENTS))
    assert_accessible(page)
    page.get_by_role("button", name=words.make).click()
    expect(page.get_by_role("button", name=words.open_lobby)).to_be_visible()
    assert_accessible(page)
    return page.url.rstrip("/").split("/")[-1].split("?")[0]


def join_by_phone(page, code, words):
    page.goto(f"/{code}")
    assert_accessible(page)
    page.get_by_text(words.rather_not, exact=True).click()
    page.get_by_role("button", name=words.join).click()
    expect(page.get_by_role("heading", name=words.in_lobby)).to_be_visible()
    assert_accessible(page)


def shows_no_outcome(page):
    """Before the reveal nothing on the page may say who stands where."""
    text = page.locator("body").inner_text().lower()
    for word in ("mensen zijn het eens", "people agree", "het minst", "agrees most"):
        assert word not in text, text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_room_plays_a_dialogue_from_code_to_report(server, device, sign_in_link, language):
    words = WORDS[language]
    desk = device(language, **LAPTOP).new_page()
    sign_in(desk, sign_in_link(f"regie-{language}@example.org"), words)
    code = make_dialogue(desk, words)
    desk.get_by_role("button", name=words.open_lobby).click()

    screen = device(language, **BIG_SCREEN).new_page()
    screen.goto(f"/{code}/screen")
    expect(screen.locator(".code-huge")).to_have_text(code)
    assert screen.locator("svg").count() > 0, "no QR code"
    assert_accessible(screen)

    phone = device(language, **PHONE).new_page()
    join_by_phone(phone, code, words)
    others = [join(server.url, code, layer) for layer in (1, 2)]
    expect(screen.get_by_text(re.compile(f"3 {words.present}"))).to_be_visible()
    assert_accessible(desk)

    desk.get_by_role("link", name=re.compile(STATEMENTS[0])).click()
    desk.get_by_role("button", name=words.open_this).click()
    expect(phone.get_by_role("heading", name=STATEMENTS[0])).to_be_visible()
    expect(screen.get_by_role("heading", name=STATEMENTS[0])).to_be_visible()
    phone.get_by_role("button", name=words.agree, exact=True).click()
    expect(phone.get_by_text(words.saved)).to_be_visible()
    for token, place in zip(others, (100, -100)):
        take_position(server.url, code, token, 1, place)
    for page in (desk, screen):
        expect(page.locator("[data-field=answered]").first).to_have_text("3")
        shows_no_outcome(page)
        assert_accessible(page)

    desk.get_by_role("button", name=words.blank).click()
    expect(screen.get_by_role("heading", name=STATEMENTS[0])).to_have_count(0)
    desk.get_by_role("button", name=words.unblank).click()
    expect(screen.get_by_role("heading", name=STATEMENTS[0])).to_be_visible()

    desk.get_by_role("button", name=words.reveal).click()
    expect(screen.locator(".sentence")).to_contain_text(words.two_of_three)
    expect(screen.locator("svg[role=img]").first).to_be_visible()
    for page in (desk, screen, phone):
        assert_accessible(page)

    expect(phone.get_by_text(words.choose_again)).to_be_hidden()
    desk.get_by_role("button", name=words.again).click()
    expect(phone.get_by_text(words.choose_again)).to_be_visible()
    expect(phone.get_by_role("button", name=words.disagree, exact=True)).to_be_visible()
    phone.get_by_role("button", name=words.disagree, exact=True).click()
    expect(phone.get_by_text(words.saved)).to_be_visible()
    for token in others:
        take_position(server.url, code, token, 1, 100, turn=2, sequence=2)
    desk.get_by_role("button", name=words.reveal).click()
    expect(screen.locator(".sentence")).to_contain_text(words.shift)
    assert_accessible(screen)

    desk.get_by_label(words.note).fill(QUOTE)
    desk.locator("input[name=kind][value=quote]").check()
    desk.get_by_role("button", name=words.save_note).click()
    expect(desk.get_by_text(QUOTE)).to_be_visible()
    desk.get_by_role("link", name=words.end).click()
    assert_accessible(desk)
    desk.get_by_role("button", name=words.end_plain).click()
    expect(screen.get_by_role("heading", name=words.screen_thanks)).to_be_visible()
    assert_accessible(screen)
    expect(phone.get_by_role("heading", name=words.thanks)).to_be_visible()

    phone.get_by_role("link", name=words.report).click()
    expect(phone.get_by_role("heading", name=STATEMENTS[0])).to_be_visible()
    expect(phone.get_by_text(QUOTE)).to_be_visible()
    assert phone.locator("table").count() > 0 and phone.locator("svg[role=img]").count() > 0
    assert_accessible(phone)
    assert_accessible(desk)


def test_a_facilitator_rehearses_and_wipes_it(device, sign_in_link):
    words = WORDS["nl"]
    desk = device(**LAPTOP).new_page()
    sign_in(desk, sign_in_link("oefenen@example.org"), words)
    code = make_dialogue(desk, words)
    desk.get_by_role("button", name=words.rehearse).click()
    expect(desk.get_by_role("button", name=words.wipe)).to_be_visible()
    desk.get_by_role("link", name=re.compile(STATEMENTS[0])).click()
    desk.get_by_role("button", name=words.open_this).click()
    expect(desk.locator("[data-field=answered]").first).not_to_have_text("0", timeout=20_000)
    assert_accessible(desk)
    desk.get_by_role("button", name=words.wipe).click()
    expect(desk.get_by_role("button", name=words.open_lobby)).to_be_visible()
    assert desk.request.get(f"/api/v1/dialogues/{code}").json()["participants"] == 0


def test_a_facilitator_needs_only_the_keyboard(device, sign_in_link):
    words = WORDS["nl"]
    desk = device(**LAPTOP).new_page()
    sign_in(desk, sign_in_link("toetsenbord@example.org"), words)
    code = make_dialogue(desk, words)
    press(desk, desk.get_by_role("button", name=words.open_lobby))
    expect(desk.locator(".code").first).to_be_visible()
    press(desk, desk.get_by_role("link", name=re.compile(STATEMENTS[0])))
    press(desk, desk.get_by_role("button", name=words.open_this))
    expect(desk.get_by_role("button", name=words.reveal)).to_be_visible()
    press(desk, desk.get_by_role("button", name=words.reveal))
    expect(desk.get_by_role("button", name=words.again)).to_be_visible()
    statement = desk.request.get(f"/api/v1/dialogues/{code}").json()["statement"]
    assert statement["phase"] == "revealed"


def press(page, target):
    """Goes to the target with Tab and presses Enter; fails when the keyboard does not get there or nobody sees where it is."""
    expect(target).to_be_visible()
    for _ in range(80):
        if target.evaluate("(element) => element === document.activeElement"):
            outline = target.evaluate("(element) => getComputedStyle(element).outlineStyle + getComputedStyle(element).boxShadow")
            assert outline != "nonenone", "the focus is invisible"
            return page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target}")


def test_the_language_is_switched_and_remembered(device):
    page = device("nl", **PHONE).new_page()
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert_accessible(page)
