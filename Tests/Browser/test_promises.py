"""A promise by phone, with and without JavaScript, down to what the circle reads."""

import re

import pytest
from conftest import LAPTOP, PHONE
from facilitator import Facilitator
from playwright.sync_api import expect
from watched import accessibility_findings

SMALL = PHONE | {"viewport": {"width": 320, "height": 640}}
WORDS = {
    "nl": ("Ik ga …", "Samen met wie?", "Beloof het", "Afgesproken", "Vastgelopen", "Waar loop je op vast?", "Verstuur", "Acties"),
    "en": ("I will …", "Together with whom?", "Promise it", "Agreed", "Stuck", "What are you stuck on?", "Send", "Actions"),
}


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_promise_is_made_answered_and_read(server, device, sign_in_link, language, scripts):
    what, partners, make, agreed, stuck, why, send, title = WORDS[language]
    facilitator = Facilitator(server.url, sign_in_link(f"acties-{language}-{scripts}@example.org"))
    code = facilitator.make_dialogue(["Een stelling."])
    facilitator.open_lobby(code)
    phone = device(language, **SMALL, java_script_enabled=scripts).new_page()
    phone.goto(f"/{code}/commitments")
    assert fits(phone)
    if scripts:
        assert accessibility_findings(phone) == []
    promise = f"de provincie bellen, {language} {scripts}"
    phone.get_by_label(what).fill(promise)
    phone.get_by_label(partners).fill("een collega")
    phone.get_by_role("button", name=make).click()
    expect(phone.get_by_role("heading", name=agreed)).to_be_visible()
    assert fits(phone)
    if scripts:
        assert accessibility_findings(phone) == []
    phone.locator("summary").first.click()
    phone.get_by_role("button", name=stuck).click()
    phone.get_by_label(why).fill("Niemand beslist.")
    phone.get_by_role("button", name=send).click()
    expect(phone.get_by_text("Niemand beslist.")).to_be_visible()
    if scripts:
        assert accessibility_findings(phone) == []

    desk = device(language, **LAPTOP).new_page()
    desk.context.add_cookies([
        {"name": facilitator.cookie.split("=")[0], "value": facilitator.cookie.split("=")[1], "url": server.url.replace("http:", "https:"),
         "secure": True, "httpOnly": True}])
    desk.goto("/console")
    desk.get_by_role("link", name=title, exact=True).click()
    expect(desk.get_by_role("listitem").filter(has_text=promise)).to_contain_text(stuck)
    assert accessibility_findings(desk) == []
    assert re.search(r"Niemand beslist", desk.content())
