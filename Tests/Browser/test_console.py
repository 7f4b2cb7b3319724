"""What a facilitator does beside opening and revealing: counting people in the room, and judging what participants send in."""

import pytest
from conftest import BIG_SCREEN, LAPTOP, PHONE
from facilitator import Facilitator, join, take_position
from playwright.sync_api import expect
from watched import accessibility_findings
from words import WORDS

LAYERS = ("Rijk", "Provincie")


@pytest.fixture
def facilitator(server, sign_in_link):
    return Facilitator(server.url, sign_in_link("telling@example.org"))


def desk_of(facilitator, device, language, **options):
    """A laptop on which this facilitator is signed in."""
    desk = device(language, **(LAPTOP | options))
    desk.add_cookie(*facilitator.cookie.split("=", 1))
    return desk.new_page()


@pytest.mark.parametrize("scripted", [True, False], ids=["scripted", "plain"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_people_in_the_room_are_counted_per_layer_and_zone(facilitator, server, device, language, scripted):
    words = WORDS[language]
    code = facilitator.make_dialogue(["Wij delen onze fouten."], layers=LAYERS)
    facilitator.open_lobby(code)
    facilitator.set_phase(code, 1, "open")
    take_position(server.url, code, join(server.url, code, 1), 1, 100)

    desk = desk_of(facilitator, device, language, java_script_enabled=scripted)
    desk.goto(f"/console/{code}")
    desk.locator("#tally > summary").click()
    disagree, middle, agree = words.zones
    for zone in (agree, agree, agree, middle):
        desk.get_by_role("button", name=f"{words.more}: {LAYERS[0]}, {zone}").click()
        expect(desk.locator("#tally")).to_have_attribute("open", "")
    expect(desk.get_by_label(f"{LAYERS[0]}, {agree}", exact=True)).to_have_value("3")
    desk.get_by_role("button", name=f"{words.fewer}: {LAYERS[0]}, {middle}").click()
    expect(desk.get_by_label(f"{LAYERS[0]}, {middle}", exact=True)).to_have_value("0")

    counted = desk.get_by_label(f"{LAYERS[1]}, {disagree}", exact=True)
    counted.fill("veel")
    desk.get_by_role("button", name=words.tally_save).last.click()
    expect(desk.get_by_text(words.tally_wrong)).to_be_visible()
    expect(counted).to_have_attribute("aria-invalid", "true")
    if scripted:
        assert accessibility_findings(desk) == []
    counted.fill("2")
    desk.get_by_role("button", name=words.tally_save).last.click()
    expect(desk.get_by_text(f"5 {words.in_room}")).to_be_visible()

    desk.get_by_role("button", name=words.reveal).click()
    expect(desk.get_by_text(words.four_of_six)).to_be_visible()
    results = facilitator.ask("GET", f"/dialogues/{code}/results")["statements"][0]["rounds"][0]["layers"]
    assert {layer["layer"]: (layer["counts"]["agree"], layer["counts"]["disagree"]) for layer in results} == {
        LAYERS[0]: (4, 0), LAYERS[1]: (0, 2)}
    screen = device(language, **BIG_SCREEN).new_page()
    screen.goto(f"/{code}/screen")
    expect(screen.locator(".sentence")).to_contain_text(words.four_of_six)


def test_a_refused_count_stays_when_the_console_renews_itself(facilitator, device):
    words = WORDS["en"]
    code = facilitator.make_dialogue(["Wij delen onze fouten."], layers=LAYERS)
    facilitator.open_lobby(code)
    facilitator.set_phase(code, 1, "open")
    desk = desk_of(facilitator, device, "en")
    desk.goto(f"/console/{code}")
    desk.locator("#tally > summary").click()
    expect(desk.get_by_role("button", name=words.reveal)).to_be_visible()

    # The console renews itself, and what it fetched comes late: after the answer to the form.
    late = []
    desk.route(f"**/console/{code}", lambda route: late.append((route, route.fetch())))
    with desk.expect_request(f"**/console/{code}"):
        facilitator.set_phase(code, 1, "closed")
    counted = desk.get_by_label(f"{LAYERS[1]}, {words.zones[0]}", exact=True)
    counted.fill("veel")
    desk.get_by_role("button", name=words.tally_save).last.click()
    expect(desk.get_by_text(words.tally_wrong)).to_be_visible()
    route, answer = late.pop()
    route.fulfill(response=answer)
    desk.unroute(f"**/console/{code}")

    # Another facilitator opens the statement again: the console follows, and the count that was refused is still there.
    facilitator.set_phase(code, 1, "open")
    expect(desk.get_by_role("button", name=words.reveal)).to_be_visible()
    expect(desk.get_by_text(words.tally_wrong)).to_be_visible()
    expect(counted).to_have_value("veel")
    counted.fill("2")
    desk.get_by_role("button", name=words.tally_save).last.click()
    expect(desk.get_by_text(f"2 {words.in_room}")).to_be_visible()
    expect(desk.get_by_text(words.tally_wrong)).to_have_count(0)


def test_what_is_typed_while_a_form_is_under_way_stays_and_what_was_sent_goes(facilitator, device):
    words = WORDS["en"]
    code = facilitator.make_dialogue(["Wij delen onze fouten."], layers=LAYERS)
    facilitator.open_lobby(code)
    facilitator.set_phase(code, 1, "open")
    desk = desk_of(facilitator, device, "en")
    desk.goto(f"/console/{code}")
    desk.locator("#tally > summary").click()
    under_way = []
    desk.route(f"**/console/{code}/**", lambda route: under_way.append(route))
    with desk.expect_request(f"**/console/{code}/**"):
        desk.get_by_role("button", name=f"{words.more}: {LAYERS[0]}, {words.zones[0]}").click()
    typed = desk.get_by_label(f"{LAYERS[1]}, {words.zones[2]}", exact=True)
    typed.fill("7")
    under_way.pop().continue_()
    expect(desk.get_by_label(f"{LAYERS[0]}, {words.zones[0]}", exact=True)).to_have_value("1")
    expect(typed).to_have_value("7")

    desk.get_by_label(words.note).fill("Dit is gezegd")
    with desk.expect_request(f"**/console/{code}/**"):
        desk.get_by_role("button", name=words.save_note).click()
    under_way.pop().continue_()
    expect(desk.get_by_role("listitem").get_by_text("Dit is gezegd")).to_be_visible()
    expect(desk.get_by_label(words.note)).to_have_value("")
    expect(typed).to_have_value("7")


def test_a_press_is_not_lost_when_the_console_renews_itself_under_it(facilitator, device):
    words = WORDS["en"]
    code = facilitator.make_dialogue(["Wij delen onze fouten."], layers=LAYERS)
    facilitator.open_lobby(code)
    facilitator.set_phase(code, 1, "open")
    desk = desk_of(facilitator, device, "en")
    desk.goto(f"/console/{code}")
    desk.get_by_role("button", name=words.blank).hover()
    with desk.expect_response(f"**/console/{code}"):
        desk.mouse.down()
        facilitator.set_phase(code, 1, "closed")
    desk.wait_for_timeout(100)
    desk.mouse.up()
    expect(desk.get_by_role("button", name=words.unblank)).to_be_visible()


def send_in(phone, code, text, words):
    phone.goto(f"/{code}/submissions")
    phone.get_by_label(words.missing).fill(text)
    phone.get_by_role("button", name=words.send_in).click()
    expect(phone.get_by_text(words.sent_in)).to_be_visible()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_participants_send_in_is_taken_in_rejected_or_merged_and_its_author_sees_so(facilitator, device, language):
    words = WORDS[language]
    known, reason = "Het Rijk wacht te lang.", "Dit zijn twee ideeën in één zin."
    taken, refused, same = "Neem mij op.", "Wijs mij af en doe mij weg.", "Het Rijk is te traag."
    code = facilitator.make_dialogue([known], kind="ongoing")
    facilitator.open_lobby(code)
    desk = desk_of(facilitator, device, language)
    desk.goto(f"/console/{code}")
    expect(desk.get_by_text(words.nothing_waits)).to_be_visible()

    phone = device(language, **PHONE).new_page()
    phone.goto(f"/{code}")
    phone.get_by_text(words.rather_not, exact=True).click()
    phone.get_by_role("button", name=words.join).click()
    for text in (taken, refused, same):
        send_in(phone, code, text, words)
    phone.goto(f"/{code}/answers")
    expect(phone.get_by_text(words.is_pending)).to_have_count(3)

    def waiting(text):
        return desk.locator(".submission").filter(has=desk.locator(".subheading", has_text=text))

    # The console shows by itself what was sent in.
    expect(waiting(same)).to_be_visible()
    assert accessibility_findings(desk) == []
    waiting(taken).get_by_role("button", name=words.approve).click()
    expect(waiting(taken)).to_have_count(0)
    waiting(refused).locator("summary", has_text=words.reject).click()
    waiting(refused).get_by_role("button", name=words.reject).click()
    expect(waiting(refused).get_by_text(words.fill_in)).to_be_visible()
    waiting(refused).get_by_label(words.why_not).fill(reason)
    waiting(refused).get_by_role("button", name=words.reject).click()
    expect(waiting(refused)).to_have_count(0)
    waiting(same).locator("summary", has_text=words.merge).click()
    waiting(same).get_by_label(words.same_as).select_option(label=known)
    waiting(same).get_by_role("button", name=words.merge).click()
    expect(desk.get_by_text(words.nothing_waits)).to_be_visible()

    phone.reload()
    for text in (words.is_approved, words.is_rejected, words.is_merged):
        expect(phone.get_by_text(text)).to_have_count(1)
    expect(phone.get_by_text(reason)).to_be_visible()
    expect(phone.get_by_text(f"“{known}”")).to_be_visible()
    assert accessibility_findings(phone) == []

    phone.goto(f"/{code}/now")
    expect(phone.locator("[data-field=of]")).to_have_text("2")
    first, second = (known, taken) if phone.get_by_role("heading", name=known).is_visible() else (taken, known)
    expect(phone.get_by_role("heading", name=first)).to_be_visible()
    phone.get_by_role("button", name=words.agree, exact=True).click()
    expect(phone.get_by_role("heading", name=second)).to_be_visible()


def test_the_counts_of_an_ongoing_dialogue_come_by_themselves_and_calmly(facilitator, server, device):
    words = WORDS["nl"]
    code = facilitator.make_dialogue(["Het Rijk wacht te lang.", "Wij delen onze fouten."], kind="ongoing")
    facilitator.open_lobby(code)
    desk = desk_of(facilitator, device, "nl")
    desk.goto(f"/console/{code}")
    row = desk.locator(".agenda li").nth(1)
    expect(row).to_contain_text(f"0 {words.answers}")
    fetched = []
    desk.on("request", lambda request: fetched.append(request.url) if request.url.endswith(f"/console/{code}") else None)
    desk.get_by_label(words.note).fill("Dit ben ik nog aan het typen")
    tokens = [join(server.url, code, 1) for _ in range(30)]
    for token in tokens:
        take_position(server.url, code, token, 2, 100)
    desk.wait_for_timeout(2_500)
    assert not fetched, "the console was renewed under the hands of somebody who types"
    desk.locator("h1").focus()
    expect(row).to_contain_text(f"30 {words.answers}", timeout=15_000)
    assert len(fetched) <= 4, f"{len(fetched)} times for 30 answers"
    expect(desk.get_by_label(words.note)).to_have_value("Dit ben ik nog aan het typen")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_statement_that_was_removed_can_be_put_back(facilitator, device, language):
    words = WORDS[language]
    statements = ["Het Rijk wacht te lang.", "Wij delen onze fouten."]
    code = facilitator.make_dialogue(statements)
    desk = desk_of(facilitator, device, language)
    desk.goto(f"/console/{code}/statements/1")
    desk.get_by_role("button", name=words.remove_statement).click()
    listed = desk.locator(".draft-list li")
    expect(listed).to_have_count(1)
    assert accessibility_findings(desk) == []
    desk.get_by_role("button", name=words.put_back).click()
    expect(listed).to_have_count(2)
    expect(listed.first).to_contain_text(statements[0])
    expect(desk.get_by_role("button", name=words.put_back)).to_have_count(0)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_my_answers_shows_what_the_server_counts_and_leads_back_to_change_it(facilitator, device, language):
    words = WORDS[language]
    statements = ["Het Rijk wacht te lang.", "Wij delen onze fouten."]
    code = facilitator.make_dialogue(statements)
    facilitator.open_lobby(code)
    phone = device(language, **PHONE).new_page()
    phone.goto(f"/{code}")
    phone.get_by_text(words.rather_not, exact=True).click()
    phone.get_by_role("button", name=words.join).click()
    phone.get_by_role("link", name=words.my_answers).click()
    expect(phone.get_by_text(words.counted_none)).to_be_visible()
    pair = phone.locator(".word-pair").inner_text()
    assert len(pair.split()) == 2
    facilitator.set_phase(code, 1, "open")
    phone.goto(f"/{code}/now")
    phone.get_by_role("button", name=words.agree, exact=True).click()
    expect(phone.get_by_text(words.saved)).to_be_visible()
    phone.get_by_role("link", name=words.my_answers).click()
    expect(phone.get_by_text(words.counted_one)).to_be_visible()
    expect(phone.get_by_text(statements[1])).to_have_count(0)
    phone.get_by_role("link", name=words.change).click()
    phone.get_by_role("button", name=words.disagree, exact=True).click()
    expect(phone.get_by_role("button", name=words.disagree, exact=True)).to_have_attribute("aria-pressed", "true")
    expect(phone.get_by_text(words.saved)).to_be_visible()

    facilitator.set_phase(code, 1, "closed")
    phone.goto(f"/{code}/answers")
    answer = phone.get_by_text(words.disagree, exact=True)
    # Whoever looks along does not see the answer at once.
    expect(answer).to_be_hidden()
    phone.locator("summary", has_text=statements[0]).click()
    expect(answer).to_be_visible()
    expect(phone.get_by_role("link", name=words.change)).to_have_count(0)
    assert accessibility_findings(phone) == []
