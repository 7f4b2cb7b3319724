"""What the room looks at after the end: readable from ten metres, in both modes, and following the facilitator's choice."""

import pytest
from facilitator import Facilitator, join, take_position
from playwright.sync_api import expect
from scenes import send_form
from watched import accessibility_findings

LAYERS = ["Rijk", "Provincie", "Gemeente", "Waterschap met een lange naam", "Anders"]
ACCELERATORS = ["Richting", "Ruimte", "Relatie", "Ritme", "Regels die elkaar tegenspreken", "Rijkdom"]
CHOICES = {"dialogue": "Dank en verslag", "shared": "Gedeelde grond", "friction": "Wrijving", "forces": "Wat duwt, wat houdt tegen", "promises": "Acties"}
LONG = "Iedereen die meedoet aan deze tafel vertelt eerlijk wat er misging, ook als een bestuurder meeluistert en de krant morgen belt."


def statements():
    """Twelve, two per accelerator: short ones, and ones as long as they may be."""
    return [{"text": (LONG[:137] if place % 3 == 0 else f"Wij beginnen volgend jaar met proef nummer {place}.") + f" {place}"[:2],
             "accelerator": place // 2 + 1, "direction": "driving" if place % 2 else "restraining"} for place in range(12)]


@pytest.fixture(scope="module")
def facilitator(server, sign_in_link):
    return Facilitator(server.url, sign_in_link("scherm@example.org"))


@pytest.fixture(scope="module", params=[("open", "room"), ("protected", "room"), ("protected", "layers")], ids=lambda mode: "-".join(mode))
def ended(request, server, facilitator):
    """A dialogue that forty people finished; on some statements layers agree, on others they do not."""
    mode, scope = request.param
    wish = {"title": "Ronde tafel circulair bouwen", "kind": "live", "mode": mode, "scope": scope, "layers": LAYERS,
            "accelerators": ACCELERATORS, "statements": statements()}
    code = facilitator.ask("POST", "/dialogues", wish)["code"]
    facilitator.open_lobby(code)
    people = [(number % 5, join(server.url, code, number % 5 + 1)) for number in range(40)]
    for statement in range(1, 13):
        facilitator.set_phase(code, statement, "open")
        for number, (layer, token) in enumerate(people):
            agrees = number % 8 != 0 if statement % 2 else layer + number // 5 % 2 / 2 < 2.5 + (statement % 3 - 1)
            take_position(server.url, code, token, statement, 100 if agrees else -100, 1, statement)
        facilitator.set_phase(code, statement, "revealed")
    facilitator.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})
    return mode, scope, code


def choose(server, facilitator, code, choice):
    send_form(server, f"/console/{code}/screen", {"csrf": facilitator.csrf, "show": choice}, Cookie=facilitator.cookie)


# What is smaller than 1.5 hundredths of the width, and what leaves the screen or is cut off.
TROUBLES = """() => {
  const troubles = [], walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const hundredth = Math.min(innerWidth / 100, innerHeight / 56.25);
  for (let node; (node = walk.nextNode());) {
    const owner = node.parentElement, words = node.data.trim();
    if (!words || owner.closest(".visually-hidden, .mark, .seal-on-screen") || !owner.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (parseFloat(getComputedStyle(owner).fontSize) < 1.5 * hundredth) troubles.push("small: " + words);
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < 0) troubles.push("outside: " + words);
    const foot = document.querySelector("main footer").getBoundingClientRect().top;
    if (!owner.closest("footer") && box.bottom > foot + 1) troubles.push("under the foot: " + words);
  }
  if (document.querySelector("main").scrollWidth > innerWidth) troubles.push("wider than the screen");
  return troubles;
}"""


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_choice_is_read_from_ten_metres(server, facilitator, device, ended, language, theme):
    mode, scope, code = ended
    page = device(language).new_page()
    for choice in CHOICES:
        choose(server, facilitator, code, choice)
        for width, height in ((1920, 1080), (1280, 720), (1024, 768)):
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"/{code}/screen?theme={theme}")
            assert page.evaluate(TROUBLES) == [], f"{mode} {scope} {choice} {width}"
        assert accessibility_findings(page) == [], choice
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_the_screen_shows_what_was_released_and_says_what_it_does_not(server, facilitator, device, ended):
    mode, scope, code = ended
    page = device("nl").new_page()
    for choice in ("shared", "friction", "forces"):
        choose(server, facilitator, code, choice)
        page.goto(f"/{code}/screen")
        text = page.locator("main").inner_text()
        names = [name for name in LAYERS[:4] if name in text]
        assert names == ([] if (mode, scope) == ("protected", "room") else LAYERS[:4]), choice
        assert page.locator(".legend li").count() == (0 if (mode, scope) == ("protected", "room") else 5)
        assert (" van 8" in page.content()) == (mode == "open"), choice
        assert ("Zo blijft je antwoord van jou." in text) == (mode == "protected"), choice
        assert page.locator(".found li").count() >= 1


def test_the_screen_follows_the_facilitators_choice(server, facilitator, device, ended):
    _, _, code = ended
    choose(server, facilitator, code, "dialogue")
    context = device("nl")
    context.add_cookie(*facilitator.cookie.split("=", 1))
    desk, screen = context.new_page(), device("nl").new_page()
    screen.goto(f"/{code}/screen")
    desk.goto(f"/console/{code}")
    headings = {"dialogue": "Dank je wel", "promises": "Wat gaan wij doen?"}
    for choice in ("shared", "friction", "forces", "promises", "dialogue"):
        button = desk.get_by_role("button", name=CHOICES[choice], exact=True)
        button.click()
        screen.get_by_role("heading", level=1, name=headings.get(choice, CHOICES[choice])).wait_for(timeout=5_000)
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(desk.locator("form[action$='/screen'] [aria-pressed=true]")).to_have_count(1)
    assert accessibility_findings(desk) == []
