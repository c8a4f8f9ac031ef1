"""What lasts: round trips, order, many writers, and what happens to a file that somebody damaged."""

import json
import sqlite3
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import BriefingNotFound, StoreError
from briefing.model import Briefing, Document, EvidenceSpan, Finding, Provenance, Section, Sentence
from briefing.store import SCHEMA, Store

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
TEXT = "The bridge at Ormley reopened on Monday."


def made_up(
    id_: str = "b-1", *, headline: str = "Bridge reopens", at: datetime = NOON, topic: str = "Ormley"
) -> Briefing:
    document = Document(text=TEXT, publisher="Ormley Post")
    span = EvidenceSpan(document_id=document.id, start=0, end=len(TEXT), quote=TEXT)
    finding = Finding(
        id="f-1",
        statement=TEXT,
        verdict="single",
        claim_ids=("c-1",),
        document_ids=(document.id,),
        origins=("Ormley Post",),
    )
    sentence = Sentence(text=TEXT, finding_ids=("f-1",), citations=(span,))
    return Briefing(
        id=id_,
        topic=topic,
        headline=headline,
        generated_at=at,
        sections=(Section(kind="single", heading="One source", sentences=(sentence,)),),
        findings=(finding,),
        claims=(),
        rejections=(),
        documents=(document,),
        provenance=Provenance(extractor="given", code_version="0"),
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "new" / "briefings.sqlite3")


def corrupt(store: Store, statement: str, *values: object) -> None:
    connection = sqlite3.connect(store.path)
    with connection:
        connection.execute(statement, values)
    connection.close()


def test_a_briefing_comes_back_as_it_was_put(store):
    store.put(made_up())
    assert store.get("b-1") == made_up()


def test_a_briefing_is_there_for_another_process_after_this_one_put_it(store):
    store.put(made_up())
    code = (
        "import sys; from pathlib import Path; from briefing.store import Store\n"
        "print(Store(Path(sys.argv[1])).get('b-1').headline)"
    )
    seen = subprocess.run([sys.executable, "-c", code, store.path], capture_output=True, text=True, check=True)
    assert seen.stdout == "Bridge reopens\n"


@given(words=st.text(st.characters(codec="utf-8"), max_size=40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_unicode_text_comes_back_as_it_was_put(store, words):
    briefing = made_up(headline=words, topic=words[::-1])
    store.put(briefing)
    assert store.get("b-1") == briefing
    assert store.recent(1)[0].headline == words


def test_an_unknown_id_is_named_in_the_error(store):
    with pytest.raises(BriefingNotFound, match="b-none"):
        store.get("b-none")


def test_putting_an_id_again_replaces_it_and_leaves_one_row(store):
    store.put(made_up(headline="Old"))
    store.put(made_up(headline="New"))
    assert [kept.headline for kept in store.recent(10)] == ["New"]
    assert store.get("b-1").headline == "New"


def test_recent_is_newest_first_whatever_the_order_of_putting_and_the_zone(store):
    zone = timezone(timedelta(hours=9))
    store.put(made_up("b-middle", at=NOON))
    store.put(made_up("b-newest", at=NOON + timedelta(microseconds=1)))
    store.put(made_up("b-oldest", at=datetime(2024, 5, 6, 20, 59, tzinfo=zone)))  # 11:59 UTC
    assert [kept.id for kept in store.recent(10)] == ["b-newest", "b-middle", "b-oldest"]
    assert [kept.id for kept in store.recent(2)] == ["b-newest", "b-middle"]


def test_of_briefings_made_at_the_same_moment_the_last_one_put_comes_first(store):
    for id_ in ("b-1", "b-2", "b-1"):
        store.put(made_up(id_))
    assert [kept.id for kept in store.recent(10)] == ["b-1", "b-2"]


def test_file_and_new_folder_are_for_the_owner_alone(store):
    store.put(made_up())
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


def test_side_files_of_an_open_store_are_for_the_owner_alone(store):
    store.put(made_up())
    reader = sqlite3.connect(store.path)
    reader.execute("SELECT 1 FROM briefing").fetchall()
    side_files = [path for path in store.path.parent.iterdir() if path != store.path]
    modes = {stat.S_IMODE(path.stat().st_mode) for path in side_files}
    reader.close()
    assert modes == {0o600}


def test_nothing_is_created_before_the_first_call(tmp_path):
    Store(tmp_path / "new" / "briefings.sqlite3")
    assert not list(tmp_path.iterdir())


PATIENT = 120.0
"""Seconds that a writer waits for others, where the disk is slow and the machine full: nothing is lost, in any time."""


def test_many_threads_that_write_and_read_one_new_file_lose_nothing(store):
    store = Store(store.path, busy_seconds=PATIENT)
    start = threading.Barrier(8)

    def write_and_read(worker: int) -> None:
        start.wait()
        for n in range(10):
            store.put(made_up(f"b-{worker}-{n}"))
            store.recent(5)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write_and_read, range(8)))
    assert len(store.recent(1000)) == 80


@pytest.mark.parametrize("held", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_first_call_waits_for_another_that_is_making_the_file(store, held):
    store.path.parent.mkdir()
    other = sqlite3.connect(store.path, isolation_level=None, check_same_thread=False)
    other.execute(held)
    release = threading.Timer(0.5, lambda: other.execute("ROLLBACK"))
    release.start()
    Store(store.path, busy_seconds=PATIENT).put(made_up())
    release.join()
    other.close()
    assert store.get("b-1").id == "b-1"


def test_a_first_call_gives_up_after_its_wait_and_names_the_remedy(store):
    store.path.parent.mkdir()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"database is locked.*BRIEFING_DATA_DIR"):
            Store(store.path, busy_seconds=0.1).put(made_up())


def test_first_calls_at_the_same_moment_make_one_file_and_none_of_them_fails(tmp_path):
    """SQLite's own wait does not cover the change to a write-ahead log: one first call in eight failed at once."""
    start = threading.Barrier(4)

    def first_call(folder: Path, worker: int) -> None:
        start.wait()
        Store(folder / "briefings.sqlite3", busy_seconds=PATIENT).put(made_up(f"b-{worker}"))

    with ThreadPoolExecutor(4) as pool:
        for n in range(25):
            for call in [pool.submit(first_call, tmp_path / str(n), worker) for worker in range(4)]:
                call.result()
    assert {len(Store(path).recent(10)) for path in tmp_path.glob("*/*.sqlite3")} == {4}


def test_many_processes_that_write_one_new_file_lose_nothing(store):
    seed = made_up().model_dump_json()
    code = (
        "import sys; from pathlib import Path; from briefing.model import Briefing; from briefing.store import Store\n"
        "path, worker, seed = sys.argv[1:]; made = Briefing.model_validate_json(seed)\n"
        f"store = Store(Path(path), busy_seconds={PATIENT})\n"
        "for n in range(25): store.put(made.model_copy(update={'id': f'b-{worker}-{n}'}))"
    )
    command = [sys.executable, "-c", code, str(store.path)]
    running = [subprocess.Popen([*command, str(w), seed], stderr=subprocess.PIPE) for w in range(4)]
    complaints = [process.communicate()[1] for process in running]
    assert complaints == [b""] * 4
    assert len(store.recent(1000)) == 100


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("UPDATE briefing SET body = ?", b"not what was put"),
        ("UPDATE briefing SET body = ?", "text"),
        ("UPDATE briefing SET sha256 = ?", "0" * 64),
    ],
)
def test_a_garbled_row_is_an_error_with_a_remedy_and_the_others_stay_readable(store, statement, value):
    store.put(made_up("b-garbled"))
    corrupt(store, statement, value)
    store.put(made_up("b-good"))
    with pytest.raises(StoreError, match=r"b-garbled .* damaged: make it again"):
        store.get("b-garbled")
    assert store.get("b-good").id == "b-good"


def test_a_row_of_another_contract_with_a_true_checksum_is_an_error_not_half_a_briefing(store):
    import hashlib

    store.put(made_up())
    body = json.dumps({"id": "b-1"}).encode()
    corrupt(store, "UPDATE briefing SET body = ?, sha256 = ?", body, hashlib.sha256(body).hexdigest())
    with pytest.raises(StoreError, match="damaged"):
        store.get("b-1")


def test_a_garbled_row_is_cured_by_its_remedy(store):
    store.put(made_up())
    corrupt(store, "UPDATE briefing SET body = ?", b"")
    store.put(made_up())
    assert store.get("b-1") == made_up()


def test_a_list_with_an_impossible_time_is_an_error_with_a_remedy(store):
    store.put(made_up())
    corrupt(store, "UPDATE briefing SET generated_at = ?", "yesterday")
    with pytest.raises(StoreError, match=r"damaged list .* move the file away"):
        store.recent(1)


def test_a_file_that_is_no_database_is_an_error_that_names_it_and_is_left_alone(store):
    store.path.parent.mkdir()
    store.path.write_bytes(b"my notes " * 200)
    with pytest.raises(StoreError, match=r"briefings\.sqlite3 .*move the file away"):
        store.put(made_up())
    assert store.path.read_bytes() == b"my notes " * 200


def test_the_database_of_another_program_is_refused_and_left_alone(store):
    store.path.parent.mkdir()
    sqlite3.connect(store.path).execute("CREATE TABLE theirs (x)").connection.close()
    with pytest.raises(StoreError, match="something else"):
        store.put(made_up())


def test_a_store_of_a_later_format_is_refused_with_both_formats_named(store):
    store.put(made_up())
    corrupt(store, f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(StoreError, match=f"format {SCHEMA + 1}, .* format {SCHEMA}: upgrade"):
        store.get("b-1")


def test_a_folder_that_cannot_be_made_is_an_error_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="BRIEFING_DATA_DIR"):
        Store(tmp_path / "file" / "briefings.sqlite3").recent(1)


def test_a_writer_that_holds_the_file_too_long_is_an_error_with_a_remedy(store):
    store.put(made_up())
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked"):
        Store(store.path, busy_seconds=0.01).put(made_up("b-2"))
    other.close()
