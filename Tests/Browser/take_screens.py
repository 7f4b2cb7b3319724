"""The work of script/screens: a circle with dialogues in every state, and a picture of each screen."""

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "script" / "internal"))

from contact_sheet import sheet, shrink  # noqa: E402
from facilitator import Facilitator, sign_in_link  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from running_server import RunningServer, binary  # noqa: E402
from scenes import views  # noqa: E402

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
THEMES = ("light", "dark")
WIDTHS = (320, 390, 1280)
BIG_SCREEN = (1920, 1080)
# Kept whole beside the sheets, for the README.
WHOLE = [("screen-reveal-open", "nl", "dark", 1920), ("phone-position", "nl", "light", 390)]


def take(browser, server, path, cookie, sizes, language, theme, name_file):
    """One language and theme in every size; gives the labels and files."""
    context = browser.new_context(
        locale=LANGUAGES[language], color_scheme=theme, base_url=server.url, reduced_motion="reduce")
    if cookie:
        context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": server.url}])
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
            def link():
                return sign_in_link(binary("debug"), "begeleider@example.org", f"{folder}/data")

            for view in views(server, Facilitator(server.url, link()), link()):
                name = view.name
                if wanted and name not in wanted:
                    continue
                began = time.monotonic()
                sizes = [BIG_SCREEN] if view.is_big_screen else [(width, 800) for width in WIDTHS]
                rows = []
                for language in LANGUAGES:
                    row = []
                    for theme in THEMES:
                        def file(width, prefix=f"{folder}/{name}-{language}-{theme}"):
                            return f"{prefix}-{width}.png"

                        row += take(browser, server, view.path, view.cookie, sizes, language, theme, file)
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
