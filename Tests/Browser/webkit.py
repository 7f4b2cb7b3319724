"""WebKit, the engine of Safari, by WebDriver, with as many devices as wanted."""

import base64
import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

from driven import DriverProblem, Page, Program, until
from running_server import free_port

WEBKIT_WINDOW = Path(__file__).parent / "webkit_window.py"


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
        """What the pages complained of, until now."""
        for page in self.devices:
            page.ask("() => 0")  # the window writes one after the other: after this answer everything before it is there
            self.heard += page.reader.read().splitlines()
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
        complaints = self.paper.with_suffix(".txt")
        complaints.touch()
        self.reader = complaints.open(encoding="utf-8")
        options = {"binary": str(WEBKIT_WINDOW), "args": [language, f"--pdf={self.paper}", f"--complaints={complaints}"]}
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
