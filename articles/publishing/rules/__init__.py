"""The rules that a page must keep, one small function each, by what they look at."""

from collections.abc import Callable, Iterator

from . import balance, eaten, naming, numbers, options, page, plain, printing, risk, tone, wording
from .finding import Finding
from .subject import Subject

Rule = Callable[[Subject], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    naming.what_is_named_is_there,
    naming.no_claim_is_withdrawn,
    naming.links_are_not_lost,
    naming.links_lead_to_pages_that_stand,
    naming.sources_still_stand,
    printing.everything_can_be_drawn,
    printing.no_mark_is_left_over,
    page.help_is_told,
    page.answer_comes_first,
    page.there_are_questions_and_a_way_on,
    page.the_review_is_not_late,
    page.the_address_is_free,
    balance.both_sides_are_equal,
    balance.both_sides_have_numbers,
    balance.both_sides_are_as_long,
    balance.both_sides_and_who_disagrees_are_shown,
    balance.a_condition_answers_the_four_questions,
    options.every_choice_answers_every_question,
    options.every_choice_gets_as_much_detail,
    options.silence_says_whom_to_ask,
    eaten.no_number_is_eaten,
    risk.risks_are_never_relative_alone,
    numbers.every_number_has_a_source,
    numbers.numbers_are_never_one_in_x,
    numbers.numbers_are_out_of_the_same_hundred,
    wording.nothing_promises_too_much,
    tone.nothing_stirs_up,
    wording.nobody_is_blamed,
    wording.spelling_is_american,
    wording.sentences_and_paragraphs_are_short,
    wording.the_page_is_easy_enough,
    wording.every_term_is_explained,
    plain.lists_are_short,
)

HINTS: tuple[Rule, ...] = (
    plain.a_plainer_word_is_offered,
    plain.hard_words_are_few,
    plain.sentences_are_active,
    plain.short_forms_are_spelled_out,
    plain.sections_are_short,
    tone.nothing_is_a_metaphor,
    tone.no_word_is_too_strong,
    risk.how_often_is_a_number,
    risk.numbers_are_written_alike,
)
"""What only scores and offers: a writer may know better."""

__all__ = ["HINTS", "RULES", "Finding", "Rule", "Subject"]
