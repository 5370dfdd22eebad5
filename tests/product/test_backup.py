"""A backup put back is the same database: every row, every file, every index."""

import hashlib

import pytest
from conftest import PROVINCE
from server import FILESTORE, connected, drop_database

RESTORED = f"{PROVINCE}_restored"

# Every table's rows as one number, whatever their order.
CONTENT = """
    SELECT format(
        'SELECT %L, count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM %I t',
        tablename, tablename)
      FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename
"""
# Their conditions are written down a little differently after a restore.
INDEXES = "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2"
TRIGGERS = """
    SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1
"""
COLLATION = "SELECT datcollate FROM pg_database WHERE datname = current_database()"
IMMUTABLE = "SELECT provolatile FROM pg_proc WHERE oid = 'unaccent(text)'::regprocedure"


def _ask(database, query):
    with connected(database) as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def _content(database):
    queries = [query for (query,) in _ask(database, CONTENT)]
    return sorted(_ask(database, " UNION ALL ".join(queries)))


def _files(database):
    folder = FILESTORE / database
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture(scope="module")
def source():
    """The province itself: nothing writes to it while the tests run."""
    return PROVINCE


@pytest.fixture
def archive(source, cchc, tmp_path):
    file = tmp_path / "backup.tar"
    cchc("backup", file, CCHC_DB=source)
    return file


@pytest.fixture
def restored():
    drop_database(RESTORED)
    yield RESTORED
    drop_database(RESTORED)


def test_round_trip(source, archive, restored, cchc):
    cchc("restore", archive, CCHC_DB=restored)
    assert len(_content(source)) > 100
    assert _content(restored) == _content(source)
    assert _files(restored) == _files(source)
    for query in (INDEXES, TRIGGERS, COLLATION, IMMUTABLE):
        assert _ask(restored, query) == _ask(source, query)
    assert _ask(restored, IMMUTABLE) == [("i",)]


def test_an_existing_database_is_not_overwritten_by_accident(archive, restored, cchc):
    cchc("restore", archive, CCHC_DB=restored)
    with connected(restored) as cursor:
        cursor.execute("CREATE TABLE written_since (id integer)")
    refused = cchc("restore", archive, CCHC_DB=restored, check=False)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    assert _ask(restored, "SELECT to_regclass('written_since')::text") == [("written_since",)]
    cchc("restore", archive, "--replace", CCHC_DB=restored)
    assert _ask(restored, "SELECT to_regclass('written_since')::text") == [(None,)]


def test_a_damaged_archive_changes_nothing(archive, restored, cchc):
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)
    refused = cchc("restore", archive, CCHC_DB=restored, check=False)
    assert refused.returncode == 1
    assert "damaged" in refused.stderr
    assert _ask("postgres", f"SELECT 1 FROM pg_database WHERE datname = '{restored}'") == []


def test_a_backup_is_not_overwritten(source, archive, cchc):
    refused = cchc("backup", archive, CCHC_DB=source, check=False)
    assert refused.returncode == 1
    assert "exists" in refused.stderr
