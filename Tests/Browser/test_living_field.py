"""The field of a running dialogue, groups with their map, and the role picture: every width, both languages, paper."""

import time

import pytest
from facilitator import Facilitator, exchange, join, take_position
from scenes import opinions, role_picture
from test_field import PAPER
from watched import accessibility_findings

LAYERS = ["Rijk", "Waterschap met een lange naam"]
WIDTHS = (320, 390, 1280, 1920)


@pytest.fixture(scope="module")
def facilitator(server, sign_in_link):
    return Facilitator(server.url, sign_in_link("levend@example.org"))


def running(server, facilitator, mode):
    statements = [{"text": "Wij delen ook wat er misging.", "accelerator": 1, "direction": "driving"},
                  {"text": "We wachten tot een ander begint.", "accelerator": 1, "direction": "restraining"}]
    code = facilitator.make_dialogue(statements, "ongoing", mode, LAYERS)
    facilitator.open_lobby(code)
    for person in range(6):
        token = join(server.url, code, person % 2 + 1)
        for statement in (1, 2):
            take_position(server.url, code, token, statement, 100 if person % 3 else -100, 1, statement)
    return code


@pytest.fixture(scope="module")
def pages(server, facilitator):
    """The pages, by what they show."""
    open_one, closed_one = running(server, facilitator, "open"), running(server, facilitator, "protected")
    many, edited = opinions(server, facilitator), running(server, facilitator, "open")
    facilitator.ask("PUT", f"/dialogues/{edited}/phase", {"phase": "ended", "revealing": True})
    role_picture(server, facilitator, edited)
    for _ in range(60):  # groups are looked for on a thread of their own
        if "page map" in exchange("GET", f"{server.url}/{many}/field")[2]:
            break
        time.sleep(1)
    return {
        "running": f"/{open_one}/field", "running-statement": f"/{open_one}/field/1", "running-protected": f"/{closed_one}/field",
        "groups": f"/{many}/field", "roles": f"/{edited}/roles", "roles-draft": f"/{many}/roles",
    }


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["running", "running-statement", "running-protected", "groups", "roles", "roles-draft"])
def test_every_page_is_readable_everywhere(pages, device, name, language):
    page = device(language).new_page()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.goto(pages[name]).status == 200
        too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert too_wide <= 0, f"{name} is {too_wide} px wider than {width}"
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        assert accessibility_findings(page) == [], theme
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_a_running_open_field_follows_the_answers(server, facilitator, device):
    code = running(server, facilitator, "open")
    page = device().new_page()
    token = join(server.url, code, 1)
    take_position(server.url, code, token, 1, 100)
    start = time.monotonic()
    while time.monotonic() - start < 10:
        page.goto(f"/{code}/field")
        if page.get_by_text("5 van 7 eens").count():
            break
        time.sleep(0.1)
    assert page.get_by_text("5 van 7 eens").count() >= 1
    assert page.locator("time[datetime]").count() == 1
    assert "Deze dialoog loopt nog" in page.locator("main").inner_text()


def test_a_running_protected_field_is_calm_and_empty(server, facilitator, device):
    page = device().new_page()
    code = running(server, facilitator, "protected")
    time.sleep(1.5)
    page.goto(f"/{code}/field")
    text = page.locator("main").inner_text()
    assert "tonen we de uitkomst pas aan het eind" in text
    assert page.locator("main svg").count() == 0 and "van 6" not in text
    assert exchange("GET", f"{server.url}/api/v1/dialogues/{code}/results")[2].count('"statements":[]') == 1


def test_the_map_says_in_words_what_it_shows(pages, device):
    page = device().new_page()
    page.goto(pages["groups"])
    label = page.locator("svg.map").get_attribute("aria-label")
    groups = page.locator(".opinion ol > li")
    assert groups.count() == 2
    for group in groups.all():
        name, people = group.locator("h3").inner_text().strip(), group.locator("h3 + p").inner_text()
        assert f"{name}: {people}" in label, (label, name, people)
        assert 1 <= group.locator(".telling li").count() <= 3
    page.emulate_media(forced_colors="active")
    assert page.locator("svg.map .spot").first.is_visible()


def test_a_facilitator_edits_the_role_picture(server, facilitator, device, pages):
    code = pages["roles-draft"].split("/")[1]
    context = device()
    name, value = facilitator.cookie.split("=", 1)
    context.add_cookie(name, value)
    page = context.new_page()
    page.goto(f"/console/{code}/roles")
    assert accessibility_findings(page) == []
    own = page.locator("input[value='1.offer.people'] ~ textarea")
    own.fill("Wij maken een middag per week vrij.")
    page.get_by_role("button", name="Bewaar het rolbeeld").click()
    assert page.url.endswith(f"/{code}/roles")
    assert page.get_by_text("Wij maken een middag per week vrij.").count() == 1
    assert "Nagelezen en aangevuld door de kring" in page.locator("main").inner_text()
    page.goto(f"/console/{code}/roles/history")
    assert accessibility_findings(page) == []
