"""The work of script/tour: the example from its case to its lesson, one picture for each step."""

import re
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "script" / "internal"))

from facilitator import Facilitator, exchange  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from running_server import RunningServer, binary  # noqa: E402

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
HEIGHT = 760


def said(log):
    """What the example prints when it runs: the facilitator's link and the codes."""
    deadline = time.monotonic() + 20
    while "Ctrl-C" not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.1)
    text = log.read_text()
    return re.search(r"(/sign-in/[0-9a-f]{32})", text)[1], re.findall(r"^  ([3-9A-Z]{6})   ", text, re.MULTILINE)


def steps(page, codes):
    """Each step: a name, and where it is."""
    ended = codes[2]
    yield "1-case", "/console/cases/1"
    yield "2-statement", "/console/cases/1/parts/9/statement"
    yield "3-screen", f"/{ended}/screen"
    yield "4-report", f"/{ended}/report"
    yield "5-promises", "/console/commitments"
    page.goto("/console/commitments")
    stuck = page.locator("a[href*='/console/cases/']").first.get_attribute("href")
    yield "6-new-case", stuck
    yield "7-library", "/library?q=" + ("exemption" if page.evaluate("document.documentElement.lang") == "en" else "vrijstelling")
    yield "8-circle", "/circles/1"


def take(browser, server, link, codes, language, folder):
    facilitator = Facilitator(server.url, link)
    context = browser.new_context(
        locale=LANGUAGES[language], base_url=server.url, reduced_motion="reduce", viewport={"width": 1100, "height": HEIGHT})
    name, value = facilitator.cookie.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": server.url}])
    show_promises(facilitator, codes[2])
    page = context.new_page()
    for name, path in list(steps(page, codes)):
        page.set_viewport_size({"width": 1600, "height": 900} if name == "3-screen" else {"width": 1100, "height": HEIGHT})
        page.goto(path)
        page.wait_for_timeout(300)
        file = folder / f"{language}-{name}.png"
        page.screenshot(path=file)
        shrink(file, ROOT / "docs" / "tour" / file.name)
    context.close()


def show_promises(facilitator, code):
    """The wall of promises is part of the tour."""
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": facilitator.url, "Cookie": facilitator.cookie}
    status, _, page = exchange("POST", f"{facilitator.url}/console/{code}/screen", f"csrf={facilitator.csrf}&show=promises".encode(), headers)
    assert status == 303, page[:300]


def shrink(source, target):
    """Half the size, few colours: a picture in a handbook."""
    picture = Image.open(source).convert("RGB")
    picture.thumbnail((880, 880), Image.Resampling.LANCZOS)
    picture.quantize(64).save(target, optimize=True)


def main():
    (ROOT / "docs" / "tour").mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for language in LANGUAGES:
            with tempfile.TemporaryDirectory() as folder:
                log = Path(folder) / "log"
                command = [binary("debug"), "demo", "--data", f"{folder}/data", "--port", "{port}", "--language", language]
                with RunningServer(command, log) as server:
                    link, codes = said(log)
                    take(browser, server, link, codes, language, Path(folder))
        browser.close()
    for file in sorted((ROOT / "docs" / "tour").iterdir()):
        print(f"{file.name}: {file.stat().st_size // 1000} kB")


main()
