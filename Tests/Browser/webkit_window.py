#!/usr/bin/python3
"""A bare window with WebKit in it, as small as wanted: WebKitWebDriver starts it and drives it. Needs Debian's python3-gi.

Arguments: the language, --pdf=FILE for where printed pages go, and --complaints=FILE for what should not happen on a page. --version
tells the version and ends.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


# The console of WebKit is written by another process, too late for a test: the page tells it itself.
WATCH = """
  const tell = (text) => window.webkit.messageHandlers.complaint.postMessage(`${text} on ${location.pathname}`);
  addEventListener("error", (event) => tell(`error: ${event.message ?? event.target?.src ?? event.target?.href}`), true);
  addEventListener("unhandledrejection", (event) => tell(`unhandled: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => tell(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  const said = console.error;
  console.error = (...words) => { tell(`console: ${words.join(" ")}`); said.apply(console, words); };
"""


def option(name):
    return next((word.split("=", 1)[1] for word in sys.argv if word.startswith(f"--{name}=")), None)


under_way = []


def print_when_asked(view, _):
    """Under automation a page's own print function does nothing: a page that gets this title is printed to the file."""
    if view.get_title() != "print":
        return
    settings = Gtk.PrintSettings()
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{option('pdf')}")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set_printer("Print to File")
    operation = WebKit2.PrintOperation(web_view=view, print_settings=settings)
    under_way.append(operation)  # nobody else holds it
    operation.print_()


def write_down(_, said):
    with open(option("complaints"), "a", encoding="utf-8") as file:
        file.write(said.get_js_value().to_string().replace("\n", " ") + "\n")


def view_for(_):
    watcher = WebKit2.UserContentManager()
    watcher.register_script_message_handler("complaint")
    watcher.connect("script-message-received::complaint", write_down)
    watcher.add_script(WebKit2.UserScript(
        WATCH, WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START, None, None))
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, user_content_manager=watcher)
    view.connect("close", lambda _: Gtk.main_quit())
    view.connect("notify::title", print_when_asked)
    window = Gtk.Window(default_width=390, default_height=844, decorated=False)
    window.add(view)
    window.show_all()
    return view


def begin(_, session):
    session.set_application_info(WebKit2.ApplicationInfo())
    session.connect("create-web-view", view_for)


if "--version" in sys.argv:
    sys.exit(print(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version(), sep="."))
context = WebKit2.WebContext.new_ephemeral()
context.set_preferred_languages([word for word in sys.argv[1:] if not word.startswith("--")])
context.set_automation_allowed(True)
context.connect("automation-started", begin)
Gtk.main()
