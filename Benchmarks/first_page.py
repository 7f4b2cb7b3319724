"""What a phone fetches for its first page, with an empty cache, as Chromium counts it on the wire."""

from playwright.sync_api import sync_playwright


def first_page_bytes(table, url, code):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
        page = context.new_page()
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        sizes, addresses = {}, {}
        wire.on("Network.requestWillBeSent", lambda event: addresses.update({event["requestId"]: event["request"]["url"]}))
        wire.on("Network.dataReceived", lambda event: sizes.setdefault(event["requestId"], 0))
        wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
        page.goto(f"{url}/{code}", wait_until="load")
        page.wait_for_timeout(1500)
        total = sum(sizes.values()) / 1000
        table.add("a phone's first page, everything", f"{total:.1f} kB in {len(addresses)} requests", "≤ 60 kB", total <= 60)
        for identifier, size in sorted(sizes.items(), key=lambda item: -item[1])[:6]:
            table.add("  of which", f"{size / 1000:.1f} kB {addresses.get(identifier, '').removeprefix(url)}")
        browser.close()
