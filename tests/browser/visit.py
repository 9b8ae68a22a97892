"""What a browser sees at one address: requests, cookies, complaints and width."""

import re
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

BESIDE_THE_SITEMAP = (
    "/search/",
    "/search/?q=crps",
    "/search/?q=i+want+to+die",
    "/search/?q=chest+pain",
    "/search/?q=qzxwv",
    "/side-effects/?feel=throwing+up",
    "/feedback/conditions/crps/",
    "/quality/conditions/crps/",
    "/what-you-told-us/",
    "/nowhere/",
)
"""What a patient can open but no list names."""


@dataclass
class Visit:
    """One page as a browser got it."""

    address: str
    requests: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    too_wide: int = 0

    def foreign(self, site: str) -> list[str]:
        """The requests that went to another host."""
        host = urlsplit(site).netloc
        return [url for url in self.requests if urlsplit(url).netloc not in (host, "")]

    def counted(self) -> list[str]:
        """The requests that a first view waits for: not icon, pictures, or paper's sheet."""
        late = ("/favicon", "/media/", "/paper/")
        return [url for url in self.requests if not any(part in url for part in late)]


def addresses(site: str) -> list[str]:
    """Every address on the site that a patient can open."""
    text = body(f"{site}/sitemap.xml").decode()
    listed = re.findall(r"<loc>([^<]+)</loc>", text)
    return [url.removeprefix(site) for url in listed] + list(BESIDE_THE_SITEMAP)


def look(browser: Browser, site: str, address: str, width: int) -> Visit:
    """Opens the address in a browser that was never here before."""
    visit = Visit(address)
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.on("request", lambda request: visit.requests.append(request.url))
    listen(page, visit.complaints)
    page.goto(site + address, wait_until="load")
    visit.too_wide = page.evaluate("document.documentElement.scrollWidth") - width
    visit.cookies = [cookie["name"] for cookie in context.cookies()]
    context.close()
    return visit


def listen(page: Page, complaints: list[str]) -> None:
    """Collects errors in the console, of scripts, and of the content security policy."""
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text) if message.type in ("error", "warning") else None
        ),
    )


def faults(page: Page, *rules: str) -> list[str]:
    """What axe finds against WCAG and good practice, or against these rules alone, with where."""
    options = {"runOnly": list(rules)} if rules else None
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:100]}" for rule in found for node in rule["nodes"]]


def body(url: str) -> bytes:
    """The bytes of an answer, not compressed."""
    with urllib.request.urlopen(url) as answer:
        return answer.read()
