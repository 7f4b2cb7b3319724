"""A browser page that remembers everything that should not happen on it."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

OWN_HOSTS = {"127.0.0.1", "localhost"}
WITHOUT_HOST = {"about", "blob", "data"}
AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class WatchedContext:
    """One device: its own cookies and storage. Collects console errors, policy reports, dialogs and foreign requests."""

    def __init__(self, browser, **options):
        self.base_url = options.get("base_url", "")
        self.context = browser.new_context(**options)
        self.context.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " (e) => console.error('CSP violation ' + e.violatedDirective + ' ' + e.blockedURI));"
        )
        self.complaints = []
        self.is_offline = False
        self.context.on("request", self._request)
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.complaints.append(f"script error: {error.error}"))
        self.context.on("dialog", self._dialog)
        self.context.on("response", self._response)

    def new_page(self):
        return self.context.new_page()

    def add_cookie(self, name, value):
        """Makes this device somebody who is known already."""
        self.context.add_cookies([{"name": name, "value": value, "url": self.base_url, "httpOnly": True}])

    def go_offline(self, offline):
        """Cuts or restores the network. Failed requests in between are the point, not a complaint."""
        self.is_offline = offline
        self.context.set_offline(offline)

    def close(self):
        self.context.close()

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in WITHOUT_HOST and address.hostname not in OWN_HOSTS:
            self.complaints.append(f"request to another host: {request.url}")

    def _response(self, response):
        if response.status >= 500:
            self.complaints.append(f"{response.status} for {response.request.method} {response.url}")

    def _console(self, message):
        is_network = "net::ERR_" in message.text or "Failed to load resource" in message.text
        is_form_sent_back = "status of 422" in message.text  # the page that says what was wrong with a form
        if message.type == "error" and not is_form_sent_back and not (self.is_offline and is_network):
            self.complaints.append(f"console on {message.page.url if message.page else '?'}: {message.text}")

    def _dialog(self, dialog):
        self.complaints.append(f"a dialog opened: {dialog.message}")
        dialog.dismiss()


def accessibility_findings(page):
    """The violations that axe finds, one line each, once everything that moves has arrived."""
    page.evaluate("() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished))")
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    return [
        f"{page.url} ({page.title()}): {rule['id']} ({rule['impact']}): {rule['help']}: {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
    ]
