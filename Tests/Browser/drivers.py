"""Firefox by WebDriver BiDi and WebKit by WebDriver, each with as many devices as wanted: only what `other_browsers.py` needs."""

import base64
import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import websocket
from running_server import free_port

WEBKIT_WINDOW = Path(__file__).parent / "webkit_window.py"
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
        self.reader = self.log.open(errors="replace")

    def fresh_lines(self):
        return self.reader.read().splitlines()

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Firefox:
    """One Firefox without a window, one container for each device."""

    name, needs = "firefox", "firefox-esr"
    executable = shutil.which("firefox-esr") or shutil.which("firefox")

    def __init__(self, folder, preferences=""):
        self.number, self.heard = 0, []
        port = free_port()
        profile = folder / "firefox"
        profile.mkdir()
        (profile / "user.js").write_text(
            'user_pref("network.proxy.type", 0);\nuser_pref("app.update.disabledForTesting", true);\n'
            'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n' + preferences)
        self.program = Program(
            [self.executable, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", port], folder / "firefox.log")

        def connect():
            try:
                return websocket.create_connection(f"ws://127.0.0.1:{port}/session", suppress_origin=True, timeout=60)
            except OSError:
                return None

        self.socket = until("Firefox", connect, 60)
        self.version = self.call("session.new", capabilities={"alwaysMatch": {}})["capabilities"]["browserVersion"]
        self.call("session.subscribe", events=["log.entryAdded", "network.responseCompleted"])
        self.call("script.addPreloadScript", functionDeclaration="""() => addEventListener("securitypolicyviolation",
            (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))""")

    def call(self, method, **parameters):
        """One command; what happens meanwhile is looked at."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            said = json.loads(self.socket.recv())
            if said.get("id") == self.number:
                if said["type"] == "error":
                    raise DriverProblem(f"{method}: {said['error']} {said['message']}")
                return said["result"]
            self.hear(said.get("method"), said.get("params"))

    def hear(self, event, said):
        if event == "log.entryAdded" and said["level"] == "error":
            self.heard.append(f"console: {said['text']}")
        if event == "network.responseCompleted" and said["response"]["status"] >= 500:
            self.heard.append(f"{said['response']['status']} for {said['request']['url']}")

    @property
    def complaints(self):
        """What the console said, and answers of a server in trouble, until now."""
        self.call("session.status")
        return self.heard

    def device(self, language, width, height, cookies=()):
        user = self.call("browser.createUserContext")["userContext"]
        # A window each: a page in the back of another does not listen.
        context = self.call("browsingContext.create", type="window", userContext=user)["context"]
        for method, more in (("emulation.setLocaleOverride", {"locale": language}), ("network.setExtraHeaders", {"headers": [
                {"name": "Accept-Language", "value": {"type": "string", "value": language}}]})):
            self.call(method, contexts=[context], **more)
        for name, value in cookies:
            self.call("storage.setCookie", partition={"type": "storageKey", "userContext": user}, cookie={
                "name": name, "value": {"type": "string", "value": value}, "domain": "127.0.0.1", "httpOnly": True})
        page = FirefoxPage(self, context)
        page.resize(width, height)
        return page

    def end(self):
        self.call("session.end")
        self.program.end()


class FirefoxPage(Page):
    def __init__(self, browser, context):
        self.browser, self.context = browser, context

    def goto(self, url):
        self.browser.call("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def reload(self):
        self.browser.call("browsingContext.reload", context=self.context, wait="complete")

    def run(self, expression):
        answer = self.browser.call("script.evaluate", expression=expression, target={"context": self.context}, awaitPromise=False)
        if answer["type"] != "success":
            raise DriverProblem(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def act(self, actions):
        self.browser.call("input.performActions", context=self.context, actions=actions)

    def resize(self, width, height):
        self.browser.call("browsingContext.setViewport", context=self.context, viewport={"width": width, "height": height})

    def picture(self, whole=False):
        origin = "document" if whole else "viewport"
        return self.browser.call("browsingContext.captureScreenshot", context=self.context, origin=origin)["data"]

    def printed(self):
        return self.browser.call("browsingContext.print", context=self.context, background=False)["data"]


class WebKit:
    """One WebKit with a window of our own for each device, on a display that nobody looks at."""

    name, needs = "webkit", "webkit2gtk-driver, python3-gi, gir1.2-webkit2-4.1 and xvfb"
    executable = shutil.which("WebKitWebDriver") if shutil.which("Xvfb") else None

    def __init__(self, folder):
        self.folder, self.devices, self.heard = folder, [], []
        self.display = f":{free_port()}"
        self.screen = Program(["Xvfb", self.display, "-screen", "0", "2000x1300x24", "-nolisten", "tcp"], folder / "xvfb.log")
        until("a display", lambda: Path(f"/tmp/.X11-unix/X{self.display[1:]}").exists())
        self.version = subprocess.run(
            ["/usr/bin/python3", WEBKIT_WINDOW, "--version"], capture_output=True, text=True, check=True).stdout.strip()

    def device(self, language, width, height, cookies=()):
        page = WebKitPage(self, language, cookies)
        self.devices.append(page)
        page.resize(width, height)
        return page

    @property
    def complaints(self):
        """What the console said, until now: WebKit writes it to the output of the driver."""
        for page in self.devices:
            self.heard += [line for line in page.driver.fresh_lines() if line.startswith("CONSOLE") and " ERROR " in line]
        return self.heard

    def end(self):
        for page in self.devices:
            page.end()
        self.screen.end()


class WebKitPage(Page):
    def __init__(self, browser, language, cookies=()):
        self.port, self.paper = free_port(), browser.folder / f"paper-{len(browser.devices)}.pdf"
        self.driver = Program(
            ["WebKitWebDriver", f"--port={self.port}"], browser.folder / f"webkit-{len(browser.devices)}.log",
            env={**os.environ, "DISPLAY": browser.display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"})
        until("WebKitWebDriver", lambda: self.send("GET", "/status")["ready"])
        options = {"binary": str(WEBKIT_WINDOW), "args": [language, f"--pdf={self.paper}"]}
        self.session = "/session/" + self.send(
            "POST", "/session", capabilities={"alwaysMatch": {"webkitgtk:browserOptions": options}})["sessionId"]
        self.cookies = cookies

    def send(self, method, path, **body):
        data = json.dumps(body).encode() if method == "POST" else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as problem:
            raise DriverProblem(problem.read().decode()) from None
        except OSError as problem:
            raise DriverProblem(str(problem)) from None

    def goto(self, url):
        self.send("POST", self.session + "/url", url=url)
        if self.cookies:  # they can be given on a page of their host only
            for name, value in self.cookies:
                self.send("POST", self.session + "/cookie", cookie={"name": name, "value": value, "path": "/", "httpOnly": True})
            self.cookies = ()
            self.goto(url)

    def reload(self):
        self.send("POST", self.session + "/refresh")

    def run(self, expression):
        return json.loads(self.send("POST", self.session + "/execute/sync", script=f"return {expression}", args=[]))

    def act(self, actions):
        self.send("POST", self.session + "/actions", actions=actions)

    def resize(self, width, height):
        self.send("POST", self.session + "/window/rect", width=width, height=height)

    def picture(self, whole=False):
        return self.send("GET", self.session + "/screenshot")

    def printed(self):
        """The window puts what a page prints in a file."""
        self.paper.unlink(missing_ok=True)
        self.ask("() => { document.title = 'print' }")
        until("the printed pages", lambda: self.paper.exists() and b"%%EOF" in self.paper.read_bytes()[-64:])
        return base64.b64encode(self.paper.read_bytes()).decode()

    def end(self):
        self.send("DELETE", self.session)
        self.driver.end()
