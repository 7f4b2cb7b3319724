"""A whole dialogue, and every page, in the browsers that are not Chromium. Run by script/browsers; `script/test` leaves it alone."""

import base64

import facilitator as people
import pytest
from driven import until
from facilitator import Facilitator, join, take_position
from firefox import Firefox
from running_server import RunningServer, binary
from scenes import views
from test_pages import CUT_OFF
from webkit import WebKit
from words import WORDS

PHONE, LAPTOP, BIG_SCREEN = (390, 844), (1280, 800), (1920, 1080)
SMALLEST = (320, 700)
STATEMENTS = ["De gemeente mag meer uitproberen.", "Het Rijk wacht te lang."]
QUOTE = "Pas aan tafel hoorde ik waarom."
LOCALES = {"nl": "nl-NL", "en": "en-GB"}


def begin(kind, folder, **options):
    if kind.executable is None:
        pytest.skip(f"{kind.name} is not here: install {kind.needs}")
    made = kind(folder, **options)
    print(f"{made.name} {made.version}")
    return made


@pytest.fixture(params=[Firefox, WebKit], ids=lambda kind: kind.name)
def browser(request, tmp_path):
    made = begin(request.param, tmp_path)
    yield made
    made.end()


@pytest.fixture
def server(tmp_path):
    """A server that a test may restart."""
    with RunningServer([binary("debug"), "serve", "--data", tmp_path / "d", "--port", "{port}"], tmp_path / "log") as running:
        running.data = tmp_path / "d"
        yield running


def sign_in_link(server):
    return people.sign_in_link(binary("debug"), "secretaris@example.org", server.data)


class Room:
    """The laptop, the big screen and a phone in one browser, and two more people who have a phone of another make."""

    def __init__(self, browser, server, language):
        self.browser, self.server, self.language, self.words = browser, server, language, WORDS[language]
        self.desk, self.screen, self.phone = (browser.device(LOCALES[language], *size) for size in (LAPTOP, BIG_SCREEN, PHONE))

    def prepare(self):
        """From the sign-in link to the lobby; the second statement is answered on the floor."""
        desk, words = self.desk, self.words
        desk.goto(self.server.url + sign_in_link(self.server))
        desk.click("button", words.sign_in)
        desk.click("link", words.new)
        desk.click("link", words.own)
        desk.write("input[name=title]", "Ronde tafel")
        desk.click("input[name=mode][value=open]")
        desk.write("textarea[name=statements]", "\n".join(STATEMENTS))
        desk.click("button", words.make)
        desk.see("button", words.open_lobby)
        self.code = desk.path().rsplit("/", 1)[1]
        desk.click(f"a[href$='/{self.code}/statements/2']")
        desk.click("input[name=answer][value=floor]")
        desk.click("button.primary")
        desk.click("button", words.open_lobby)

    def gather(self):
        """The phone joins with the code; so do two others."""
        phone, words, other = self.phone, self.words, WORDS["en" if self.language == "nl" else "nl"]
        self.screen.goto(f"{self.server.url}/{self.code}/screen")
        self.screen.see(".code-huge", self.code)
        self.screen.see("svg.qr, .qr svg")
        phone.goto(self.server.url)
        phone.click("button", words.english)
        phone.see("button", other.go_on)
        phone.click("button", other.english)
        phone.see("button", words.go_on)
        phone.write("input[name=code]", self.code.lower())
        phone.click("button", words.go_on)
        phone.click("summary")
        phone.see("details[open] li")
        phone.click("choice")
        phone.click("button", words.join)
        phone.see("heading", words.in_lobby)
        self.others = [join(self.server.url, self.code, layer) for layer in (1, 2)]
        self.screen.see("any", f"3 {words.present}")

    def open(self, number):
        self.desk.click("link", STATEMENTS[number - 1])
        until("the statement on the console", lambda: self.desk.ask("() => location.search") == f"?statement={number}")
        self.desk.click("button", self.words.open_this)
        self.phone.see("heading", STATEMENTS[number - 1])
        self.screen.see("heading", STATEMENTS[number - 1])

    def others_answer(self, statement, *places, turn=1):
        for token, place in zip(self.others, places):
            take_position(self.server.url, self.code, token, statement, place, turn, 10 * statement + turn)

    def three_have_answered(self):
        for page in (self.desk, self.screen):
            page.see("[data-field=answered]", "^3")

    def answer_with_buttons(self):
        phone, words = self.phone, self.words
        for words_on_it in (words.disagree, words.skip):
            phone.click("button", f"^{words_on_it}")
            phone.see("button[aria-pressed=true]", words_on_it)
        phone.see("any", words.saved)
        phone.click("button", words.undo)
        phone.lose("button", words.undo)
        phone.click("button", f"^{words.agree}")
        phone.see("any", words.saved)

    def answer_on_the_floor(self):
        """With the pointer on the line, then a step with the keyboard."""
        phone, words = self.phone, self.words
        phone.see("input.place.unplaced")
        phone.click("input.place", share=0.8)
        phone.lose("input.place.unplaced")
        before = phone.ask("() => Number(document.querySelector('.place').value)")
        assert 45 <= before <= 75, before
        phone.press("ArrowRight")
        until("a step to the right", lambda: phone.ask("() => Number(document.querySelector('.place').value)") == before + 5)
        phone.click("button", words.here)
        phone.see("any", words.saved)

    def lose_the_server(self):
        """The server dies; what is answered meanwhile is said to wait, and arrives when it is back."""
        phone, words = self.phone, self.words
        self.server.kill()
        phone.click("input.place", share=0.1)
        phone.click("button", words.here)
        phone.see("any", words.not_sent)
        phone.see("any", words.lost)
        self.screen.see("any", words.screen_lost)
        assert STATEMENTS[1] in self.screen.text(), "the last picture stays"
        self.server.start()
        phone.see("any", words.saved, 60)
        phone.lose("any", words.not_sent)
        phone.lose("any", words.lost, 30)
        self.screen.lose("any", words.screen_lost, 30)

    def count_heads(self):
        self.desk.click("#tally > summary")
        for _ in range(2):
            before = self.desk.ask("() => Number(document.querySelector('.stepper input').value)")
            self.desk.click(".stepper button[name=more]")
            until("one more", lambda: self.desk.ask("() => Number(document.querySelector('.stepper input').value)") == before + 1)
        self.desk.write(".stepper input", "0")
        self.desk.click("#tally form > button:last-of-type")
        until("no heads", lambda: self.desk.ask("() => document.querySelector('.stepper input').value") == "0")
        self.desk.click("#tally > summary")

    def reveal(self, sentence):
        self.desk.click("button", self.words.reveal)
        for page in (self.screen, self.phone):
            page.see("any", sentence)
        self.screen.see("svg[role=img]")

    def end(self):
        desk, words = self.desk, self.words
        desk.write("#note-text", QUOTE)
        desk.click("input[name=kind][value=quote]")
        desk.click("button", words.save_note)
        desk.see(".quote", QUOTE)
        desk.click("link", words.end)
        desk.click("button", f"^{words.end_plain}")
        self.screen.see("heading", words.screen_thanks)
        self.phone.see("heading", words.thanks)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_room_plays_a_dialogue(browser, server, language):
    room = Room(browser, server, language)
    words = room.words
    room.prepare()
    room.gather()
    room.open(1)
    room.answer_with_buttons()
    room.others_answer(1, 100, -100)
    room.three_have_answered()
    room.desk.click("button", words.blank)
    room.screen.lose("heading", STATEMENTS[0])
    room.desk.click("button", words.unblank)
    room.screen.see("heading", STATEMENTS[0])
    room.count_heads()
    room.reveal(words.two_of_three)
    room.desk.click("button", words.again)
    room.phone.click("button", f"^{words.disagree}")
    room.phone.see("any", words.saved)
    room.others_answer(1, 100, 100, turn=2)
    room.reveal(words.shift)
    assert browser.complaints == []

    room.open(2)
    room.answer_on_the_floor()
    room.lose_the_server()
    browser.complaints.clear()  # failed requests were the point
    room.others_answer(2, 100, -100)  # the phone disagrees
    room.three_have_answered()
    room.desk.reload()
    room.reveal(words.two_of_three)
    room.end()

    room.phone.click("link", words.report)
    room.phone.see("heading", STATEMENTS[0])
    assert QUOTE in room.phone.text()
    assert room.phone.ask("() => document.querySelectorAll('table').length * document.querySelectorAll('svg[role=img]').length") > 0
    pages = base64.b64decode(room.phone.printed())
    assert pages.startswith(b"%PDF") and len(pages) > 10_000
    room.phone.goto(f"{server.url}/{room.code}/answers")
    room.phone.see("any", words.counted_three)
    assert browser.complaints == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_fits_on_the_smallest_phone_and_complains_of_nothing(browser, server, language):
    every = list(views(server, Facilitator(server.url, sign_in_link(server)), sign_in_link(server)))
    cookies = dict(view.cookie for view in every if view.cookie)
    chosen = ("language", language)  # a circle's own page asks for nothing else
    known, stranger = (browser.device(LOCALES[language], *SMALLEST, cookies=some) for some in ([*cookies.items(), chosen], [chosen]))
    found = []
    for view in every:
        page = known if view.cookie else stranger
        before = len(browser.complaints)
        page.goto(server.url + view.path)
        page.ask("() => { for (const details of document.querySelectorAll('details')) details.open = true }")
        found += [f"{view.name}: {what}" for what in page.ask(CUT_OFF)]
        if page.ask("() => document.documentElement.lang") != language:
            found.append(f"{view.name}: not in {language}")
        found += [f"{view.name}: {what}" for what in browser.complaints[before:] if view.status < 400]
    assert len(every) > 100 and not found, "\n".join(found)


def test_a_phone_without_scripts_takes_position(server, tmp_path):
    """In Firefox, where scripts can be turned off for pages and not for the test."""
    firefox = begin(Firefox, tmp_path, preferences='user_pref("javascript.enabled", false);\n')
    words = WORDS["nl"]
    facilitator = Facilitator(server.url, sign_in_link(server))
    code = facilitator.make_dialogue([STATEMENTS[0], {"text": STATEMENTS[1], "answer": "floor"}])
    facilitator.open_lobby(code)
    phone = firefox.device("nl-NL", *PHONE)
    phone.goto(server.url)
    phone.write("input[name=code]", code)
    phone.click("button", words.go_on)
    phone.click("choice", words.rather_not)
    phone.click("button", words.join)
    phone.see("heading", words.in_lobby)
    facilitator.set_phase(code, 1, "open")
    phone.reload()
    phone.click("button", f"^{words.agree}")
    phone.see("any", words.saved)
    phone.click("button", words.undo)
    phone.lose("button", words.undo)
    phone.click("button", f"^{words.disagree}")
    phone.see("button[aria-pressed=true]", words.disagree)
    facilitator.set_phase(code, 1, "revealed")
    facilitator.set_phase(code, 2, "open")
    phone.reload()
    phone.click("input.place", share=0.9)
    phone.click("button", words.here)
    phone.see("any", words.saved)
    assert facilitator.ask("GET", f"/dialogues/{code}")["statement"]["answered"] == 1
    facilitator.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})
    phone.reload()
    phone.click("link", words.report)
    phone.see("heading", STATEMENTS[1])
    assert firefox.complaints == []
    firefox.end()
