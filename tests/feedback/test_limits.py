"""A flood is stopped in memory, and what was counted is soon forgotten."""

from articles.feedback import limits
from articles.feedback.limits import Window


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_one_address_is_let_in_so_often_and_others_still_are():
    window = Window()
    assert [window.lets_in("192.0.2.1") for _ in range(21)] == [True] * 20 + [False]
    assert window.lets_in("192.0.2.2")


def test_all_together_are_let_in_only_so_often():
    window = Window()
    let_in = [window.lets_in(f"192.0.2.{n}") for n in range(205)]
    assert let_in == [True] * 200 + [False] * 5


def test_after_ten_minutes_nothing_is_left_of_what_was_counted():
    clock = Clock()
    window = Window(clock)
    for _ in range(21):
        window.lets_in("192.0.2.1")
    salt = window._salt
    clock.seconds = limits.SECONDS
    assert window.lets_in("192.0.2.1")
    assert window._salt != salt
    assert list(window._counts.values()) == [1]


def test_no_address_is_held_and_no_two_processes_have_the_same_hash():
    one, other = Window(), Window()
    for window in (one, other):
        window.lets_in("192.0.2.1")
        assert b"192.0.2.1" not in b"".join(window._counts)
    assert set(one._counts).isdisjoint(other._counts)
