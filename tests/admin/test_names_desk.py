"""Other names in one list: found by search at once, told when two pages share one."""

import pytest

from articles import search
from articles.models import Article, Stamp, Synonym
from tests.conftest import person

from .conftest import logged_in
from .forms import delete_of, errors, form_of, save

pytestmark = pytest.mark.usefixtures("seeded", "own_index")
LIST = "/staff/articles/synonym/"
ADD = f"{LIST}add/"
NEW = {"word": "plum toes", "article": "condition:crps", "kind": "lay", "language": "en"}


@pytest.fixture
def as_namer(db):
    rights = dict.fromkeys(("add", "change", "delete"), ("synonym",))
    return logged_in(person("namer", view=("synonym", "article"), **rights))


def names(word="plum toes"):
    return Synonym.objects.filter(word__iexact=word)


def test_adding_a_name_is_for_those_with_the_right(patient, as_author, as_namer):
    assert patient.post(ADD, NEW).status_code == 302
    assert as_author.post(ADD, NEW).status_code == 403
    assert not names().exists()
    response = as_namer.post(ADD, NEW)
    assert response.status_code == 302, errors(response)
    assert names().get().article.slug == "crps"


def test_changing_and_deleting_a_name_are_for_those_with_the_right(patient, as_author, as_namer):
    row = Synonym.objects.create(article=Article.objects.get(slug="crps"), word="plum toes")
    for client, status in ((patient, 302), (as_author, 403)):
        assert client.post(form_of(row), NEW | {"word": "x"}).status_code == status
        assert client.post(delete_of(row), {"post": "yes"}).status_code == status
    assert names().exists()
    before = Stamp.current()
    assert save(as_namer, form_of(row), word="plum hands").status_code == 302
    assert names("plum hands").exists()
    assert Stamp.current() != before
    as_namer.post(delete_of(row), {"post": "yes"})
    assert not names("plum hands").exists()


def test_patients_find_the_page_by_its_new_name_at_once(as_namer, patient):
    asked = {"q": "plum toes"}
    assert "/conditions/crps/" not in patient.get("/search/", asked).content.decode()
    as_namer.post(ADD, NEW)
    assert "/conditions/crps/" in patient.get("/search/", asked).content.decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"article": "condition:nothing"}, "There is no page “condition:nothing”"),
        ({"article": ""}, "This field is required"),
        ({"word": "?!"}, "Search reads letters and digits only"),
        ({"word": "PLUM  toes"}, "has the name “plum toes” already"),
    ],
)
def test_a_wrong_name_is_told_in_a_sentence(change, said, as_namer):
    as_namer.post(ADD, NEW)
    response = as_namer.post(ADD, NEW | change)
    assert response.status_code == 200
    assert said in response.content.decode()
    assert names().count() == 1


def test_a_page_can_be_named_by_its_title(as_namer):
    title = Article.objects.get(slug="crps").title
    as_namer.post(ADD, NEW | {"article": title})
    assert names().get().article.slug == "crps"


def test_a_name_of_two_pages_is_told_and_listed(as_namer):
    as_namer.post(ADD, NEW)
    other = Article.objects.get(kind="condition", slug="fibromyalgia")
    sent = NEW | {"article": "condition:fibromyalgia", "word": "Plum toes"}
    page = as_namer.post(ADD, sent, follow=True).content.decode()
    crps = Article.objects.get(slug="crps")
    assert f"“Plum toes” names “{crps}” too" in page
    listed = as_namer.get(LIST, {"shared": "yes", "q": "plum"}).content.decode()
    assert str(other) in listed
    assert str(crps) in listed


def test_the_list_is_searched_and_narrowed_with_few_queries(
    as_namer, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        page = as_namer.get(LIST, {"kind__exact": "abbreviation", "q": "crps"})
    assert page.status_code == 200


def test_every_name_that_ships_is_read_by_search():
    assert [row.word for row in Synonym.objects.all() if not search.read(row.word).words] == []
