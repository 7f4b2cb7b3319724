"""The whole thread once, as a new circle would: from the operator's command to a stranger who finds the lesson; nothing typed twice."""

import re
import secrets
import subprocess

import pytest
from conftest import LAPTOP, PHONE
from facilitator import Facilitator, exchange, join, take_position
from playwright.sync_api import expect
from running_server import binary
from test_cases import SMALL, page_of, send
from town import TODAY, Town
from watched import accessibility_findings

FORCES = {
    "driving": "Bestuurder loopt mee\nSloper aan tafel\nDepot van de provincie",
    "restraining": "Afvalregels bij opslag\nVergunning komt te laat\nNiemand durft te tekenen",
}


@pytest.fixture
def town(tmp_path):
    town = Town(tmp_path)
    town.begin(TODAY)
    yield town
    assert town.running.stop() == 0


def new_circle(server, device, name, email):
    """The operator makes a circle; its secretary opens the invitation in a browser. Gives the page."""
    done = subprocess.run(
        [binary("debug"), "circle", "add", name, "--data", server.data, "--public-url", server.url],
        capture_output=True, text=True, timeout=60, check=True)
    desk = device(**LAPTOP, base_url=server.url).new_page()
    desk.goto(done.stdout.strip().replace(server.url, ""))
    assert accessibility_findings(desk) == []
    desk.get_by_label("Je mailadres").fill(email)
    desk.get_by_role("button", name="Word lid").click()
    expect(desk).to_have_url(re.compile("/console$"))
    expect(desk.get_by_role("navigation").get_by_text(name)).to_be_visible()
    return desk


def signed_in(server, desk):
    """The same person, for what the test does by forms."""
    cookie = next(cookie for cookie in desk.context.cookies() if cookie["name"].endswith("session"))
    member = Facilitator.__new__(Facilitator)
    member.url, member.cookie = server.url, f"{cookie['name']}={cookie['value']}"
    member.csrf = re.search(r'name="csrf" value="([^"]+)"', page_of(member, "/console"))[1]
    return member


def test_a_new_circle_goes_from_a_case_to_a_lesson_that_is_found(town, device):
    server = town
    desk = new_circle(server, device, "Leerkring Draad", "secretaris-draad@example.org")
    team = signed_in(server, desk)
    _, headers, _ = send(team, "/console/cases/new", {"title": "School uit geoogst materiaal", "stuck": "Niemand beslist.", **FORCES})
    case = headers["Location"]
    code = team.make_dialogue(["Om te beginnen."], "live")
    parts = re.findall(rf"{case}/parts/(\d+)/statement", page_of(team, case))
    assert len(set(parts)) == 6
    for part in sorted(set(parts)):
        draft = re.search(r"<textarea[^>]*>([^<]*)</textarea>|name=\"text\"[^>]*value=\"([^\"]*)\"", page_of(team, f"{case}/parts/{part}/statement"))
        text = next(group for group in draft.groups() if group).strip()
        assert send(team, f"{case}/parts/{part}/statement", {"text": text, "dialogue": code})[0] == 303
    preparation = page_of(team, f"/console/{code}")
    assert preparation.count("(School uit geoogst materiaal)") == 6, "each statement names its force"

    # Twelve people take position; the facilitator shows what came of it.
    team.open_lobby(code)
    people = [join(server.url, code, layer % 3 + 1) for layer in range(12)]
    for statement in range(2, 8):
        team.set_phase(code, statement, "open")
        for number, token in enumerate(people):
            take_position(server.url, code, token, statement, 100 if number % 4 else -100, 1, statement)
        team.set_phase(code, statement, "revealed")
    assert len(re.findall(rf"{code}[^\"]*\">", page_of(team, case))) >= 6, "each force leads to what people said"

    # Three promises, and the wall on which they come.
    desk.goto(f"/console/{code}")
    desk.get_by_role("button", name="Acties", exact=True).click()
    screen = device(**LAPTOP, base_url=server.url).new_page()
    screen.goto(f"/{code}/screen")
    expect(screen.get_by_text("Wie begint?")).to_be_visible()
    links = {}
    due = town.tomorrow()
    for what in ("een ontheffing vragen", "de sloper uitnodigen", "de lijst delen"):
        links[what] = f"/commitments/{secrets.token_hex(16)}"
        form = {"secret": links[what].rsplit("/", 1)[1], "what": what, "due": due, "public": "yes"}
        if "ontheffing" in what:
            form |= {"email": "anouk@voorbeeld.nl", "name": "Anouk"}
        assert send(team, f"/{code}/commitments", form)[0] == 303
        expect(screen.get_by_text(what)).to_be_visible()
    assert accessibility_findings(screen) == []
    desk.reload()
    desk.get_by_role("button", name="Haal van het scherm: de lijst delen").click()
    expect(screen.get_by_text("de lijst delen")).to_be_hidden()
    team.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})

    # Time passes; the one who asked for it is reminded, and answers from the mail.
    screen.close()
    desk.goto("about:blank")  # the server is away for a moment, and an open page would say so
    town.a_day_passes()
    answer_from_the_mail(town, device, team)
    assert send(team, links["de sloper uitnodigen"], {"answer": "kept"})[0] == 303
    desk.goto("/console/commitments")
    expect(desk.get_by_text("1 van de 3 acties is gelukt.")).to_be_visible()
    promise = desk.get_by_role("listitem").filter(has_text="een ontheffing vragen")
    promise.get_by_role("button", name="Maak er een casus van").click()
    expect(desk.get_by_text("Provincie en Rijk wijzen naar elkaar.")).to_be_visible()
    desk.get_by_role("link", name="Deze casus begon met een actie die vastliep.").click()
    promise.get_by_role("link", name="Schrijf een les").click()
    title = "Vraag de ontheffing voor opslag vóór de sloop"
    desk.get_by_label("Wat we leerden").fill(title)
    desk.get_by_label("Zo doe je het morgen").fill("Eén gesprek met een einddatum.")
    desk.get_by_label("School uit geoogst materiaal").check()
    desk.get_by_label("Iedereen mag deze les lezen").check()
    desk.get_by_role("button", name="Bewaar").click()

    # The circle shows itself, in its own colour.
    desk.goto("/console/circle")
    assert accessibility_findings(desk) == []
    desk.get_by_label("Iedereen mag de pagina van de kring lezen").check()
    desk.get_by_label("steenrood").check()
    desk.get_by_role("button", name="Bewaar").click()
    expect(desk.get_by_text("Bewaard.")).to_be_visible()
    desk.goto(f"/console/{code}")
    desk.get_by_role("button", name="Zet het verslag op de pagina van de kring").click()

    stranger = device("nl", **SMALL, base_url=server.url).new_page()
    stranger.goto("/library?q=vrijstelling")
    stranger.get_by_role("link", name=title).click()
    expect(stranger.get_by_text("School uit geoogst materiaal")).to_be_visible()
    stranger.goto("/circles")
    stranger.get_by_role("link", name="Leerkring Draad").click()
    expect(stranger.get_by_role("link", name=title)).to_be_visible()
    assert stranger.evaluate("document.documentElement.dataset.accent") == "brick"
    assert stranger.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert accessibility_findings(stranger) == []
    stranger.locator(f"a[href='/{code}/report']").click()
    expect(stranger.get_by_role("heading", level=1)).to_be_visible()
    assert len(town.letters()) == 1, "one event, one mail"


def answer_from_the_mail(town, device, team):
    """A mail scanner opens every link, which changes nothing; then the person clicks the one that fits, and says why."""
    letter = town.letters_of(1)[0]
    assert letter["To"] == "anouk@voorbeeld.nl"
    html = letter.get_body(("html",)).get_content()
    links = re.findall(rf'href="({re.escape(town.url)}[^"]+)"', html)
    assert len([link for link in links if "?answer=" in link]) == 3
    for link in links:
        for method in ("HEAD", "GET"):
            assert exchange(method, link.replace("&amp;", "&"))[0] == 200, f"{method} {link}"
    waiting = page_of(team, "/console/commitments")
    assert "0 van de 3 acties" in waiting or "van de 3" not in waiting, "a scanner answered"
    hand = device("nl", **PHONE, base_url=town.url).new_page()
    hand.goto(next(link for link in links if link.endswith("answer=stuck")))
    expect(hand.get_by_text("een ontheffing vragen")).to_be_visible()
    assert accessibility_findings(hand) == []
    hand.get_by_role("button", name="Vastgelopen").click()
    hand.get_by_label("Waar loop je op vast?").fill("Provincie en Rijk wijzen naar elkaar.")
    hand.get_by_role("button", name="Verstuur").click()
    expect(hand.get_by_text("Provincie en Rijk wijzen naar elkaar.")).to_be_visible()
    # The link has answered: another answer from the same mail changes nothing.
    hand.goto(next(link for link in links if link.endswith("answer=kept")))
    expect(hand.get_by_text("Vastgelopen")).to_be_visible()
    expect(hand.get_by_role("button", name="Gelukt")).to_have_count(0)


def test_every_colour_of_a_circle_can_be_read_in_the_light_and_in_the_dark(server, device, sign_in_link):
    team = Facilitator(server.url, sign_in_link("kleuren@example.org"))
    for accent in ("teal", "blue", "green", "violet", "brick"):
        form = {"name": "Kring", "public": "yes", "accent": accent, "language": "nl", "about": "Wij.", "answerDays": "90", "contactDays": "30"}
        assert send(team, "/console/circle", form)[0] == 303
        for scheme in ("light", "dark"):
            desk = device(**LAPTOP, color_scheme=scheme)
            desk.add_cookie(*team.cookie.split("=", 1))
            page = desk.new_page()
            page.goto("/console/members")
            assert page.evaluate("document.documentElement.dataset.accent ?? 'teal'") == accent
            assert accessibility_findings(page) == [], f"{accent} {scheme}"
