"""What people type stays text in everything that is made of many things: lists, comparison, patterns, library, feed, role pictures,
mail, open data and print. Two hundred payloads, each in every field."""

import csv
import io
import re
import subprocess
import unicodedata
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree

import pytest
from conftest import LAPTOP
from facilitator import Facilitator, Refused, exchange, sign_in_link
from payloads import PAYLOADS
from running_server import RunningServer, binary
from test_cases import page_of, send
from test_form_injection import one_line
from test_injection import HARMLESS, LONGEST_NAME, Skeleton
from town import TODAY, Town

AT_ONCE = 20  # texts on one page; a comparison takes fifty cases
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def team(tmp_path_factory):
    """The secretary of a server of its own, on which nothing else stands."""
    folder = tmp_path_factory.mktemp("thread")
    with RunningServer([binary("debug"), "serve", "--data", folder / "d", "--port", "{port}"], folder / "log") as server:
        yield Facilitator(server.url, sign_in_link(binary("debug"), "draad@example.org", folder / "d"))


def batches():
    texts = list(dict.fromkeys(map(one_line, PAYLOADS)))
    return [texts[start:start + AT_ONCE] for start in range(0, len(texts), AT_ONCE)]


def said(text):
    """As a text is read: without marks that nobody sees, which are taken out when it is stored, and a row of spaces is one."""
    seen = (letter for letter in unicodedata.normalize("NFC", text) if unicodedata.category(letter) != "Cf")
    return " ".join("".join(seen).split())


def parts_of(page):
    """The elements of a page. Where it leads to has to be on this server; numbers in addresses differ."""
    parts = Skeleton(page, "no code").parts
    for _, _, addresses in parts:
        for address in addresses:
            where = urlsplit(address)
            assert where.scheme in ("", "http", "https") and where.hostname in (None, "localhost", "127.0.0.1"), address
    return [(tag, names) for tag, names, _ in parts]


class Thing:
    """Two cases, a pattern that both show, and a lesson, with a text in every field. The pages of one case and one pattern by themselves
    are looked at in test_cases.py and test_patterns.py."""

    def __init__(self, team, text):
        self.team, self.made, self.removed = team, [], []
        self.is_taken = self.fill(text)

    def post(self, path, form):
        status, headers, page = send(self.team, path, form)
        assert status in (303, 422), f"{path} {form}: {status} {page[:200]}"
        return headers.get("Location") if status == 303 else None

    def fill(self, text):
        name = text[:LONGEST_NAME]
        force = {"kind": "force", "force": text[:80], "direction": "restraining", "strength": "2", "quote": text, "consent": "yes",
                 "layer": name, "accelerator": name}
        for _ in range(2):
            case = self.post("/console/cases/new", {"title": text, "area": text, "effect": text, "stuck": text})
            if not case:
                return False
            self.made.append(case)
            for part in (force, {"kind": "party", "party": text[:80], "relation": text, "stance": "opposes"},
                         {"kind": "turning_point", "event": text, "decision": text, "decidedBy": text, "alternative": text},
                         {"kind": "action", "action": text, "intended": text, "who": text}):
                if not self.post(f"{case}/parts", part):
                    return False
        forces = [("force", f"{case.rsplit('/', 1)[1]}-2") for case in self.made]
        pattern = self.post("/console/patterns", dict([forces[0], ("pattern", "new")]))
        if not pattern:
            return False
        self.made.append(pattern)
        assert self.post("/console/patterns", dict([forces[1], ("pattern", pattern.rsplit("/", 1)[1])]))
        words = {"version": "1", "name": text[:80], "explanation": text, "raisedBy": text, "status": "confirmed",
                 "direction": "restraining", "public": "yes"}
        lesson = {"title": text, "handle": text, "condition": text, "role": text, "layer": name, "accelerator": name, "public": "yes",
                  "evidence": self.made[0].replace("/console/cases/", "case-")}
        if not self.post(pattern, words):
            return False
        written = self.post("/console/lessons/new", lesson)
        if not written:
            return False
        self.made.append("/console" + urlsplit(written).path)
        return True

    def pages(self):
        case, _, pattern, lesson = self.made
        paths = [f"{case}/parts/2/statement", f"{case}/remove", pattern.replace("/console", ""), lesson, lesson.replace("/console", "")]
        return {re.sub(r"\d+", "N", path, count=1): page_of(self.team, path) for path in paths}

    def remove(self):
        for path in reversed(self.made):
            if "/lessons/" in path:
                assert send(self.team, path, {"version": "1", "remove": "1"})[0] == 303, path
                continue
            assert send(self.team, f"{path}/remove", {})[0] == 303, path
            if "/cases/" in path:
                self.removed.append(path)

    def erase(self):
        for path in self.removed:
            assert send(self.team, f"{path}/erasure", {})[0] == 303, path


LISTS = ["/console/cases", "/console/cases/compare", "/patterns", "/library", "/library?kind=lesson", "/library?kind=case",
         "/library?kind=pattern", "/circles", "/console/me"]


# What a page has a fixed number of, whatever stands on it.
FIXED = ["html", "head", "body", "title", "main", "h1", "meta", "link", "base", "script", "style", "img", "iframe", "object", "embed"]


def strangers(name, what, parts, plain):
    """Kinds of elements that no harmless text brings about, and a number of fixed ones that differs. How many rows there are, and which
    of them are chosen or alike, comes and goes with the words."""
    new = set(parts) - set(plain)
    differ = [tag for tag in FIXED if sum(one == tag for one, _ in parts) != sum(one == tag for one, _ in plain)]
    return [f"{name}: {what}: {new} {differ}"] if new or differ else []


def lists(team):
    return {path: parts_of(page_of(team, path)) for path in LISTS}


def fed(team):
    """What the feed says, as XML has it."""
    feed = ElementTree.fromstring(page_of(team, "/lessons.atom"))
    assert {element.tag.removeprefix(ATOM) for element in feed.iter()} <= {
        "feed", "id", "title", "updated", "link", "author", "name", "entry", "content"}
    return [entry.find(f"{ATOM}title").text for entry in feed.iter(f"{ATOM}entry")]


def test_a_payload_in_every_field_of_the_thread_changes_no_element_of_a_page_a_list_a_comparison_or_the_feed(team, device):
    def world(texts):
        """Everything with these texts; a text that is refused makes place for a harmless one."""
        things, taken = [], []
        for text in texts:
            thing = Thing(team, text)
            if not thing.is_taken:
                thing.remove()
                thing.erase()
                thing = Thing(team, HARMLESS)
            else:
                taken.append(text)
            things.append(thing)
        return things, taken

    desk = device(**LAPTOP, base_url=team.url)
    desk.add_cookie(*team.cookie.split("=", 1))
    page = desk.new_page()

    def clear(things):
        for thing in things:
            thing.remove()
        removed = parts_of(page_of(team, "/console/cases/removed"))
        page.goto("/console/cases/removed")
        for thing in things:
            thing.erase()
        return removed

    def all_pages(thing):
        return {name: parts_of(html) for name, html in thing.pages().items()}

    harmless = [f"{HARMLESS} nummer {number}" for number in range(AT_ONCE)]
    things, _ = world(harmless)
    plain, one = lists(team), all_pages(things[0])
    assert sorted(fed(team)) == sorted(harmless)
    removed = clear(things)
    refused, strange = 0, []
    for texts in batches():
        things, taken = world(texts + harmless[len(texts):])
        refused += len(texts) - len([text for text in taken if text not in harmless])
        strange += [found for name, parts in lists(team).items() for found in strangers(name, texts, parts, plain[name])]
        for thing, text in zip(things, texts):
            strange += [found for name, parts in all_pages(thing).items() for found in strangers(name, text, parts, one[name])]
        assert set(map(said, taken)) <= set(map(said, fed(team))), "not in the feed as it was typed"
        # In a browser, on paper too.
        for path in ("/console/cases", "/console/cases/compare", "/patterns", "/library", things[0].made[0], things[-1].made[2]):
            page.emulate_media(media="screen")
            assert page.goto(path).status == 200
            page.emulate_media(media="print")
            assert page.evaluate("window.ran === undefined"), path
        if clear(things) != removed:
            strange.append(f"removed cases: {texts}")
    assert not strange, "\n".join(strange[:20])
    assert refused < len(PAYLOADS) * 0.1, f"{refused} payloads tested nothing"


def test_a_payload_in_every_sentence_of_a_role_picture_changes_no_element(team):
    code = team.make_dialogue([HARMLESS])
    team.open_lobby(code)
    number = 0

    def picture(texts):
        """Two sentences of each text, in two parts; gives the pages."""
        nonlocal number
        rows = [("row", key) if is_row else ("words", text) for text in texts for key in ("1.role.people", "2.offer.people")
                for is_row in (True, False)]
        body = urlencode([("csrf", team.csrf), ("number", str(number)), *rows]).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": team.url, "Cookie": team.cookie, "Accept-Language": "nl"}
        status, _, page = exchange("POST", f"{team.url}/console/{code}/roles", body, headers)
        assert status in (303, 422), page[:300]
        if status == 422:
            return None
        number += 1
        return [page_of(team, path) for path in (f"/{code}/roles", f"/console/{code}/roles")]

    refused, strange = 0, []
    for texts in batches():
        fine = [text for text in texts if picture([text])]
        refused += len(texts) - len(fine)
        plain, found = picture([HARMLESS] * len(fine)), picture(fine)
        strange += [texts for one, other in zip(found, plain) if parts_of(one) != parts_of(other)]
    assert not strange, strange[:5]
    assert refused < len(PAYLOADS) * 0.1, f"{refused} payloads tested nothing"
    history = parts_of(page_of(team, f"/console/{code}/roles/history"))
    assert "script" not in {tag for tag, _ in history} - {tag for tag, _ in parts_of(page_of(team, "/console"))}


def mail_parts(letter):
    """The elements of a mail's page, its plain text, and its headers but for what differs by nature."""
    assert [defect for part in letter.walk() for defect in part.defects] == []
    text, html = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    heads = sorted(name for name, _ in letter.items())
    return [(tag, names) for tag, names, _ in Skeleton(html, "no code").parts], said(text), heads


def invite(town, name, address):
    """Makes a circle with a name, and invites somebody to it by mail; gives the address, or None where the name is refused."""
    done = subprocess.run(
        [binary("debug"), "circle", "add", "--data", town.data, "--public-url", town.url, "--", name], capture_output=True, text=True, timeout=60)
    if done.returncode:
        return None
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": town.url}
    status, answer, _ = exchange("POST", done.stdout.strip(), b"email=post%40example.org", headers)
    assert status == 303
    secretary = Facilitator.__new__(Facilitator)
    secretary.url, secretary.cookie = town.url, answer["Set-Cookie"].split(";")[0]
    secretary.csrf = re.search(r'name="csrf" value="([^"]+)"', page_of(secretary, "/console"))[1]
    settings = {"public": "yes", "accent": "teal", "language": "nl", "answerDays": "90", "contactDays": "30", "name": name, "about": name}
    assert send(secretary, "/console/circle", settings)[0] == 303
    assert send(secretary, "/console/invitations", {"way": "mail", "role": "member", "email": address})[0] == 303
    return address


def test_a_payload_in_a_promise_or_in_the_name_of_a_circle_is_text_in_the_mail(tmp_path):
    town = Town(tmp_path)
    town.begin(TODAY)
    try:
        team = Facilitator(town.url, sign_in_link(binary("debug"), "post@example.org", town.data))
        texts = [HARMLESS] + [text for batch in batches() for text in batch]
        promised = {}
        for index, text in enumerate(texts):
            form = {"secret": f"{index:032x}", "what": text, "due": town.tomorrow(), "partners": text, "step": text, "need": text,
                    "email": f"mens{index}@voorbeeld.nl", "name": text[:80]}
            status = send(team, "/console/commitments/new", form)[0]
            assert status in (303, 422), f"{text!r}: {status}"
            if status == 303:
                promised[f"mens{index}@voorbeeld.nl"] = text
        assert len(promised) > len(texts) * 0.9, f"only {len(promised)} promises"
        town.a_day_passes()
        letters = town.letters_of(len(promised))
        plain, _, heads = mail_parts(next(letter for letter in letters if letter["To"] == "mens0@voorbeeld.nl"))
        assert sorted(letter["To"] for letter in letters) == sorted(promised), "one mail for each, to nobody else"
        for letter in letters:
            found, words, names = mail_parts(letter)
            text = promised[letter["To"]]
            assert (found, names, letter["Subject"]) == (plain, heads, "Is het gelukt?"), text
            assert words.count(said(text)) >= 3, f"not in the mail as it was typed: {text!r}"
        town.empty()
        invited = {address: text for index, text in enumerate(texts) if (address := invite(town, text, f"gast{index}@voorbeeld.nl"))}
        assert len(invited) > len(texts) * 0.9, f"only {len(invited)} circles"
        letters = town.letters_of(len(invited))
        plain, _, heads = mail_parts(next(letter for letter in letters if letter["To"] == "gast0@voorbeeld.nl"))
        for letter in letters:
            found, words, names = mail_parts(letter)
            text = said(invited[letter["To"]])
            assert (found, names) == (plain, heads), text
            assert said(letter["Subject"]) == f"Uitnodiging voor {text}"
            assert words.count(text) >= 2, f"not in the mail as it was typed: {text!r}"
    finally:
        town.running.stop()


def test_a_payload_in_open_data_is_one_cell_that_no_spreadsheet_counts_with(team):
    seen = 0
    for texts in batches():
        fine = []
        code = team.make_dialogue([HARMLESS])
        for text in texts:
            try:
                team.ask("POST", f"/dialogues/{code}/statements", {"text": text})
                fine.append(text)
            except Refused as refusal:
                assert refusal.status in (400, 422), text
        team.open_lobby(code)
        for statement in range(1, len(fine) + 2):
            team.set_phase(code, statement, "open")
        team.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})
        for name in ("figures-for-spreadsheets.csv", "statements.csv", "figures.csv"):
            status, headers, text = exchange("GET", f"{team.url}/{code}/open-data/{name}", headers={"Accept-Language": "en"})
            assert status == 200 and "attachment" in headers["Content-Disposition"]
            rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
            assert len({len(row) for row in rows}) == 1, f"{name}: a cell broke its row"
            if name == "figures-for-spreadsheets.csv":
                assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell and not re.fullmatch(r"-?[\d.,]+", cell)], name
            if name == "statements.csv":
                cells = {cell.strip() for row in rows for cell in row}
                seen += len([text for text in fine if text.strip() in cells or "'" + text.strip() in cells])
    assert seen > len(PAYLOADS) * 0.8, f"only {seen} payloads are in the file"
