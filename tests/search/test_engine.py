"""The index file: stamp, replacement, damage, many readers and builders, and size."""

import multiprocessing
import os
import random
import sqlite3
import sys
import threading
import time

import pytest

from articles import search

BUILDS = 25
PAGES = 60


def edition(number: str, pages: int = PAGES) -> list[search.Document]:
    return [
        search.Document(
            id=n, kind="guide", path=f"/{n}/", title=f"Pain {n}", one_line=number, text="pain"
        )
        for n in range(pages)
    ]


def test_the_stamp_is_the_one_the_index_was_built_with(tmp_path):
    index = search.open(tmp_path / "deep" / "search.sqlite3")
    assert index.stamp == ""
    search.build(index.path, edition("a"), "41|noon")
    assert index.stamp == "41|noon"


def test_a_new_index_is_seen_by_the_next_search(tmp_path):
    index = search.open(tmp_path / "search.sqlite3")
    for number in ("a", "b", "c"):
        search.build(index.path, edition(number), number)
        assert {hit.one_line for hit in search.find(index, "pain").hits} == {number}


def test_an_empty_index_has_no_hits(tmp_path):
    index = search.open(tmp_path / "search.sqlite3")
    search.build(index.path, [], "0")
    assert (index.stamp, search.find(index, "pain").hits) == ("0", ())


def test_a_build_that_fails_leaves_the_old_index_and_no_other_file(tmp_path):
    index = search.open(tmp_path / "search.sqlite3")
    search.build(index.path, edition("a"), "a")

    def broken():
        yield from edition("b")
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        search.build(index.path, broken(), "b")
    assert index.stamp == "a"
    assert list(tmp_path.iterdir()) == [index.path]


def test_a_draft_of_a_killed_build_is_cleared_away_after_an_hour(tmp_path):
    path = tmp_path / "search.sqlite3"
    abandoned, at_work = (tmp_path / f"search.sqlite3.{name}.draft" for name in ("1-a", "2-b"))
    abandoned.touch()
    at_work.touch()
    an_hour_ago = time.time() - 3_700
    os.utime(abandoned, (an_hour_ago, an_hour_ago))
    search.build(path, edition("a"), "a")
    assert set(tmp_path.iterdir()) == {path, at_work}


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_has_no_stamp_and_is_mended_by_a_build(tmp_path, content):
    index = search.open(tmp_path / "search.sqlite3")
    index.path.write_bytes(content)
    assert index.stamp == ""
    with pytest.raises(search.IndexUnusable):
        search.find(index, "pain")
    search.build(index.path, edition("a"), "a")
    assert len(search.find(index, "pain").hits) == 30


def test_a_file_of_another_schema_counts_as_missing(tmp_path):
    index = search.open(tmp_path / "search.sqlite3")
    search.build(index.path, edition("a"), "a")
    with sqlite3.connect(index.path) as connection:
        connection.execute("UPDATE about SET schema = schema + 1")
    connection.close()
    assert index.stamp == ""


def test_readers_cannot_change_the_file(tmp_path):
    index = search.open(tmp_path / "search.sqlite3")
    search.build(index.path, edition("a"), "a")
    before = index.path.read_bytes()
    search.find(index, "pain")
    assert index.path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [index.path]


def test_one_index_serves_many_threads(tmp_path):
    index = search.open(tmp_path / "search.sqlite3")
    search.build(index.path, edition("a"), "a")
    counts = []

    def read():
        counts.extend(len(search.find(index, "pain", limit=PAGES).hits) for _ in range(20))
        index.close()

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [PAGES] * 160


def build_often(path, name):
    for n in range(BUILDS):
        search.build(path, edition(f"{name}{n}"), f"{name}{n}")


def read_until(path, stop, answers):
    """Put (searches, editions seen, faults); an answer that is not one whole edition is a fault."""
    index, searches, seen, faults = search.open(path), 0, set(), []
    while not stop.is_set():
        try:
            hits = search.find(index, "pain", limit=PAGES * 2).hits
            lines = {hit.one_line for hit in hits}
            if len(hits) != PAGES or len(lines) != 1 or not index.stamp:
                faults.append(f"{len(hits)} hits of {lines}")
            seen |= lines
        except Exception as error:  # noqa: BLE001 - any error at all is what is looked for
            faults.append(repr(error))
        searches += 1
    answers.put((searches, len(seen), faults))


def test_readers_see_only_whole_indexes_while_two_processes_build(tmp_path):
    path = tmp_path / "search.sqlite3"
    search.build(path, edition("first"), "first")
    context = multiprocessing.get_context("spawn")
    stop, answers = context.Event(), context.Queue()
    readers = [context.Process(target=read_until, args=(path, stop, answers)) for _ in range(2)]
    builders = [context.Process(target=build_often, args=(path, name)) for name in "ab"]
    for process in readers + builders:
        process.start()
    for process in builders:
        process.join()
    stop.set()
    reports = [answers.get(timeout=60) for _ in readers]
    for process in readers:
        process.join()
    assert [process.exitcode for process in builders] == [0, 0]
    assert [faults for _, _, faults in reports] == [[], []]
    assert sum(seen for _, seen, _ in reports) > 4, "the readers saw too few editions to tell"
    assert list(tmp_path.iterdir()) == [path]


def test_two_thousand_pages_build_and_answer_in_time(tmp_path, capsys):
    chance = random.Random(7)  # noqa: S311 - the same pages in each run, not a secret
    rare = [f"word{n}" for n in range(20_000)]
    pages = [
        search.Document(
            id=n,
            kind="guide",
            path=f"/{n}/",
            title=f"Pain and {chance.choice(rare)}",
            one_line=" ".join(chance.choices(rare, k=8)),
            text=" ".join(
                [*chance.choices(rare, k=180), *["pain", "ketamine", "may", "help"] * 30]
            ),
        )
        for n in range(2_000)
    ]
    index = search.open(tmp_path / "search.sqlite3")
    start = time.process_time()
    search.build(index.path, pages, "1")
    built = time.process_time() - start
    times = []
    for typed in ["pain", "pain", "ketamine pain help", "word77"] * 3:
        start = time.process_time()
        assert search.find(index, typed).hits
        times.append((time.process_time() - start, typed))
    with capsys.disabled():
        sys.stdout.write(f"\n2,000 pages: built in {built:.1f} s, slowest {max(times)}\n")
    assert built < 15
    assert max(times)[0] < 0.5
