"""What somebody types holds no worker for long, whichever page of the desk shows it."""

import pytest

from articles.models import Condition
from tests.admin.groups import AUTHORS, as_one_of
from tests.timing import takes

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.mark.parametrize(
    "address", ["/staff/articles/condition/{}/change/", "/staff/pages/{}/review/"]
)
def test_no_page_of_the_desk_takes_long_over_a_text_of_20_000_brackets(address):
    """Half of what one text may hold; the form took twelve seconds."""
    page = Condition.objects.get(slug="crps")
    Condition.objects.filter(pk=page.pk).update(body="[" * 20_000, stage="in_review")
    author = as_one_of(AUTHORS)
    assert author.get(address.format(page.pk)).status_code == 200
    assert takes(lambda: author.get(address.format(page.pk)), under=2)
