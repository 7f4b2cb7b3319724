"""A circle with dialogues in every state, and every page of it: for the pictures of the screens and for the test that walks all pages."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from facilitator import exchange, join, take_position

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

    def close(self, statement):
        self.facilitator.set_phase(self.code, statement, "closed")
        return self

    def reveal(self, statement):
        self.facilitator.set_phase(self.code, statement, "revealed")
        return self

    def again(self, statement):
        self.facilitator.ask("POST", f"/dialogues/{self.code}/statements/{statement}/rounds")
        return self

    def send_in(self, *texts):
        token = self.people[0][0] if self.people else join(self.server.url, self.code, 1)
        for text in texts:
            headers = {"Authorization": f"Bearer {token}"}
            path = f"{self.server.url}/api/v1/dialogues/{self.code}/submissions"
            status, _, said = exchange("POST", path, {"text": text}, headers)
            assert status == 202, said
        return self

    def judge(self, statement, **verdict):
        self.facilitator.ask("PUT", f"/dialogues/{self.code}/statements/{statement}/moderation", verdict)
        return self

    def blank(self):
        self.facilitator.ask("PUT", f"/dialogues/{self.code}/blank", {"blank": True})
        return self

    def note(self, text):
        body = {"text": text, "kind": "quote", "statement": 1}
        self.facilitator.ask("POST", f"/dialogues/{self.code}/notes", body)
        return self

    def end(self):
        self.facilitator.ask("PUT", f"/dialogues/{self.code}/phase", {"phase": "ended", "revealing": True})
        return self

    def on_screen(self, choice):
        send_form(self.server, f"/console/{self.code}/screen", {"csrf": self.facilitator.csrf, "show": choice}, Cookie=self.facilitator.cookie)
        return self

    @property
    def participant(self):
        return (f"p-{self.code}", self.people[0][0])


def send_form(server, path, fields, **headers):
    """Sends a form as a browser does; gives where it leads."""
    body = urlencode(fields).encode()
    headers |= {"Origin": server.url, "Content-Type": "application/x-www-form-urlencoded"}
    status, answer, html = exchange("POST", server.url + path, body, headers)
    assert status == 303, f"{path}: {status} {html[:300]}"
    return answer["Location"]


def promise(server, code, letter, answer=None, **more):
    """A promise made in a dialogue, and perhaps what became of it; gives its secret."""
    secret = letter * 32
    due = str(date.today() + timedelta(days=7))
    send_form(server, f"/{code}/commitments", {
        "secret": secret, "what": "de omgevingsdienst uitnodigen aan onze tafel", "due": due, "partners": "een collega van ruimte",
        "step": "bellen met het hoofd vergunningen", "need": "een uur van de jurist", "statement": "1", "email": "", "name": ""} | more)
    if answer:
        send_form(server, f"/commitments/{secret}", {"answer": answer})
        send_form(server, f"/commitments/{secret}", {"explanation": "Niemand durft te beslissen."})
    return secret


def case_study(server, facilitator):
    """A case of the circle, made by the first eight questions; part 5 is a force."""
    return send_form(server, "/console/cases/new", {
        "csrf": facilitator.csrf, "title": "Beton uit de sloop van de flat", "area": "Zaanstreek", "effect": "Een derde uit de wijk zelf.",
        "turningPoints": "2022-09 de aanbesteding stokt", "parties": "provincie", "driving": "bestuurder loopt mee",
        "restraining": "regels voor afval"}, Cookie=facilitator.cookie).rsplit("/", 1)[1]


def lesson(server, facilitator, study, **words):
    """A lesson that rests on a case; gives its number."""
    fields = {"csrf": facilitator.csrf, "title": "Vraag de ontheffing samen aan", "evidence": f"case-{study}"} | words
    return send_form(server, "/console/lessons/new", fields, Cookie=facilitator.cookie).rsplit("/", 1)[1]


def published(server, facilitator, code):
    """A report with text of the circle's own, published twice; the first version says more."""
    desk = f"/console/{code}/report"

    def write(part, **fields):
        send_form(server, f"{desk}/parts/{part}", {"csrf": facilitator.csrf, "version": "0"} | fields, Cookie=facilitator.cookie)

    write("section-shared", dutch="Wij beginnen met wat al mag. Dat is meer dan we dachten.", english="We begin with what is allowed.")
    write("statement-2", dutch="Hier willen we in het najaar op terugkomen.")
    write("section-quotes", omitted="yes")
    for version in ("1", "2"):
        form = {"csrf": facilitator.csrf, "version": version, "seen": "3"}
        send_form(server, f"{desk}/versions", form, Cookie=facilitator.cookie)


def opinions(server, facilitator):
    """An open dialogue that ended, with two groups of people; gives its code."""
    texts = ["Wij beginnen klein.", "Het Rijk kiest één norm.", "Een proef mag mislukken.", "Inkoop beslist te laat mee.",
             "Er is geld, maar niet voor uren.", "Onze bestuurder staat achter de proef.", "Wij leren te weinig van elkaar.", "Elke wijk doet mee."]
    code = facilitator.make_dialogue([{"text": text, "direction": "driving"} for text in texts], "ongoing")
    facilitator.open_lobby(code)
    for person in range(24):
        token = join(server.url, code, person // 2 % 2 + 1)
        for statement in range(1, len(texts) + 1):
            agrees = (person % 2 == 0) == (statement % 2 == 0)
            take_position(server.url, code, token, statement, 100 if agrees != (person * statement % 11 == 1) else -100, 1, statement)
    facilitator.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})
    return code


def role_picture(server, facilitator, code):
    """Two versions of a role picture, the second without the first sentence."""
    for number, omit in ((0, []), (1, [("omit", "0")])):
        rows = [("row", "1.role.statement-1"), ("words", "Wij geven ruimte om af te wijken."), ("row", "1.offer.people"),
                ("words", "Wij denken mee over de vergunning.")]
        fields = [("csrf", facilitator.csrf), ("number", str(number)), *rows, *omit]
        send_form(server, f"/console/{code}/roles", fields, Cookie=facilitator.cookie)


def post(server, facilitator, path, *fields):
    """A form of somebody at the desk; gives where it leads."""
    return send_form(server, path, [("csrf", facilitator.csrf), *fields], Cookie=facilitator.cookie)


def patterns(server, facilitator):
    """Four cases with forces that return, and two patterns, of which the first is public; gives the path of the last case."""
    forces = [("bestuurder loopt mee", "regels voor afval"), ("bestuurder loopt mee", "afvalregels"), ("laatste kans", "de regels over afval zijn streng"),
              ("bewoners beginnen zelf", "angst om te falen")]
    for index, (driving, restraining) in enumerate(forces):
        case = post(server, facilitator, "/console/cases/new", ("title", f"Voorbeeldcasus {index + 1}"), ("driving", driving), ("restraining", restraining))
        post(server, facilitator, f"{case}/parts/1", ("version", "1"), ("title", f"Voorbeeldcasus {index + 1}"), ("outcome", "unstuck" if index < 2 else "stuck"))
        for stance, party in (("supports", "Waterschap"), ("opposes", "Aannemer met een heel lange naam en een nog langer verhaal"), ("hesitates", "Provincie"), ("", "Bewoners")):
            fields = [("kind", "party"), ("party", party), ("holds", "policy"), ("holds", "budget"), ("relation", "opdrachtgever")]
            post(server, facilitator, f"{case}/parts", *fields, *([("stance", stance)] if stance else []))
        number = case.rsplit("/", 1)[1]
        if index == 0:
            for part in (2, 3):
                post(server, facilitator, "/console/patterns", ("force", f"{number}-{part}"), ("pattern", "new"))
        if index == 1:
            post(server, facilitator, "/console/patterns", ("force", f"{number}-3"), ("pattern", "2"))
    post(server, facilitator, "/console/patterns/2", ("version", "1"), ("name", "Wat hergebruikt wordt, heet afval"), ("status", "breaking_through"),
         ("explanation", "Materiaal uit sloop valt onder de regels voor afval. Dan is voor elke stap een vergunning nodig, en kiest iedereen voor nieuw."),
         ("direction", "restraining"), ("raisedBy", "een omgevingsdienst die het uitprobeerde"), ("public", "yes"), ("lesson", "1"))
    return case


def invitation(server, facilitator, **words):
    """A fresh invitation of the circle; gives the secret in its link."""
    body = urlencode({"csrf": facilitator.csrf, "role": "member", "way": "once"} | words).encode()
    headers = {"Origin": server.url, "Content-Type": "application/x-www-form-urlencoded", "Cookie": facilitator.cookie}
    status, _, page = exchange("POST", server.url + "/console/invitations", body, headers)
    assert status == 200, f"{status} {page[:300]}"
    return re.search(r"/invitations/([0-9a-f]{32})", page)[1]


def circle_page(server, facilitator):
    """The circle tells who it is, in its own colour and with its own page; gives its number."""
    send_form(server, "/console/circle", {
        "csrf": facilitator.csrf, "name": "Leerkring circulair bouwen", "public": "yes", "accent": "violet", "language": "nl",
        "about": "Dertig mensen van Rijk, provincies, gemeenten en waterschappen leren hoe bouwen met hergebruikt materiaal sneller gaat.",
        "layers": "", "accelerators": "", "answerDays": "90", "contactDays": "30"}, Cookie=facilitator.cookie)
    page = exchange("GET", server.url + "/console/circle", None, {"Cookie": facilitator.cookie})[2]
    return re.search(r"/circles/(\d+)", page)[1]


@dataclass(frozen=True)
class View:
    """One page in one state: the name of its picture, its route in the table of contents, and whose cookie it needs."""

    name: str
    route: str
    code: str = ""
    cookie: tuple[str, str] | None = None
    query: str = ""
    more: str = ""
    status: int = 200
    number: str = "5"

    @property
    def path(self):
        filled = {"{code}": self.code, "{id}": self.more or "1", "{token}": self.more, "{number}": self.number, "{name}": "section-shared"}
        path = self.route
        for gap, value in filled.items():
            path = path.replace(gap, value)
        return path + self.query

    @property
    def is_big_screen(self):
        return self.route == "/{code}/screen"


def views(server, facilitator, link):
    """Every page in every state. The facilitator is a secretary; `link` is the path of a sign-in link that nobody used."""
    def make(mode, title="Ronde tafel circulair bouwen", kind="live", scope="room"):
        return Scene(server, facilitator, mode, title, kind, scope)

    draft = make("protected", "Ronde tafel in voorbereiding")
    lobby = make("open").lobby()
    opened = make("open").lobby().open(2).answer(2, share=0.7)
    floor = make("open").lobby().open(1).answer(1, share=0.5)
    closed = make("open").lobby().open(2).answer(2).close(2)
    revealed = make("open").lobby().open(1).answer(1).reveal(1)
    protected = make("protected").lobby().open(1).answer(1).reveal(1)
    shifted = make("open").lobby().open(1).answer(1).reveal(1).again(1)
    shifted.answer(1, turn=2, move=45).reveal(1)
    few = make("protected").lobby().open(2).answer(2, share=0.1).reveal(2)
    blank = make("open").lobby().open(2).blank()
    ended = make("open").lobby().open(1).answer(1).reveal(1).again(1)
    ended.answer(1, turn=2, move=45).reveal(1).open(2).answer(2).reveal(2).open(3).answer(3).reveal(3)
    ended.note("Pas toen we de vergunning samen lazen, kwam het los.").end()
    hidden = make("protected").lobby().open(1).answer(1).reveal(1).end()
    layers = make("protected", scope="layers").lobby().open(1).answer(1).reveal(1)
    told = make("protected", scope="layers").lobby().open(1).answer(1).reveal(1).again(1)
    told.answer(1, turn=2, move=45).reveal(1).open(2).answer(2).reveal(2).open(3).answer(3).reveal(3).end()
    ongoing = make("protected", "Doorlopend: wat houdt ons tegen?", "ongoing").lobby()
    ongoing.send_in("Wij vragen te laat om hulp.", "Is de aanbesteding niet te streng en te laat?", "Het Rijk is te traag.")
    ongoing.judge(4, moderation="approved")
    ongoing.judge(5, moderation="rejected", reason="Dit zijn twee ideeën.")
    ongoing.judge(6, moderation="merged", into=2)
    ongoing.send_in("Wij leren te weinig van elkaar.")
    running = make("open", "Doorlopend: wat werkt al?", "ongoing").lobby()
    running.answer(1).answer(2).answer(3)
    many = opinions(server, facilitator)
    desk = tuple(facilitator.cookie.split("=", 1))
    yield View("home", "/")
    yield View("accessibility", "/toegankelijkheid")
    yield View("home-wrong", "/", query="?code=zz", status=422)
    yield View("failure", "/{code}", "ZZZZZZ", status=404)
    yield View("sign-in", "/sign-in/{token}", more=link.rsplit("/", 1)[1])
    yield View("failure-sign-in", "/console", status=401)
    yield View("phone-join", "/{code}", lobby.code)
    yield View("phone-not-yet", "/{code}", draft.code)
    yield View("phone-return", "/{code}/return", lobby.code)
    yield View("phone-ended", "/{code}", ended.code)
    phones = {"lobby": lobby, "position": opened, "floor": floor, "closed": closed, "result": revealed, "protected": protected}
    phones |= {"blank": blank, "thanks": ended, "pace": ongoing}
    for name, scene in phones.items():
        yield View(f"phone-{name}", "/{code}/now", scene.code, scene.participant)
    yield View("phone-answers", "/{code}/answers", shifted.code, shifted.participant)
    yield View("phone-answers-ended", "/{code}/answers", ended.code, ended.participant)
    yield View("phone-answers-ongoing", "/{code}/answers", ongoing.code, ongoing.participant)
    yield View("phone-submit", "/{code}/submissions", ongoing.code, ongoing.participant)
    screens = {"lobby": lobby, "open": opened, "closed": closed, "reveal-open": revealed, "reveal-protected": protected, "reveal-layers": layers}
    screens |= {"reveal-few": few, "shift": shifted, "blank": blank, "ongoing": ongoing, "ended": ended}
    for name, scene in screens.items():
        yield View(f"screen-{name}", "/{code}/screen", scene.code)
    for mode, scope, choices in (("open", "room", ("shared", "friction", "forces")), ("protected", "room", ("shared", "forces")), ("protected", "layers", ("friction",))):
        for choice in choices:
            scene = make(mode, scope=scope).lobby()
            for statement in range(1, len(STATEMENTS) + 1):
                scene.open(statement).answer(statement).reveal(statement)
            yield View(f"screen-{choice}-{mode}-{scope}", "/{code}/screen", scene.end().on_screen(choice).code)
    yield View("console", "/console", cookie=desk)
    yield View("console-new", "/console/new", cookie=desk)
    yield View("console-new-own", "/console/new", cookie=desk, query="?start=own")
    yield View("console-new-examples", "/console/new", cookie=desk, query="?start=examples")
    yield View("console-members", "/console/members", cookie=desk)
    yield View("console-settings", "/console/{code}/settings", draft.code, desk)
    yield View("console-settings-fixed", "/console/{code}/settings", lobby.code, desk)
    yield View("console-add", "/console/{code}/statements/new", draft.code, desk)
    yield View("console-statement", "/console/{code}/statements/{id}", draft.code, desk)
    yield View("console-end", "/console/{code}/finish", closed.code, desk)
    yield View("console-audit", "/console/{code}/audit", ended.code, desk)
    yield View("console-remove", "/console/{code}/remove", draft.code, desk)
    consoles = {"draft": draft, "lobby": lobby, "open": opened, "closed": closed, "revealed": revealed, "shift": shifted}
    consoles |= {"blank": blank, "ended": ended, "ongoing": ongoing}
    for name, scene in consoles.items():
        yield View(f"console-{name}", "/console/{code}", scene.code, desk)
    for letter, answer in (("a", None), ("b", "stuck"), ("c", "kept")):
        secret = promise(server, opened.code, letter, answer)
        yield View(f"promise-{answer or 'open'}", "/commitments/{token}", more=secret)
    yield View("promise-due", "/commitments/{token}", more="a" * 32, query="?answer=kept")
    yield View("promise-stop", "/commitments/{token}/stop", more="a" * 32)
    yield View("promise-new", "/{code}/commitments", opened.code)
    yield View("console-promises", "/console/commitments", cookie=desk)
    yield View("promise-any-time", "/console/commitments/new", cookie=desk)
    study = case_study(server, facilitator)
    for name, path in {
        "case": "", "case-history": "/history", "case-part": "/parts/{number}", "case-part-new": "/parts", "case-remove": "/remove",
        "case-statement": "/parts/{number}/statement",
    }.items():
        query = "?kind=force" if path == "/parts" else ""
        yield View(name, "/console/cases/{id}" + path, cookie=desk, more=study, query=query)
    yield View("cases", "/console/cases", cookie=desk)
    yield View("case-new", "/console/cases/new", cookie=desk)
    yield View("cases-removed-none", "/console/cases/removed", cookie=desk)
    removed = case_study(server, facilitator)
    send_form(server, f"/console/cases/{removed}/remove", {"csrf": facilitator.csrf}, Cookie=facilitator.cookie)
    yield View("cases-removed", "/console/cases/removed", cookie=desk)
    number = lesson(
        server, facilitator, study, handle="Eén gesprek van drie overheden, met een einddatum in de agenda.", public="yes",
        condition="Als er een plek is die het aandurft.", role="vergunningverlener", layer="gemeente", accelerator="Ruimte")
    own = lesson(server, facilitator, study, title="Alleen voor onze kring", handle="Bel eerst, schrijf daarna.")
    yield View("library", "/library")
    yield View("library-found", "/library", cookie=desk, query="?q=vrijstelling")
    yield View("library-nothing", "/library", query="?q=zeepaardje")
    post(server, facilitator, "/console/lessons/import", ("keep", "1"), ("lessons", "titel;handvat;datum;openbaar;laag\n"
         "Een ontheffing vraag je vóór de aanbesteding;Plan het gesprek in de week na het besluit.;1-2-2016;ja;gemeente\n"
         "Schrijf op wat misging;Een bladzijde is genoeg.;3-4-2019;;\n"))
    post(server, facilitator, "/console/synonyms", ("words", "vrijbrief, ontheffing"))
    yield View("library-filtered", "/library", query="?kind=lesson&layer=gemeente&role=vergunningverleners&q=ontheffing")
    yield View("lesson-import", "/console/lessons/import", cookie=desk)
    yield View("synonyms", "/console/synonyms", cookie=desk)
    yield View("story", "/stories/{id}")
    yield View("story-own", "/stories/{id}", cookie=desk)
    yield View("story-moved", "/console/story", cookie=desk)
    yield View("lesson", "/lessons/{id}", more=number)
    yield View("lesson-own", "/lessons/{id}", cookie=desk, more=own)
    yield View("lesson-new", "/console/lessons/new", cookie=desk)
    yield View("lesson-edit", "/console/lessons/{id}", cookie=desk, more=number)
    case = patterns(server, facilitator).rsplit("/", 1)[1]
    yield View("patterns", "/patterns")
    yield View("patterns-own", "/patterns", cookie=desk)
    yield View("pattern", "/patterns/{id}", more="2")
    yield View("pattern-own", "/patterns/{id}", cookie=desk, more="2")
    yield View("pattern-edit", "/console/patterns/{id}", cookie=desk, more="2")
    yield View("pattern-history", "/console/patterns/{id}/history", cookie=desk, more="2")
    yield View("pattern-remove", "/console/patterns/{id}/remove", cookie=desk, more="2")
    yield View("case-web", "/console/cases/{id}", cookie=desk, more=case)
    yield View("case-pattern", "/console/cases/{id}/parts/{number}/pattern", cookie=desk, more=study)
    yield View("compare", "/console/cases/compare", cookie=desk)
    number = circle_page(server, facilitator)
    for scene, step in ((lobby, "list"), (ended, "list")):
        send_form(server, f"/console/{scene.code}/{step}", {"csrf": facilitator.csrf}, Cookie=facilitator.cookie)
    yield View("circle", "/circles/{id}", more=number)
    yield View("circle-own", "/circles/{id}", cookie=desk, more=number)
    yield View("circles", "/circles")
    yield View("console-circle", "/console/circle", cookie=desk)
    yield View("console-me", "/console/me", cookie=desk)
    yield View("console-retention", "/console/retention", cookie=desk)
    yield View("console-circles", "/console/circles", cookie=desk)
    yield View("console-ended-listed", "/console/{code}", ended.code, desk)
    secret = invitation(server, facilitator)
    yield View("console-invitations", "/console/members", cookie=desk)
    yield View("invitation", "/invitations/{token}", more=secret)
    yield View("invitation-declined", "/invitations/{token}/stop", more=secret)
    yield View("sign-in-mail", "/sign-in")
    yield View("sign-in-asked", "/sign-in", query="?asked=yes")
    yield View("field", "/{code}/field", ended.code)
    yield View("field-protected", "/{code}/field", hidden.code)
    yield View("field-layers", "/{code}/field", told.code)
    yield View("field-running", "/{code}/field", running.code)
    yield View("field-running-protected", "/{code}/field", ongoing.code)
    yield View("field-groups", "/{code}/field", many)
    yield View("roles", "/{code}/roles", ended.code)
    yield View("roles-protected", "/{code}/roles", hidden.code)
    role_picture(server, facilitator, told.code)
    yield View("roles-edited", "/{code}/roles", told.code)
    yield View("roles-edit", "/console/{code}/roles", ended.code, desk)
    yield View("roles-history", "/console/{code}/roles/history", told.code, desk)
    yield View("field-statement", "/{code}/field/{id}", told.code, more="1")
    yield View("report", "/{code}/report", ended.code)
    yield View("report-protected", "/{code}/report", hidden.code)
    yield View("slides", "/{code}/report/slides", ended.code)
    yield View("slides-protected", "/{code}/report/slides", told.code)
    book = make("open", "Verslag met eigen tekst").lobby().open(1).answer(1).reveal(1).again(1)
    book.answer(1, turn=2, move=45).reveal(1).open(2).answer(2).reveal(2)
    promise(server, book.code, "d", public="yes")
    book.end()
    published(server, facilitator, book.code)
    yield View("report-published", "/{code}/report", book.code)
    yield View("report-older", "/{code}/report/versions/{number}", book.code, number="1")
    yield View("report-desk", "/console/{code}/report", book.code, desk, query="?changed=section-shared")
    yield View("report-draft", "/console/{code}/report/draft", book.code, desk)
    yield View("report-part", "/console/{code}/report/parts/{name}", book.code, desk)
    yield View("report-history", "/console/{code}/report/history", book.code, desk)
    yield View("report-scanned", "/{code}/report", ended.code, query="?seal=0")
    yield View("report-not-yet", "/{code}/report", opened.code)
