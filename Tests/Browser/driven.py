"""What `other_browsers.py` does with a page in any browser: find what somebody would name by its words, press, type, wait."""

import base64
import json
import subprocess
import time
from pathlib import Path

KEYS = {"\n": "\ue007", "ArrowRight": "\ue014"}

# Finds what somebody would name by its words: the first visible one. Words that begin with ^ are the whole text.
SEEK = """(kind, words) => {
  const kinds = {button: "button", link: "a[href]", heading: "h1, h2, h3, h4", choice: "label", any: "body *"};
  const same = (text) => words[0] === "^" ? text === words.slice(1) : text.includes(words);
  const plain = (element) => element.textContent.includes(words.replace("^", "")) ? element.innerText?.trim() ?? "" : "";
  const isSeen = (element) => element.getClientRects().length && getComputedStyle(element).visibility === "visible";
  const found = Array.from(document.querySelectorAll(kinds[kind] ?? kind)).filter((element) => isSeen(element) && (!words || same(plain(element))));
  return kind === "any" ? found.at(-1) : found[0];
}"""
# The middle of it, once it is in the window.
PLACE = f"""(kind, words, share) => {{
  const element = ({SEEK})(kind, words);
  if (!element || document.readyState !== "complete") return null;
  element.scrollIntoView({{block: "center", behavior: "instant"}});
  const box = element.getBoundingClientRect();
  return [Math.round(box.left + box.width * share), Math.round(box.top + box.height / 2)];
}}"""


def until(what, condition, limit=15):
    """Waits until the condition gives something; the browser may be between two pages meanwhile."""
    end, last = time.monotonic() + limit, None
    while time.monotonic() < end:
        try:
            if answer := condition():
                return answer
        except DriverProblem as problem:
            last = problem
        time.sleep(0.05)
    raise AssertionError(f"{what() if callable(what) else what} did not come within {limit} s{f': {last}' if last else ''}")


class DriverProblem(Exception):
    """The browser could not do it."""


class Page:
    """One window of one device. Subclasses send `act`, `run`, `goto`, `resize` and `picture` to their browser."""

    def ask(self, function, *arguments):
        """Calls a function of the page's language; gives what it returns."""
        return self.run(f"JSON.stringify(({function})(...{json.dumps(arguments)}) ?? null)")

    def path(self):
        return self.ask("() => location.pathname")

    def text(self, selector="body"):
        return self.ask("(selector) => document.querySelector(selector)?.innerText ?? ''", selector)

    def see(self, kind, words="", limit=15):
        until(lambda: f"{kind} “{words}” on {self.path()}: {self.text()[:600]}",
              lambda: self.ask(f"(...all) => !!({SEEK})(...all)", kind, words), limit)

    def lose(self, kind, words="", limit=15):
        until(lambda: f"the end of {kind} “{words}” on {self.path()}",
              lambda: self.ask(f"(...all) => !({SEEK})(...all)", kind, words), limit)

    def click(self, kind, words="", share=0.5):
        """Presses where somebody would, with the pointer, once it stands still."""
        self.see(kind, words)
        places = [None]

        def still():
            places.append(self.ask(PLACE, kind, words, share))
            return places[-1] == places[-2] and places[-1]

        x, y = until(f"a place for {kind} “{words}”", still)
        self.act([{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [
            {"type": "pointerMove", "x": x, "y": y, "duration": 0}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]}])

    def type(self, text):
        strokes = [{"type": kind, "value": KEYS.get(one, one)} for one in text for kind in ("keyDown", "keyUp")]
        self.act([{"type": "key", "id": "keys", "actions": strokes}])

    def press(self, key):
        self.type([key])

    def write(self, selector, text):
        """Types in a field in the place of what is in it."""
        self.click(selector)
        self.ask("(selector) => document.querySelector(selector).select()", selector)
        self.type(text)

    def keep(self, file):
        Path(file).write_bytes(base64.b64decode(self.picture()))


class Program:
    """A process of ours with its output in a log; ended by its own id."""

    def __init__(self, command, log, **options):
        self.log = Path(log)
        self.process = subprocess.Popen(
            list(map(str, command)), stdout=self.log.open("ab"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, **options)

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
