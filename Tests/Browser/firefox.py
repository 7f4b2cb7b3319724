"""Firefox by WebDriver BiDi, with as many devices as wanted."""

import json
import shutil

import websocket
from driven import DriverProblem, Page, Program, until
from running_server import free_port


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
