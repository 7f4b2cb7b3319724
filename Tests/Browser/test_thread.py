"""The whole thread once, as a new circle would: from the operator's command to a stranger who finds the lesson; nothing typed twice."""

import re
import secrets
import subprocess

from conftest import LAPTOP
from facilitator import Facilitator, join, take_position
from playwright.sync_api import expect
from running_server import binary
from test_cases import SMALL, page_of, send
from watched import accessibility_findings

FORCES = {
    "driving": "Bestuurder loopt mee\nSloper aan tafel\nDepot van de provincie",
    "restraining": "Afvalregels bij opslag\nVergunning komt te laat\nNiemand durft te tekenen",
}


def new_circle(server, device, name, email):
    """The operator makes a circle; its secretary opens the invitation in a browser. Gives the page."""
    done = subprocess.run(
        [binary("debug"), "circle", "add", name, "--data", server.data, "--public-url", server.url],
        capture_output=True, text=True, timeout=60, check=True)
    desk = device(**LAPTOP).new_page()
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


def test_a_new_circle_goes_from_a_case_to_a_lesson_that_is_found(server, device):
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
    screen = device(**LAPTOP).new_page()
    screen.goto(f"/{code}/screen")
    expect(screen.get_by_text("Wie begint?")).to_be_visible()
    links = {}
    due = re.search(r'min="([^"]+)"', page_of(team, f"/{code}/commitments"))[1]
    for what in ("een ontheffing vragen", "de sloper uitnodigen", "de lijst delen"):
        links[what] = f"/commitments/{secrets.token_hex(16)}"
        form = {"secret": links[what].rsplit("/", 1)[1], "what": what, "due": due, "public": "yes"}
        assert send(team, f"/{code}/commitments", form)[0] == 303
        expect(screen.get_by_text(what)).to_be_visible()
    assert accessibility_findings(screen) == []
    desk.reload()
    desk.get_by_role("button", name="Haal van het scherm: de lijst delen").click()
    expect(screen.get_by_text("de lijst delen")).to_be_hidden()
    team.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})

    # Time passes.
    assert send(team, links["een ontheffing vragen"], {"answer": "stuck"})[0] == 303
    send(team, links["een ontheffing vragen"], {"explanation": "Provincie en Rijk wijzen naar elkaar."})
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

    stranger = device("nl", **SMALL).new_page()
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
