"""What every browser test stands on: a built server with fresh data, a Chromium, and devices that watch themselves."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "script" / "internal"))

import facilitator  # noqa: E402
from running_server import RunningServer, binary  # noqa: E402
from watched import WatchedContext  # noqa: E402

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
BIG_SCREEN = {"viewport": {"width": 1920, "height": 1080}}


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def server(data, tmp_path_factory):
    log = tmp_path_factory.mktemp("log") / "server.log"
    command = [binary("debug"), "serve", "--data", data / "d", "--port", "{port}"]
    with RunningServer(command, log) as running:
        running.data = data / "d"
        yield running
        ended_with = running.stop()
    assert ended_with == 0, f"the server ended with {ended_with}:\n{log.read_text()[-3000:]}"


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def device(browser, server):
    """Makes devices; afterwards none of them may have a complaint."""
    made = []

    def make(language="nl", **options):
        locale = {"nl": "nl-NL", "en": "en-GB"}[language]
        made.append(WatchedContext(browser, **({"base_url": server.url, "locale": locale} | options)))
        return made[-1]

    yield make
    complaints = [complaint for one in made for complaint in one.complaints]
    for one in made:
        one.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture(scope="session")
def sign_in_link(server):
    """The path of a one-time link for somebody, as the command prints it."""
    return lambda email: facilitator.sign_in_link(binary("debug"), email, server.data)
