"""The tags of the frame: what a tap dials, what a code is called, how a sentence ends."""

import pytest
from django.template import TemplateDoesNotExist

from articles.models import Source
from articles.templatetags import site


@pytest.mark.parametrize(
    ("number", "extension", "dials"),
    [
        ("911", "", "tel:911"),
        ("988", "", "tel:988"),
        ("202-555-0100", "", "tel:+12025550100"),
        ("(202) 555 0100", "142", "tel:+12025550100;ext=142"),
        ("1-800-222-1222", "", "tel:+18002221222"),
        ("+44 20 7946 0000", "", "tel:+442079460000"),
        ("+1 202 555 0100", "7", "tel:+12025550100;ext=7"),
    ],
)
def test_a_number_is_dialed_as_it_is_meant(number: str, extension: str, dials: str) -> None:
    assert site.tel(number, extension) == dials


def test_an_extension_is_said_in_words_and_dialed() -> None:
    assert site.phone("202-555-0100", "142") == (
        '<a href="tel:+12025550100;ext=142"><span translate="no">202-555-0100</span></a>, '
        "extension 142"
    )


def test_a_number_cannot_bring_markup() -> None:
    assert "<b>" not in site.phone("<b>911", "<b>")


def test_an_icon_is_drawn_in_place_and_hidden_from_screen_readers() -> None:
    assert site.icon("check").startswith('<svg class="icon" aria-hidden="true"')
    assert "<path" in site.icon("check")


def test_a_misspelled_icon_is_found_at_once() -> None:
    with pytest.raises(TemplateDoesNotExist):
        site.icon("chekc")


@pytest.mark.parametrize("kind", Source.Kind.values)
def test_every_kind_of_source_has_words(kind: str) -> None:
    assert site.source_kind(kind) == Source.Kind(kind).label


def test_a_kind_of_another_release_is_still_a_source() -> None:
    assert site.source_kind("podcast") == "Source"


@pytest.mark.parametrize(
    ("band", "words"),
    [
        ("very_common", "Very common: 10 or more in 100"),
        ("not_known", "Not well known"),
        ("", "Not well known"),
    ],
)
def test_how_common_is_said_in_people(band: str, words: str) -> None:
    assert site.frequency_words(band) == words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("an expert group", "an expert group."),
        ("An expert group.", "An expert group."),
        ("Does it last?", "Does it last?"),
        (" ", ""),
    ],
)
def test_a_sentence_ends_once(typed: str, printed: str) -> None:
    assert site.sentence(typed) == printed
