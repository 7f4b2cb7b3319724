"""Making and reading a report: without JavaScript at a desk, on every width, on paper, and as slides; and payloads in every text."""

import json
import re

import pytest
from conftest import LAPTOP
from facilitator import Facilitator, exchange, join, take_position
from payloads import PAYLOADS
from playwright.sync_api import expect
from test_cases import page_of, send
from test_field import ANSWERS, LAYERS, MODES, STATEMENTS
from test_injection import Skeleton
from watched import accessibility_findings

WIDTHS = (320, 390, 1280, 1920)


@pytest.fixture(scope="module")
def facilitator(server, sign_in_link):
    return Facilitator(server.url, sign_in_link("verslag@example.org"))


def ended(server, facilitator, mode="open", scope="room", statements=STATEMENTS):
    """A dialogue of three layers that ended, its first statement asked twice; gives its code."""
    code = facilitator.ask("POST", "/dialogues", {
        "title": "Ronde tafel", "purpose": "Omdat het vastloopt.", "kind": "live", "mode": mode, "scope": scope, "layers": LAYERS,
        "accelerators": ["Ruimte", "Relatie"], "statements": statements})["code"]
    facilitator.open_lobby(code)
    people = [[join(server.url, code, layer + 1) for _ in range(6)] for layer in range(3)]
    sequence = 0
    for statement, layers in enumerate(ANSWERS[: len(statements)], 1):
        for turn in (1, 2) if statement == 1 else (1,):
            if turn == 1:
                facilitator.set_phase(code, statement, "open")
            else:
                facilitator.ask("POST", f"/dialogues/{code}/statements/{statement}/rounds")
            for layer, places in enumerate(layers):
                for person, place in enumerate(places):
                    sequence += 1
                    moved = -place if turn == 2 and layer == 0 else place
                    take_position(server.url, code, people[layer][person], statement, moved, turn, sequence)
            facilitator.set_phase(code, statement, "revealed")
    facilitator.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})
    return code


def publish(facilitator, code, version, seen):
    status = send(facilitator, f"/console/{code}/report/versions", {"version": version, "seen": seen})[0]
    assert status == 303, status


def too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("mode", MODES)
def test_a_report_and_its_slides_are_readable_everywhere(server, facilitator, device, mode, language):
    code = ended(server, facilitator, *MODES[mode])
    publish(facilitator, code, "1", "0")
    page = device(language).new_page()
    for path in (f"/{code}/report", f"/{code}/report/versions/1", f"/{code}/report/slides"):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.goto(path).status == 200
            assert too_wide(page) <= 0, f"{path} at {width}"
        assert accessibility_findings(page) == []
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 700, "height": 1000})
        assert too_wide(page) <= 0, f"{path} on paper"
        assert accessibility_findings(page) == []
        page.emulate_media(media="screen")


def test_a_report_is_made_and_published_without_javascript(server, facilitator, device):
    code = ended(server, facilitator)
    desk = device(**LAPTOP, java_script_enabled=False)
    desk.add_cookie(*facilitator.cookie.split("=", 1))
    page = desk.new_page()
    page.goto(f"/console/{code}")
    page.get_by_role("link", name="Werk het verslag uit").click()
    page.get_by_role("link", name="Verander: Dit delen we").click()
    expect(page.get_by_role("heading", name="Dit komt uit de telling")).to_be_visible()
    page.get_by_label("Nederlands").fill("Wij beginnen bij wat al mag.")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard: Dit delen we")).to_be_visible()
    page.get_by_role("button", name="Maak ongedaan").click()
    page.get_by_role("link", name="Geschiedenis").click()
    page.get_by_role("button", name="Zet terug: Dit delen we, versie 1").click()
    page.get_by_role("button", name="Omhoog: Per laag").click()
    page.get_by_role("link", name="Verander: 2. We wachten").click()
    page.get_by_label("Laat dit weg uit het verslag").check()
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_role("link", name="Bekijk het concept").click()
    expect(page.get_by_text("Wij beginnen bij wat al mag.")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Publiceer versie 1").click()
    expect(page.get_by_text("Wij beginnen bij wat al mag.")).to_be_visible()
    titles = page.get_by_role("heading", level=2).all_inner_texts()
    assert titles.index("Per laag") < titles.index("Wat verschoof")
    assert page.get_by_role("heading", name="We wachten tot een ander begint.").count() == 0
    expect(page.get_by_text("De kring liet 1 stelling weg uit dit verslag.")).to_be_visible()
    stranger = device().new_page()
    stranger.goto(f"/{code}/report")
    expect(stranger.get_by_text("Wij beginnen bij wat al mag.")).to_be_visible()
    for widths in (320, 1280):
        page.set_viewport_size({"width": widths, "height": 800})
        for path in ("", "/history", "/parts/section-shared", "/draft"):
            page.goto(f"/console/{code}/report{path}")
            assert too_wide(page) <= 0, path


def test_slides_go_on_by_arrow_and_without_javascript_by_link(server, facilitator, device):
    code = ended(server, facilitator)
    page = device(**LAPTOP).new_page()
    page.goto(f"/{code}/report/slides")
    count = page.locator(".slide").count()
    assert count == len(STATEMENTS) + 2
    for key, wanted in (("ArrowRight", "s1"), ("PageDown", "s2"), ("ArrowLeft", "s1"), ("End", "end"), ("ArrowRight", "end"), ("Home", "start")):
        page.keyboard.press(key)
        page.wait_for_function(f"document.activeElement.id === '{wanted}' && location.hash === '#{wanted}'")
        expect(page.locator(f"#{wanted}")).to_be_in_viewport(ratio=0.9)
    for width, height in ((1280, 720), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        heights = page.eval_on_selector_all(".slide", "slides => slides.map(slide => slide.getBoundingClientRect().height)")
        assert max(heights) <= height + 1, f"a slide is higher than {height}: {heights}"
    plain = device(**LAPTOP, java_script_enabled=False).new_page()
    plain.goto(f"/{code}/report/slides")
    for wanted in ("s1", "s2", "s3", "end"):
        plain.locator(f".slide [rel=next][href='#{wanted}']").click()
        assert plain.url.endswith(f"#{wanted}")


def test_the_picture_of_a_shared_report_is_drawn(server, facilitator, device):
    for mode in MODES.values():
        code = ended(server, facilitator, *mode)
        page = exchange("GET", f"{server.url}/{code}/report", headers={"Accept-Language": "nl"})[2]
        assert f'/{code}/report/picture.svg"' in page
        window = device().new_page()
        window.goto(f"/{code}/report")
        size = window.evaluate(
            """async (path) => { const picture = new Image(); picture.src = path; await picture.decode();
            return [picture.naturalWidth, picture.naturalHeight] }""", f"/{code}/report/picture.svg")
        assert size == [1200, 630]


def test_a_payload_in_every_text_of_a_report_changes_no_element(server, facilitator):
    code = ended(server, facilitator, statements=STATEMENTS[:1])
    versions = {"section-shared": 0, "statement-1": 0}
    published = 0

    def shape(text):
        nonlocal published
        for part in versions:
            status = send(facilitator, f"/console/{code}/report/parts/{part}", {"version": versions[part], "dutch": text, "english": text})[0]
            if status == 422:
                return None
            assert status == 303, f"{text!r}: {status}"
            versions[part] += 1
        published += 1
        publish(facilitator, code, published, sum(versions.values()))
        desk = f"/console/{code}/report"
        paths = (f"/{code}/report/versions/{published}", f"/{code}/report/slides", desk + "/draft", desk + "/parts/section-shared")
        found = []
        for path in paths:
            # The list of versions grows with every payload.
            page = re.sub('<nav class="versions.*?</nav>', "", page_of(facilitator, path), flags=re.DOTALL)
            found.append([(tag, names) for tag, names, _ in Skeleton(page, code).parts])
        return found

    plain = shape("Gewone tekst")
    refused, strange = 0, []
    for payload in PAYLOADS[::12]:
        found = shape(payload)
        if found is None:
            refused += 1
        elif found != plain:
            strange.append(json.dumps(payload))
    assert not strange, "\n".join(strange[:10])
    assert refused < len(PAYLOADS[::12]) // 3, f"{refused} payloads tested nothing"
