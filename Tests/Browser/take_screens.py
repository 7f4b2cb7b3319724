"""The work of script/screens: a circle with dialogues in every state, and a picture of each screen."""

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "script" / "internal"))

from contact_sheet import sheet, shrink  # noqa: E402
from facilitator import Facilitator, join, sign_in_link, take_position  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from running_server import RunningServer, binary  # noqa: E402

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
THEMES = ("light", "dark")
WIDTHS = (320, 390, 1280)
BIG_SCREEN = (1920, 1080)
# Kept whole beside the sheets, for the README.
WHOLE = [("screen-reveal-open", "nl", "dark", 1920), ("phone-position", "nl", "light", 390)]
STATEMENTS = [
    {"text": "De gemeente krijgt meer ruimte om af te wijken van de regels.", "accelerator": 1, "answer": "floor", "direction": "driving",
     "explanation": "Voorbeeld: een proef van twee jaar met een andere bouwnorm."},
    {"text": "Het Rijk kiest vóór 2028 één norm voor hergebruikt beton.", "accelerator": 2, "direction": "driving"},
    {"text": "Wij delen nog niet wat er misging.", "accelerator": 1, "direction": "restraining"},
]
# Place per person and layer: a spread room that moves in the second round.
FIRST = {1: [-80, -60, -40, -30, 20, -70], 2: [10, 30, -20, 60, 40], 3: [80, 70, 90, 50, 60, 30, 85], None: [0, 20]}


class Scene:
    """One dialogue with people in it."""

    def __init__(self, server, facilitator, mode, title, kind="live", scope="room"):
        self.server, self.facilitator = server, facilitator
        wish = {
            "title": title, "purpose": "Zo zien we wat elke laag nodig heeft, en van wie.", "kind": kind, "mode": mode, "scope": scope,
            "layers": ["Rijk", "Provincie", "Gemeente", "Waterschap", "Anders"],
            "accelerators": ["Richting", "Ruimte", "Relatie", "Ritme"], "statements": STATEMENTS,
        }
        self.code = facilitator.ask("POST", "/dialogues", wish)["code"]
        self.people = []

    def lobby(self):
        self.facilitator.open_lobby(self.code)
        for layer, places in FIRST.items():
            self.people += [(join(self.server.url, self.code, layer), place) for place in places]
        return self

    def open(self, statement):
        self.facilitator.set_phase(self.code, statement, "open")
        return self

    def answer(self, statement, turn=1, move=0, share=1.0):
        for token, place in self.people[: int(len(self.people) * share)]:
            place = max(-100, min(100, place + move if place < 40 else place))
            if "answer" not in STATEMENTS[statement - 1]:  # with buttons there are only three answers
                place = 100 if place > 20 else -100 if place < -20 else "pass"
            take_position(self.server.url, self.code, token, statement, place, turn, turn * 10 + statement)
        return self

    def reveal(self, statement):
        self.facilitator.set_phase(self.code, statement, "revealed")
        return self

    def again(self, statement):
        self.facilitator.ask("POST", f"/dialogues/{self.code}/statements/{statement}/rounds")
        return self

    def note(self, text):
        body = {"text": text, "kind": "quote", "statement": 1}
        self.facilitator.ask("POST", f"/dialogues/{self.code}/notes", body)
        return self

    def end(self):
        self.facilitator.ask("PUT", f"/dialogues/{self.code}/phase", {"phase": "ended", "revealing": True})
        return self

    @property
    def participant(self):
        return (f"__Host-p-{self.code}", self.people[0][0])


def scenes(server, facilitator):
    """Every screen: its name, its path, whose cookie it needs, and whether it is the big screen."""
    def make(mode, title, kind="live", scope="room"):
        return Scene(server, facilitator, mode, title, kind, scope)

    draft = make("protected", "Ronde tafel in voorbereiding")
    lobby = make("open", "Ronde tafel circulair bouwen").lobby()
    opened = make("open", "Ronde tafel circulair bouwen").lobby().open(2).answer(2, share=0.7)
    floor = make("open", "Ronde tafel circulair bouwen").lobby().open(1).answer(1, share=0.5)
    revealed = make("open", "Ronde tafel circulair bouwen").lobby().open(1).answer(1).reveal(1)
    protected = make("protected", "Ronde tafel circulair bouwen").lobby().open(1).answer(1).reveal(1)
    shifted = make("open", "Ronde tafel circulair bouwen").lobby().open(1).answer(1).reveal(1).again(1)
    shifted.answer(1, turn=2, move=45).reveal(1)
    ended = make("open", "Ronde tafel circulair bouwen").lobby().open(1).answer(1).reveal(1).again(1)
    ended.answer(1, turn=2, move=45).reveal(1).open(2).answer(2).reveal(2).open(3).answer(3).reveal(3)
    ended.note("Pas toen we de vergunning samen lazen, kwam het los.").end()
    hidden = make("protected", "Ronde tafel circulair bouwen").lobby().open(1).answer(1).reveal(1).end()
    layers = make("protected", "Ronde tafel circulair bouwen", scope="layers").lobby().open(1).answer(1).reveal(1)
    told = make("protected", "Ronde tafel circulair bouwen", scope="layers").lobby().open(1).answer(1).reveal(1).again(1)
    told.answer(1, turn=2, move=45).reveal(1).open(2).answer(2).reveal(2).open(3).answer(3).reveal(3).end()
    ongoing = make("protected", "Doorlopend: wat houdt ons tegen?", "ongoing").lobby()
    desk = tuple(facilitator.cookie.split("=", 1))
    yield from [("home", "/", None, False), ("failure", "/ZZZZZZ", None, False), ("phone-join", f"/{lobby.code}", None, False)]
    yield from [("phone-return", f"/{lobby.code}/return", None, False), ("phone-ended", f"/{ended.code}", None, False)]
    phones = {"lobby": lobby, "position": opened, "floor": floor, "result": revealed, "protected": protected, "pace": ongoing}
    yield from [(f"phone-{name}", f"/{scene.code}/now", scene.participant, False) for name, scene in phones.items()]
    yield ("phone-answers", f"/{shifted.code}/answers", shifted.participant, False)
    yield ("phone-submit", f"/{ongoing.code}/submissions", ongoing.participant, False)
    screens = {"lobby": lobby, "open": opened, "reveal-open": revealed, "reveal-protected": protected, "reveal-layers": layers, "shift": shifted}
    yield from [(f"screen-{name}", f"/{scene.code}/screen", None, True) for name, scene in screens.items()]
    consoles = {"draft": draft, "lobby": lobby, "open": opened, "revealed": revealed, "shift": shifted, "ended": ended, "ongoing": ongoing}
    yield ("console", "/console", desk, False)
    yield ("console-new", "/console/new", desk, False)
    yield from [(f"console-{name}", f"/console/{scene.code}", desk, False) for name, scene in consoles.items()]
    yield from [("report", f"/{ended.code}/report", None, False), ("report-protected", f"/{hidden.code}/report", None, False)]
    yield from [("field", f"/{ended.code}/field", None, False), ("field-layers", f"/{told.code}/field", None, False)]
    yield ("field-statement", f"/{told.code}/field/1", None, False)


def take(browser, server, path, cookie, sizes, language, theme, name_file):
    """One language and theme in every size; gives the labels and files."""
    context = browser.new_context(
        locale=LANGUAGES[language], color_scheme=theme, base_url=server.url, reduced_motion="reduce")
    if cookie:
        url = server.url.replace("http://", "https://")
        context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": url, "secure": True}])
    page = context.new_page()
    taken = []
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        if not taken:
            # The big screen has a theme of its own: rooms are dark, whatever the laptop likes.
            page.goto(f"{path}?theme={theme}" if (width, height) == BIG_SCREEN else path)
            page.wait_for_timeout(400)
        page.wait_for_timeout(100)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            print(f"  {path} at {width} px scrolls {wide} px sideways ({language})")
        taken.append((f"{width} {language} {theme}", name_file(width)))
        page.screenshot(path=taken[-1][1], full_page=(width, height) != BIG_SCREEN)
    context.close()
    return taken


def main(wanted):
    sheets = ROOT / "docs" / "screens"
    sheets.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        command = [binary("debug"), "serve", "--data", f"{folder}/data", "--port", "{port}"]
        with RunningServer(command, f"{folder}/log") as server:
            facilitator = Facilitator(server.url, sign_in_link(binary("debug"), "begeleider@example.org", f"{folder}/data"))
            for name, path, cookie, is_big in scenes(server, facilitator):
                if wanted and name not in wanted:
                    continue
                began = time.monotonic()
                sizes = [BIG_SCREEN] if is_big else [(width, 800) for width in WIDTHS]
                rows = []
                for language in LANGUAGES:
                    row = []
                    for theme in THEMES:
                        def file(width, prefix=f"{folder}/{name}-{language}-{theme}"):
                            return f"{prefix}-{width}.png"

                        row += take(browser, server, path, cookie, sizes, language, theme, file)
                    rows.append(row)
                for whole in WHOLE:
                    if whole[0] == name:
                        words = "-".join(map(str, whole))
                        shrink(f"{folder}/{words}.png", sheets / f"{words}.png")
                sheet(rows, sheets / f"{name}.png")
                print(f"{name}: {(sheets / f'{name}.png').stat().st_size // 1000} kB, {time.monotonic() - began:.0f} s", flush=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
