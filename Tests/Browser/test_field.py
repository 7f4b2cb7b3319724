"""What a dialogue found, on a phone, a laptop, a wide screen and paper, in every mode and both languages."""

import itertools

import pytest
from facilitator import Facilitator, join, take_position
from watched import accessibility_findings

STATEMENTS = [
    {"text": "De gemeente krijgt meer ruimte om af te wijken van de regels, ook als dat een proef van twee jaar wordt.",
     "accelerator": 1, "direction": "driving", "answer": "floor"},
    {"text": "We wachten tot een ander begint.", "accelerator": 2, "direction": "restraining"},
    {"text": "Wij delen ook wat er misging.", "accelerator": 2, "direction": "driving"},
]
LAYERS = ["Rijk", "Provincie", "Gemeente"]
# Per statement and layer what its six people answer.
ANSWERS = [
    [[80, 60, 40, 90, 70, -20], [50, 60, 70, 90, 10, 80], [90, 90, 80, 100, 60, 40]],
    [[100, 100, 100, 100, 100, -100], [-100, -100, -100, -100, -100, 100], [-100, 100, -100, 100, -100, 100]],
    [[100, 100, 100, 100, -100, -100], [100, 100, 100, 100, 100, -100], [100, 100, 100, 100, 100, 100]],
]
# What the margins leave of A4, in px.
PAPER = 672
MODES = {"open": ("open", "room"), "room": ("protected", "room"), "layers": ("protected", "layers")}


@pytest.fixture(scope="module")
def dialogues(server, sign_in_link):
    """One dialogue per mode, the same answers in each, the first statement asked twice; ended."""
    facilitator = Facilitator(server.url, sign_in_link("veld@example.org"))
    codes = {}
    for name, (mode, scope) in MODES.items():
        wish = {"title": "Ronde tafel", "purpose": "", "kind": "live", "mode": mode, "scope": scope, "layers": LAYERS,
                "accelerators": ["Ruimte", "Relatie"], "statements": STATEMENTS}
        code = codes[name] = facilitator.ask("POST", "/dialogues", wish)["code"]
        facilitator.open_lobby(code)
        people = [[join(server.url, code, layer + 1) for _ in range(6)] for layer in range(3)]
        count = itertools.count(1)
        for statement, layers in enumerate(ANSWERS, 1):
            for turn in (1, 2) if statement == 1 else (1,):
                if turn == 1:
                    facilitator.set_phase(code, statement, "open")
                else:
                    facilitator.ask("POST", f"/dialogues/{code}/statements/{statement}/rounds")
                for layer, places in enumerate(layers):
                    for person, place in enumerate(places):
                        moved = -place if turn == 2 and layer == 0 else place
                        take_position(server.url, code, people[layer][person], statement, moved, turn, next(count))
                facilitator.set_phase(code, statement, "revealed")
        facilitator.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})
    return codes


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("mode", MODES)
def test_the_field_is_readable_everywhere(dialogues, device, mode, language):
    page = device(language).new_page()
    for path in ("field", "field/1", "field/2", "roles", "report"):
        path = f"/{dialogues[mode]}/{path}"
        for width in (320, 390, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.goto(path).status == 200
            too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert too_wide <= 0, f"{path} is {too_wide} px wider than {width}"
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            assert accessibility_findings(page) == [], theme
        page.emulate_media(media="print")
        page.set_viewport_size({"width": PAPER, "height": 1000})
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, f"{path} on paper"
        page.emulate_media(media="screen", color_scheme="light")


def test_every_picture_says_what_it_shows_and_the_words_say_the_same(dialogues, device):
    page = device().new_page()
    page.goto(f"/{dialogues['open']}/field")
    assert page.get_by_text("Het meest eens: Rijk (5 van 6 eens). Het minst: Provincie (1 van 6 eens).").count() == 1
    labels = page.eval_on_selector_all("svg[role=img]", "pictures => pictures.map(one => one.ariaLabel)")
    assert any("Wat houdt tegen: 2, 9 van 18 eens." in label for label in labels), labels
    assert page.get_by_text("9 van 18 eens").count() >= 1
    page.get_by_role("link", name="We wachten tot een ander begint.").first.click()
    assert page.get_by_role("heading", level=1).inner_text().endswith("We wachten tot een ander begint.")


@pytest.mark.parametrize("mode", ["room", "layers"])
def test_a_protected_field_has_no_count_of_answers(dialogues, device, mode):
    page = device().new_page()
    for path in ("field", "field/1", "field/2", "field/3", "roles"):
        page.goto(f"/{dialogues[mode]}/{path}")
        text = page.locator("main").inner_text()
        for count in ("5 van 6", "1 van 6", "9 van 18", "6 van 6", "4 van 6"):
            assert count not in text, f"{path}: {count}"
        assert path == "roles" or "woorden in plaats van aantallen" in text
