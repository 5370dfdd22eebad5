"""Databases and Odoo servers for the tests."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import requests

VAR = Path(os.environ["CCHC_VAR"])
FILESTORE = VAR / "data" / "filestore"
START = Path(os.environ["CCHC_ROOT"]) / "tools" / "start_odoo.py"


def _maintenance(statement):
    connection = psycopg2.connect(dbname="postgres")
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute(statement)


def drop_database(name):
    _maintenance(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    shutil.rmtree(FILESTORE / name, ignore_errors=True)


def copy_database(source, target):
    drop_database(target)
    _maintenance(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
    if (FILESTORE / source).is_dir():
        # Stored files never change: the copy shares them.
        shutil.copytree(FILESTORE / source, FILESTORE / target, copy_function=os.link)


@contextlib.contextmanager
def connected(database):
    connection = psycopg2.connect(dbname=database)
    with contextlib.closing(connection), connection, connection.cursor() as cursor:
        yield cursor


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Server:
    """An Odoo server process, from the first answer to `with` to the end of it."""

    def __init__(self, database, log, *options, workers=0):
        self.database = database
        self.log = Path(log)
        # Parts of log lines that a test provokes on purpose.
        self.provoked = []
        self.port, self.websocket_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.command = [
            *(sys.executable, "-W", "ignore", START, "-c", VAR / "odoo.conf"),
            *("-d", database, f"--db-filter=^{database}$", "--log-level=warn"),
            *(f"--http-port={self.port}", f"--gevent-port={self.websocket_port}"),
            *(f"--workers={workers}", "--max-cron-threads=0", *options),
        ]

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.stop()

    def start(self, patience=90):
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.output = self.log.open("w", encoding="utf-8")
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=self.output, stderr=self.output
        )
        deadline = time.monotonic() + patience
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"the server did not start:\n{self.log.read_text()[-4000:]}")
            time.sleep(0.2)

    def _answers(self):
        try:
            return requests.get(f"{self.url}/web/health", timeout=30).status_code == 200
        except requests.ConnectionError:
            return False

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.output.close()

    def kill(self):
        """End it in the middle of whatever it does, as a power cut would."""
        self.process.kill()
        self.process.wait()
        self.output.close()

    def errors(self):
        marks = (" ERROR ", " CRITICAL ", "Traceback (most recent call last)")
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [
            line
            for line in lines
            if any(mark in line for mark in marks)
            and not any(provoked in line for provoked in self.provoked)
        ]
