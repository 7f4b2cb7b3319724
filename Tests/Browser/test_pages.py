"""Every page in every state, in both languages: accessible, readable when narrow, enlarged or in forced colours, and at rest when asked."""

import json
from pathlib import Path

import facilitator as people
import pytest
from conftest import BIG_SCREEN, LAPTOP
from facilitator import Facilitator
from running_server import RunningServer, binary
from scenes import views
from watched import accessibility_findings

PAGES = json.loads((Path(__file__).parent / "pages.json").read_text())
NARROW, PHONE_WIDTH, LAPTOP_WIDTH = 320, 390, 1280

# What is wider than the window, and text that does not fit where it stands. The words for screen readers are cut off on purpose.
CUT_OFF = """() => {
  const found = [], root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest("svg, .visually-hidden, .scroll, .skip") || !element.checkVisibility()) continue;
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const hides = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
    const isControl = element.matches("button, a.button, .chip, summary");
    const tooWide = element.scrollWidth > element.clientWidth + 1, tooHigh = element.scrollHeight > element.clientHeight + 1;
    if ((hides || isControl) && style.display !== "inline" && (tooWide || (hides && tooHigh)) && element.textContent.trim())
      found.push(`cut off: ${element.outerHTML.slice(0, 140)}`);
    if (box.width > 0 && (box.left < -1 || box.right > root.clientWidth + 1) && element.textContent.trim())
      found.push(`beside the page: ${element.outerHTML.slice(0, 140)}`);
  }
  return found.slice(0, 4);
}"""

# A control whose edge cannot be seen where colours are forced: no border, no outline, no underline.
WITHOUT_EDGE = """() => Array.from(document.querySelectorAll("button, .button, input:not([type=hidden]), textarea, select, .choice"))
  .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden, .choice") && !element.matches(".visually-hidden, .tool"))
  .filter((element) => {
    const style = getComputedStyle(element);
    return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1
      || style.borderTopColor === getComputedStyle(document.body).backgroundColor;
  }).filter((element) => !element.matches("input[type=radio], input[type=checkbox], input[type=range]"))
  .map((element) => element.outerHTML.slice(0, 140))"""


@pytest.fixture(scope="module")
def walk(tmp_path_factory):
    """A server of its own, whose facilitator is a secretary, and every view of it."""
    folder = tmp_path_factory.mktemp("pages")
    command = [binary("debug"), "serve", "--data", folder / "d", "--port", "{port}"]
    with RunningServer(command, folder / "log") as server:
        def link():
            return people.sign_in_link(binary("debug"), "secretaris@example.org", folder / "d")

        yield server, list(views(server, Facilitator(server.url, link()), link()))


def test_every_route_of_a_page_is_walked(walk):
    assert sorted({view.route for view in walk[1]}) == PAGES
    assert len({view.name for view in walk[1]}) == len(walk[1])


class Visitors:
    """Somebody who is known everywhere, and a stranger; one window each."""

    def __init__(self, device, server, every, language):
        self.known, self.stranger = (device(language, **LAPTOP, base_url=server.url) for _ in range(2))
        for one in (self.known, self.stranger):
            one.add_cookie("language", language)  # a circle's own page asks for nothing else
        for view in every:
            if view.cookie:
                self.known.add_cookie(*view.cookie)
        self.windows = {one: one.new_page() for one in (self.known, self.stranger)}

    def open(self, view):
        watched = self.known if view.cookie else self.stranger
        page = self.windows[watched]
        watched.is_offline = view.status >= 400  # the browser reports a page that says no as an error
        page.set_viewport_size((BIG_SCREEN if view.is_big_screen else LAPTOP)["viewport"])
        page.emulate_media(forced_colors="none", reduced_motion="no-preference")
        assert page.goto(view.path).status == view.status, view.path
        return page


def misfits(page):
    """What is cut off or too wide on a narrow phone, and with text twice as large on a laptop and on a phone."""
    for width, enlarged in ((NARROW, 100), (LAPTOP_WIDTH, 200), (PHONE_WIDTH, 200)):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(f"document.documentElement.style.fontSize = '{enlarged}%'")
        page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        yield from (f"at {width} px and {enlarged} %: {what}" for what in page.evaluate(CUT_OFF))


def lost_in_forced_colours(page):
    """Controls without an edge, and movement that was asked to stop."""
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    yield from (f"no edge in forced colours: {what}" for what in page.evaluate(WITHOUT_EDGE))
    moving = page.evaluate("document.getAnimations().filter((one) => one.playState === 'running').length")
    if moving:
        yield f"{moving} things move"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_accessible_and_fits_and_keeps_its_controls(walk, device, language):
    server, every = walk
    visitors = Visitors(device, server, every, language)
    found = []
    for view in every:
        page = visitors.open(view)
        assert page.locator("html").get_attribute("lang") == language, view.name
        wrong = [*accessibility_findings(page), *misfits(page), *lost_in_forced_colours(page)]
        found += [f"{view.name}: {what}" for what in wrong]
    assert not found, "\n".join(found)
