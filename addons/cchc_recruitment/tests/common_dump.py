"""What somebody who has the whole database may try, to join scripts to names before the opening."""

import io
import re
import secrets
import zipfile
from collections import defaultdict
from pathlib import Path

from odoo.tools import config

from odoo.addons.cchc_recruitment.rules import sealing

from .common_exam import NAMES, PHRASES, ExamCase

# Codes that look like nothing else, also in the bytes of a page or a file.
CODE = re.compile(rb"QX[0-9]{5}[0-9a-f]{12}ZQ")
# Where a code may stand at all, and in which column.
PLACES = {
    "cchc_recruitment_script": "code",
    "cchc_recruitment_mark": "code",
    "cchc_recruitment_mark_log": "what",
}
# Beyond what chance gives sixty-six scripts once in a million.
TELLING = 0.6


class DumpCase(ExamCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.cr.execute("CREATE EXTENSION IF NOT EXISTS pageinspect")
        drawn, salt = sealing.new_codes, secrets.token_hex(6)
        cls.classPatch(
            sealing, "new_codes", lambda count: [f"QX{code}{salt}ZQ" for code in drawn(count)]
        )
        more = [f"Nguyễn Văn {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
        cls.session.room_ids[0].capacity = 100
        cls.candidates |= cls.env["cchc.recruitment.application"].with_user(cls.judge).create(
            [
                {"session_id": cls.session.id, "name": name, "birthday": "2000-01-01",
                 "sex": "male", "citizen_id": f"0770000{n:05}",
                 "wish_ids": [(0, 0, {"post_id": cls.post.id})]}
                for n, name in enumerate(more)
            ]
        )  # fmt: skip
        cls.candidates._set_stage(state="eligible")
        cls.session.action_give_numbers()
        cls.codes = cls._ready_to_mark(warning=NAMES[2])

    # -- the attack -----------------------------------------------------------------------

    def _leaks(self):
        """Places that tell, or help to tell, whose a script is: ``{(how, where)}``."""
        self.env.flush_all()
        self.own = {one.candidate_number: one for one in self.candidates}
        return (
            self._texts() | self._pages() | self._files() | self._columns() | self._moments()
            | self._dead_rows()
        )  # fmt: skip

    def _query(self, query, *args):
        self.env.cr.execute(query, args)
        return self.env.cr.fetchall()

    def _tables(self):
        return [
            name
            for (name,) in self._query(
                """
                SELECT table_name FROM information_schema.tables
                 WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                """
            )
        ]

    def _found(self, content):
        """The codes in some bytes, also in the parts of an archive (.docx, .xlsx, .zip)."""
        codes = {match.decode() for match in CODE.findall(content)} & self.codes.keys()
        if content.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    codes |= self._found(archive.read(name))
        return codes

    def _texts(self):
        """A code in a row of any other table; a passphrase anywhere."""
        found = set()
        for table in self._tables():
            out = io.BytesIO()
            self.env.cr._obj.copy_expert(f'COPY "{table}" TO STDOUT', out)
            content = out.getvalue()
            if table not in PLACES and self._found(content):
                found.add(("code", table))
            if any(phrase.encode() in content for phrase in PHRASES):
                found.add(("passphrase", table))
        for (content,) in self._query("SELECT db_datas FROM ir_attachment WHERE db_datas <> ''"):
            if self._found(bytes(content)):
                found.add(("code", "ir_attachment"))
        return found

    def _pages(self):
        """The same in the bytes of the tables' pages, where rows stay that are deleted."""
        found = set()
        for table in set(self._tables()) - PLACES.keys():
            content = self._query(
                """
                SELECT get_raw_page(%s, page::int) FROM generate_series(
                    0, pg_relation_size(%s) / current_setting('block_size')::int - 1) page
                """,
                f'"{table}"',
                f'"{table}"',
            )
            if any(self._found(bytes(page)) for (page,) in content):
                found.add(("page", table))
        return found

    def _files(self):
        """A code in a file of the file store."""
        folder = Path(config.filestore(self.env.cr.dbname))
        files = [file for file in folder.rglob("*") if file.is_file()]
        return {("file", "filestore") for file in files if self._found(file.read_bytes())}

    def _columns(self):
        """A column beside the codes that names the candidates, or stands in their order."""
        found = set()
        for table, column in PLACES.items():
            rows = self._query(
                f'SELECT "{column}", to_jsonb(t), ctid::text, xmin::text FROM "{table}" t'
                f' WHERE "{column}" LIKE %s',
                "QX%",
            )
            for name, values in _by_column(rows).items():
                numbers = [int(self.codes[code]) for code in values]
                told = list(values.values())
                if abs(_correlation(numbers, told)) > TELLING:
                    found.add(("order", f"{table}.{name}"))
                if sum(map(self._names, values.items())) > len(values) / 4:
                    found.add(("value", f"{table}.{name}"))
        return found

    def _names(self, pair):
        """Whether a value beside a code is one of its candidate."""
        code, value = pair
        own = self.own[self.codes[code]]
        return str(value) in {str(own.id), own.name, own.candidate_number, own.citizen_id}

    def _moments(self):
        """A moment at which one script and one candidate alone were written."""
        people = defaultdict(set)
        for table, column in self._query(
            """
            SELECT conrelid::regclass::text, attname FROM pg_constraint
              JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
             WHERE contype = 'f' AND confrelid = 'cchc_recruitment_application'::regclass
             UNION SELECT 'cchc_recruitment_application', 'id'
            """
        ):
            for person, row in self._query(f'SELECT "{column}", to_jsonb(t) FROM {table} t'):
                for moment in filter(_is_moment, row.values() if person else ()):
                    people[moment].add(person)
        found = set()
        for table, column in PLACES.items():
            scripts = defaultdict(set)
            for code, row in self._query(f'SELECT "{column}", to_jsonb(t) FROM {table} t'):
                for moment in filter(_is_moment, row.values()):
                    scripts[moment].add(code)
            for moment, codes in scripts.items():
                if len(codes) == 1 and len(people.get(moment, ())) == 1:
                    found.add(("moment", table))
        return found

    def _dead_rows(self):
        """Whose it is in a row of a script that was written and taken back, or overwritten."""
        (number,) = self._query(
            """
            SELECT attnum FROM pg_attribute
             WHERE attrelid = 'cchc_recruitment_script'::regclass AND attname = 'application_id'
            """
        )[0]
        rows = self._query(
            """
            SELECT t_data, tuple_data_split('cchc_recruitment_script'::regclass, t_data, t_infomask,
                                    t_infomask2, t_bits)
              FROM generate_series(0, pg_relation_size('cchc_recruitment_script')
                                      / current_setting('block_size')::int - 1) page,
                   heap_page_items(get_raw_page('cchc_recruitment_script', page::int))
             WHERE t_data IS NOT NULL
            """
        )
        own = [cells for row, cells in rows if self._found(bytes(row))]
        self.assertGreaterEqual(len(own), len(self.codes))
        told = [cells for cells in own if number <= len(cells) and cells[number - 1] is not None]
        return {("dead row", "cchc_recruitment_script")} if told else set()


def _is_moment(value):
    return isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value)


def _by_column(rows):
    """``{column: {code: value}}`` of the columns that hold more than one value."""
    found = defaultdict(dict)
    for code, row, place, transaction in rows:
        told = {**row, "ctid": tuple(map(int, place.strip("()").split(","))), "xmin": transaction}
        for name, value in told.items():
            if value is not None and not isinstance(value, dict | list):
                found[name].setdefault(code, value)
    return {name: values for name, values in found.items() if len(set(values.values())) > 1}


def _correlation(one, other):
    """Spearman's: whether two lists stand in the same order."""
    one, other = _ranks(one), _ranks(other)
    mean = sum(one) / len(one)
    pairs = [(left - mean, right - mean) for left, right in zip(one, other, strict=True)]
    across = sum(left * right for left, right in pairs)
    size = (sum(left**2 for left, _r in pairs) * sum(right**2 for _l, right in pairs)) ** 0.5
    return across / size if size else 0


def _ranks(values):
    """Places in the order; equals share the mean of theirs."""
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]
