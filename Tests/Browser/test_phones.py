"""Three phones take position: one as most are, one without JavaScript, one that loses the network and comes back."""

import re

import pytest
from conftest import PHONE
from facilitator import Facilitator
from playwright.sync_api import expect
from watched import accessibility_findings
from words import WORDS

STATEMENTS = ["De gemeente mag meer uitproberen.", "Het Rijk wacht te lang.", "Wij delen onze fouten."]


@pytest.fixture
def room(server, sign_in_link):
    """A facilitator with a dialogue in the lobby."""
    facilitator = Facilitator(server.url, sign_in_link("zaal@example.org"))
    code = facilitator.make_dialogue(STATEMENTS)
    facilitator.open_lobby(code)
    return facilitator, code


def enter(page, code, words):
    """From the front page to the lobby: three taps after typing the code."""
    page.goto("/")
    page.get_by_label(words.code).fill(code.lower())
    page.get_by_role("button", name=words.go_on).click()
    page.get_by_text(words.layer, exact=True).click()
    page.get_by_role("button", name=words.join).click()
    expect(page.get_by_role("heading", name=words.in_lobby)).to_be_visible()


def assert_accessible(page):
    assert accessibility_findings(page) == []


@pytest.mark.parametrize("width", [320, 390])
def test_no_button_moves_under_the_thumb_that_pressed_it(room, device, width):
    facilitator, code = room
    words = WORDS["nl"]
    phone = device("nl", **(PHONE | {"viewport": {"width": width, "height": 720}}))
    page = phone.new_page()
    enter(page, code, words)
    facilitator.set_phase(code, 1, "open")
    agree = page.get_by_role("button", name=words.agree, exact=True)
    expect(agree).to_be_visible()
    before = agree.bounding_box()
    for press, seen in [(words.agree, words.saved), (words.undo, words.taken_back), (words.disagree, words.saved)]:
        page.get_by_role("button", name=press, exact=press != words.undo).click()
        expect(page.get_by_text(seen).first).to_be_visible()
        assert agree.bounding_box() == before, f"after {press}"
    phone.go_offline(True)
    agree.click()
    expect(page.get_by_text(words.not_sent)).to_be_visible()
    assert agree.bounding_box() == before, "while it waits"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_three_phones_play_a_dialogue(room, device, language):
    facilitator, code = room
    words = WORDS[language]
    usual, wired = device(language, **PHONE), device(language, **PHONE)
    plain = device(language, java_script_enabled=False, **PHONE)
    phone, roaming, simple = usual.new_page(), wired.new_page(), plain.new_page()
    for page in (phone, roaming, simple):
        enter(page, code, words)
    facilitator.set_phase(code, 1, "open")
    for page in (phone, roaming):
        expect(page.get_by_role("heading", name=STATEMENTS[0])).to_be_visible()
    simple.reload()

    phone.get_by_role("button", name=words.agree, exact=True).click()
    expect(phone.get_by_text(words.saved)).to_be_visible()
    simple.get_by_role("button", name=words.disagree, exact=True).click()
    expect(simple.get_by_text(words.saved)).to_be_visible()

    wired.go_offline(True)
    roaming.get_by_role("button", name=words.agree, exact=True).click()
    expect(roaming.get_by_text(words.not_sent)).to_be_visible()
    assert answered(facilitator, code) == 2
    wired.go_offline(False)
    expect(roaming.get_by_text(words.saved)).to_be_visible(timeout=20_000)
    assert answered(facilitator, code) == 3

    phone.get_by_role("button", name=words.skip).click()
    expect(phone.get_by_role("button", name=words.skip)).to_have_attribute("aria-pressed", "true")
    phone.get_by_role("button", name=words.undo).click()
    expect(phone.get_by_role("button", name=words.undo)).to_be_hidden()
    phone.get_by_role("button", name=words.disagree, exact=True).click()
    expect(phone.get_by_text(words.saved)).to_be_visible()
    assert_accessible(phone)

    facilitator.set_phase(code, 1, "closed")
    expect(phone.get_by_text(words.closed)).to_be_visible()
    facilitator.set_phase(code, 1, "revealed")
    sentence = facilitator.ask("GET", f"/dialogues/{code}")["statement"]["sentence"][language]
    for page in (phone, roaming):
        expect(page.get_by_text(sentence)).to_be_visible()
    simple.reload()
    expect(simple.get_by_text(sentence)).to_be_visible()
    assert_accessible(phone)

    facilitator.ask("POST", f"/dialogues/{code}/statements/1/rounds")
    expect(phone.get_by_role("button", name=words.agree, exact=True)).to_be_visible()
    phone.get_by_role("button", name=words.agree, exact=True).click()
    expect(phone.get_by_text(words.saved)).to_be_visible()
    phone.get_by_role("link", name=words.my_answers).click()
    expect(phone.get_by_text(words.counted_two)).to_be_visible()
    assert_accessible(phone)

    facilitator.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended"})
    expect(roaming.get_by_role("heading", name=words.thanks)).to_be_visible()
    assert_accessible(roaming)


def answered(facilitator, code):
    return facilitator.ask("GET", f"/dialogues/{code}")["statement"]["answered"]


def test_a_phone_that_lost_its_browser_comes_back_with_two_words(room, device):
    facilitator, code = room
    words = WORDS["nl"]
    page = device(**PHONE).new_page()
    enter(page, code, words)
    pair = page.locator(".word-pair").inner_text()
    facilitator.set_phase(code, 1, "open")
    page.get_by_role("button", name=words.agree, exact=True).click()
    expect(page.get_by_text(words.saved)).to_be_visible()

    other = device(**PHONE).new_page()
    other.goto(f"/{code}")
    assert_accessible(other)
    other.get_by_role("link", name=words.came_back).click()
    assert_accessible(other)
    other.get_by_label(words.two_words).fill(pair.upper())
    other.get_by_role("button", name=words.back).click()
    expect(other.get_by_role("button", name=words.agree, exact=True)).to_have_attribute("aria-pressed", "true")


def come_back(page, code, pair, words):
    page.goto(f"/{code}/return")
    page.get_by_label(words.two_words).fill(pair)
    page.get_by_role("button", name=words.back).click()


def test_of_two_devices_the_later_answer_counts_and_the_other_is_not_called_saved(room, device):
    facilitator, code = room
    words = WORDS["nl"]
    first = device(**PHONE).new_page()
    enter(first, code, words)
    second = device(**PHONE).new_page()
    come_back(second, code, first.locator(".word-pair").inner_text(), words)
    facilitator.set_phase(code, 1, "open")
    expect(second.get_by_role("button", name=words.agree, exact=True)).to_be_visible()
    for choice in [words.agree, words.disagree, words.agree]:
        first.get_by_role("button", name=choice, exact=True).click()
        expect(first.get_by_role("button", name=choice, exact=True)).to_have_attribute("aria-pressed", "true")
        expect(first.get_by_text(words.saved)).to_be_visible()
    second.get_by_role("button", name=words.disagree, exact=True).click()
    expect(second.get_by_text(words.overtaken)).to_be_visible()
    expect(second.get_by_text(words.saved)).not_to_be_visible()
    expect(second.get_by_role("button", name=words.agree, exact=True)).to_have_attribute("aria-pressed", "true")
    assert_accessible(second)
    second.get_by_role("button", name=words.disagree, exact=True).click()
    expect(second.get_by_text(words.saved)).to_be_visible()
    first.reload()
    expect(first.get_by_role("button", name=words.disagree, exact=True)).to_have_attribute("aria-pressed", "true")


def test_an_answer_on_a_second_phone_counts_after_one_was_taken_back_on_the_first(room, device):
    facilitator, code = room
    words = WORDS["nl"]
    first = device(**PHONE).new_page()
    enter(first, code, words)
    pair = first.locator(".word-pair").inner_text()
    facilitator.set_phase(code, 1, "open")
    first.get_by_role("button", name=words.agree, exact=True).click()
    expect(first.get_by_text(words.saved)).to_be_visible()
    first.get_by_role("button", name=words.undo).click()
    expect(first.get_by_text(words.taken_back)).to_be_visible()

    second = device(**PHONE).new_page()
    # The page itself says where the counter stands, before anything more is asked: this question is never answered.
    second.route("**/me", lambda route: None)
    come_back(second, code, pair, words)
    second.get_by_role("button", name=words.disagree, exact=True).click()
    expect(second.get_by_text(words.saved)).to_be_visible()
    assert answered(facilitator, code) == 1


def test_somebody_with_a_keyboard_joins_and_stands_on_the_floor(server, sign_in_link, device):
    facilitator = Facilitator(server.url, sign_in_link("toetsen@example.org"))
    code = facilitator.make_dialogue([{"text": "Samen kan het sneller.", "answer": "floor"}])
    facilitator.open_lobby(code)
    words = WORDS["nl"]
    page = device(viewport={"width": 1280, "height": 800}).new_page()
    page.goto("/")
    assert_accessible(page)
    tab_to(page, page.get_by_label(words.code))
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=words.join)).to_be_visible()
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name=words.join))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=words.in_lobby)).to_be_visible()
    facilitator.set_phase(code, 1, "open")
    floor = page.get_by_role("slider")
    expect(floor).to_be_visible()
    tab_to(page, floor)
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    tab_to(page, page.get_by_role("button", name=words.here))
    page.keyboard.press("Enter")
    expect(page.get_by_text(words.saved)).to_be_visible()
    assert answered(facilitator, code) == 1
    assert_accessible(page)
    assert own_place(page, server, code) == 40


def tab_to(page, target):
    """Presses Tab until the target has the focus; fails when the keyboard does not get there."""
    for _ in range(40):
        if target.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target}")


def own_place(page, server, code):
    reply = page.request.get(f"{server.url}/api/v1/dialogues/{code}/me")
    return reply.json()["positions"][0]["position"]


def test_a_code_that_does_not_exist_says_what_to_do(device):
    words = WORDS["nl"]
    page = device(**PHONE).new_page()
    page.goto("/")
    page.get_by_label(words.code).fill("zz")
    page.get_by_role("button", name=words.go_on).click()
    expect(page.get_by_text(re.compile("zes letters"))).not_to_have_count(0)
    assert_accessible(page)
