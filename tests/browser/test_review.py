"""From a change to a signed, published page in a real browser, and what axe says of the way."""

import pytest

from tests.coming_in import CODE, code_of

from .conftest import manage
from .visit import faults, listen

PASSWORD = "a password of my own"
PEOPLE = """
from django.contrib.auth.models import Group, User
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from articles import access
from articles.models import Article, StaffProfile
for name, group in (("ada", "Editors"), ("lee", "Clinical reviewers")):
    user = User.objects.create_user(
        name, password="a password of my own", is_staff=True, last_login=timezone.now()
    )
    user.groups.add(Group.objects.get(name=group))
    TOTPDevice.objects.create(user=user, key=access.new_secret())
    print(name, TOTPDevice.objects.get(user=user).key)
StaffProfile.objects.create(
    user=user, public_name="Dr. Lee Example", role="Pain physician", registration_number="REG-1"
)
print("page", Article.objects.get(kind="condition", slug="pain-after-shingles").pk)
"""
LOADS_OF_WHO_SIGNS = 6
"""So many page loads may stand between signing in and a signed, published change."""


@pytest.fixture(scope="module")
def told(site, surroundings) -> dict[str, str]:
    """The secret of each person's app, and the id of the page they work on."""
    found = manage(surroundings, "shell", "-c", PEOPLE).stdout
    return dict(line.split() for line in found.splitlines() if len(line.split()) == 2)


class Walk:
    """One person at a browser of their own, and how many pages it has loaded."""

    def __init__(self, browser, site: str) -> None:
        self.site, self.loads, self.complaints = site, 0, []
        self.page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        self.page.on("domcontentloaded", self._count)
        listen(self.page, self.complaints)

    def _count(self, page) -> None:
        self.loads += 1

    def come_in(self, address: str, name: str, secret: str) -> None:
        """Follows a link to the desk and signs in on the way."""
        self.page.goto(self.site + address)
        self.page.get_by_label("User name").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press("Log in")
        self.page.locator(f"[name={CODE}]").fill(code_of(secret))
        self.press("Go on")
        self.page.wait_for_url(f"{self.site}{address}")

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()


def test_from_sign_in_to_a_signed_published_change(site, browser, told):
    form = f"/staff/articles/condition/{told['page']}/change/"
    editor = Walk(browser, site)
    editor.come_in(form, "ada", told["ada"])
    line = editor.page.get_by_label("One line", exact=False).first
    line.fill("What do studies of ketamine show for this pain, in plain words?")
    editor.press("Save and continue editing")
    with editor.page.expect_navigation():
        editor.page.get_by_role("link", name="Send for review").click()
    editor.page.get_by_label("What did you change").fill("A clearer line.")
    editor.page.get_by_label("Publish it as soon as it is signed").check()
    editor.press("Send for review")

    clinician = Walk(browser, site)
    clinician.come_in("/staff/queue/", "lee", told["lee"])
    with clinician.page.expect_navigation():
        clinician.page.get_by_role("link", name="shingles", exact=False).first.click()
    assert clinician.page.evaluate("document.documentElement.scrollWidth") <= 360
    clinician.page.get_by_role("link", name="Go to the decision").click()
    clinician.press("Sign this page off")
    clinician.page.get_by_text("Readers have “").wait_for()

    readers = browser.new_page()
    readers.goto(f"{site}/conditions/pain-after-shingles/")
    described = readers.locator("meta[name=description]").get_attribute("content")
    assert described == "What do studies of ketamine show for this pain, in plain words?"
    print(f"\npage loads: who signs {clinician.loads}, both {clinician.loads + editor.loads}")
    assert clinician.loads <= LOADS_OF_WHO_SIGNS
    assert editor.complaints + clinician.complaints == []


@pytest.fixture
def desk(page, staff_state):
    """A page of an owner who has logged in."""
    page.context.add_cookies(staff_state["cookies"])
    return page


ROWS = """
from articles.models import Claim, Condition, GlossaryTerm, Outcome
from articles.publishing import publish_shared
from django.contrib.auth.models import User
row = Outcome.objects.filter(points__article__isnull=False).first()
row.worth_asking += " Ask twice."
row.save()
print("outcome", row.pk)
term = GlossaryTerm.objects.get(slug="placebo")
term.meaning = "A dummy treatment of 5 mg."
print("review", publish_shared(row=term, by=User.objects.get(username="owner"), note="x").review.pk)
print("claim", Claim.objects.get(key="EXT-01").pk)
print("term", GlossaryTerm.objects.create(slug="zorp", word="Zorp", meaning="A word.").pk)
print("same", Condition.objects.get(slug="crps").pk)
print("draft", Condition.objects.get(slug="fibromyalgia").pk)
Condition.objects.filter(slug="fibromyalgia").update(treatment="Do not take 5 mg. [@EXT-01]")
"""


@pytest.fixture(scope="module")
def addresses(site, surroundings, staff_state) -> list[str]:
    found = manage(surroundings, "shell", "-c", ROWS).stdout
    ids = dict(line.split() for line in found.splitlines() if len(line.split()) == 2)
    return [
        "/staff/queue/",
        f"/staff/pages/{ids['same']}/review/",
        f"/staff/pages/{ids['draft']}/review/",
        f"/staff/pages/{ids['draft']}/submit/",
        f"/staff/reviews/{ids['review']}/",
        f"/staff/shared/outcome/{ids['outcome']}/",
        f"/staff/articles/glossaryterm/{ids['term']}/change/",
        f"/staff/articles/glossaryterm/{ids['term']}/delete/",
        f"/staff/articles/outcome/{ids['outcome']}/change/",
        f"/staff/articles/claim/{ids['claim']}/change/",
        f"/staff/claims/{ids['claim']}/withdraw/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screens_of_review_have_no_fault_that_axe_knows(scheme, desk, site, addresses):
    desk.emulate_media(color_scheme=scheme)
    found = {}
    for address in addresses:
        assert desk.goto(site + address, wait_until="networkidle").status == 200, address
        found[address] = faults(desk)
    assert {address: list_ for address, list_ in found.items() if list_} == {}


def test_the_screens_of_review_fit_a_phone_and_break_no_policy(desk, site, addresses):
    complaints = []
    listen(desk, complaints)
    desk.set_viewport_size({"width": 360, "height": 740})
    for address in addresses:
        desk.goto(site + address, wait_until="networkidle")
        assert desk.evaluate("document.documentElement.scrollWidth") <= 360, address
    assert complaints == []
