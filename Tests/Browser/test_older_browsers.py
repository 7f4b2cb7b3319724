"""What Safari 15.4 and Firefox 102 do not have, taken away: the participant's phone and the console go on without it."""

import re

import pytest
from conftest import LAPTOP, PHONE
from facilitator import Facilitator, join, take_position
from playwright.sync_api import expect
from words import WORDS

# Each with the first versions that have it: Firefox 104; Safari 16, Firefox 100; Safari 16.4, Firefox 111.
YOUNGER = """
  delete Array.prototype.findLast;
  delete AbortSignal.timeout;
  const Whole = FormData;
  self.FormData = class extends Whole { constructor(form) { super(form); } };
"""


@pytest.fixture
def older(device):
    """A device whose browser is some years old."""
    def make(**options):
        made = device("nl", **options)
        made.context.add_init_script(YOUNGER)
        return made

    return make


def test_an_older_phone_answers_and_an_older_laptop_counts_heads(server, sign_in_link, older):
    words = WORDS["nl"]
    facilitator = Facilitator(server.url, sign_in_link("ouder@example.org"))
    code = facilitator.make_dialogue(["Wij delen onze fouten."])
    facilitator.open_lobby(code)
    phone = older(**PHONE).new_page()
    phone.goto(f"/{code}")
    phone.get_by_text(words.rather_not, exact=True).click()
    phone.get_by_role("button", name=words.join).click()
    facilitator.set_phase(code, 1, "open")
    phone.get_by_role("button", name=words.agree, exact=True).click()
    expect(phone.get_by_text(words.saved)).to_be_visible()
    assert phone.url.endswith("/now"), "the answer went as a form: the script stopped"
    expect(phone.get_by_role("button", name=words.agree, exact=True)).to_have_attribute("aria-pressed", "true")
    phone.get_by_role("button", name=words.undo).click()
    expect(phone.get_by_role("button", name=words.undo)).to_be_hidden()

    for place in (100, -100):
        take_position(server.url, code, join(server.url, code), 1, place)
    laptop = older(**LAPTOP)
    laptop.add_cookie(*facilitator.cookie.split("=", 1))
    desk = laptop.new_page()
    desk.goto(f"/console/{code}")
    expect(desk.locator("[data-field=answered]").first).to_have_text("2")
    desk.evaluate("window.sameDocument = true")
    desk.locator("#tally > summary").click()
    for _ in range(2):
        desk.get_by_role("button", name=re.compile(f"^{words.more}: Rijk")).first.click()
    expect(desk.get_by_label(f"Rijk, {words.zones[0]}", exact=True)).to_have_value("2")
    assert desk.evaluate("window.sameDocument")
    desk.get_by_role("button", name=words.reveal).click()
    expect(desk.get_by_role("button", name=words.again)).to_be_visible()
    assert desk.evaluate("window.sameDocument")


def test_a_finger_that_slides_beside_the_mark_chooses_the_place_where_it_is_lifted(server, sign_in_link, device):
    """Safari on an iPhone moves nothing then. Neither does Chromium for events that a script makes: only the page's own module acts."""
    facilitator = Facilitator(server.url, sign_in_link("ouder@example.org"))
    code = facilitator.make_dialogue([{"text": "Samen kan het sneller.", "answer": "floor"}])
    facilitator.open_lobby(code)
    words = WORDS["nl"]
    page = device("nl", **PHONE).new_page()
    page.goto(f"/{code}")
    page.get_by_text(words.rather_not, exact=True).click()
    page.get_by_role("button", name=words.join).click()
    facilitator.set_phase(code, 1, "open")
    floor = page.get_by_role("slider")
    expect(floor).to_be_visible()
    slide = """(floor, [from, to, end]) => {
      const box = floor.getBoundingClientRect(), at = (share) => ({ clientX: box.left + share * box.width, bubbles: true });
      floor.dispatchEvent(new PointerEvent("pointerdown", at(from)));
      floor.dispatchEvent(new PointerEvent(end, at(to)));
      return [Number(floor.value), floor.classList.contains("unplaced")];
    }"""
    assert floor.evaluate(slide, [0.6, 0.3, "pointercancel"]) == [0, True], "a page that scrolls under the finger"
    place, unplaced = floor.evaluate(slide, [0.7, 0.9, "pointerup"])
    assert 85 <= place <= 95 and not unplaced
    assert floor.evaluate(slide, [0.87, 0.9, "pointerup"]) == [place, False], "a press on the mark itself moves nothing"
    assert floor.evaluate(slide, [0.2, 0, "pointerup"]) == [-100, False]
