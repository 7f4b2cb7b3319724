"""The big screen while the server is gone: the last picture stays, it says so, and it goes on by itself."""

import pytest
from conftest import BIG_SCREEN
import facilitator as people
from facilitator import Facilitator, join, take_position
from playwright.sync_api import expect
from running_server import RunningServer, binary
from words import WORDS

STATEMENTS = ["Wij delen onze fouten.", "Het Rijk wacht te lang."]


@pytest.fixture
def own_server(tmp_path):
    """A server that this test may kill."""
    command = [binary("debug"), "serve", "--data", tmp_path / "d", "--port", "{port}"]
    with RunningServer(command, tmp_path / "log") as running:
        running.data = tmp_path / "d"
        yield running


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_big_screen_keeps_its_last_picture_and_recovers_by_itself(own_server, device, language):
    words = WORDS[language]
    facilitator = Facilitator(own_server.url, people.sign_in_link(binary("debug"), "scherm@example.org", own_server.data))
    code = facilitator.make_dialogue(STATEMENTS)
    facilitator.open_lobby(code)
    facilitator.set_phase(code, 1, "open")
    take_position(own_server.url, code, join(own_server.url, code), 1, 100)
    facilitator.set_phase(code, 1, "revealed")

    watched = device(language, **BIG_SCREEN)
    screen = watched.new_page()
    screen.goto(f"{own_server.url}/{code}/screen")
    notice = screen.get_by_text(words.screen_lost)
    picture = screen.locator("main svg[role=img]").first
    expect(picture).to_be_visible()
    expect(notice).to_be_hidden()
    screen.evaluate("window.sameDocument = true")
    shown = screen.locator("main").inner_text()

    watched.is_offline = True  # failed requests are the point from here on
    own_server.kill()
    expect(notice).to_be_visible(timeout=15_000)
    assert screen.locator("main").inner_text() == shown
    expect(picture).to_be_visible()

    own_server.start()
    expect(notice).to_be_hidden(timeout=30_000)
    assert screen.locator("main").inner_text() == shown
    facilitator.set_phase(code, 2, "open")
    expect(screen.get_by_role("heading", name=STATEMENTS[1])).to_be_visible()
    take_position(own_server.url, code, join(own_server.url, code), 2, -100)
    expect(screen.locator("[data-field=answered]")).to_have_text("1")
    assert screen.evaluate("window.sameDocument"), "the page was loaded again"
