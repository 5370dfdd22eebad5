"""Production for real: `./cchc serve` with workers, behind the proxy's own configuration."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
import requests
import websocket
from client import Client
from server import connected, drop_database, free_port

ROOT = Path(os.environ["CCHC_ROOT"])
VAR = Path(os.environ["CCHC_VAR"])
DATABASE = os.environ.get("CCHC_TEST_DB", "cchc_test") + "_production"
PASSWORD = "first-password-of-this-test"
# What the container image sets (config/docker/Dockerfile), and docker-compose.yml on top.
IMAGE = {
    "CCHC_IMAGE": "1",
    "CCHC_VENV": os.environ["CCHC_VENV"],
    "CCHC_VAR": str(VAR / "test" / "production"),
    "ODOO_HOME": os.environ["ODOO_LIB"],
    "CCHC_DB": DATABASE,
    "CCHC_PROXY_MODE": "True",
    "CCHC_WORKERS": "2",
    "CCHC_ADMIN_PASSWORD": PASSWORD,
}


@contextlib.contextmanager
def running(command, log, **environment):
    """A process and all its children, ended together."""
    kept = {key: value for key, value in os.environ.items() if key != "CCHC_PRIVATE_PG"}
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command,
            env={**kept, **environment},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)


def wait_for(url, process, log, patience=400):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(requests.ConnectionError):
            if requests.get(url, timeout=30).status_code == 200:
                return
        time.sleep(0.3)
    raise RuntimeError(log.read_text(encoding="utf-8")[-4000:])


@pytest.fixture(scope="module")
def production():
    drop_database(DATABASE)
    shutil.rmtree(IMAGE["CCHC_VAR"], ignore_errors=True)
    Path(IMAGE["CCHC_VAR"]).mkdir(parents=True)
    ports = {"CCHC_HTTP_PORT": str(free_port()), "CCHC_WEBSOCKET_PORT": str(free_port())}
    log = VAR / "test" / "serve.log"
    with running(["bash", "cchc", "serve"], log, **IMAGE, **ports) as process:
        wait_for(f"http://127.0.0.1:{ports['CCHC_HTTP_PORT']}/web/health", process, log)
        yield ports
    drop_database(DATABASE)


def _render(name, folder, values):
    """As the nginx image does with its templates."""
    text = (ROOT / "config/docker/nginx" / name).read_text(encoding="utf-8")
    for variable, value in values.items():
        text = text.replace(f"${{{variable}}}", value)
    text = text.replace("/etc/nginx/locations.conf", str(folder / "locations.conf"))
    (folder / name.removesuffix(".template")).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def proxy(production, tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    port = str(free_port())
    values = {
        "ODOO_HTTP": f"127.0.0.1:{production['CCHC_HTTP_PORT']}",
        "ODOO_WEBSOCKET": f"127.0.0.1:{production['CCHC_WEBSOCKET_PORT']}",
        "LISTEN": f"127.0.0.1:{port}",
    }
    for name in ("upstream.conf.template", "plain.conf.template", "locations.conf"):
        _render(name, folder, values)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {temporary}\n"
        f"include {folder}/upstream.conf; include {folder}/plain.conf; }}\n",
        encoding="utf-8",
    )
    log = folder / "out.log"
    command = [os.environ["NGINX"], "-p", folder, "-c", folder / "nginx.conf"]
    with running([*command, "-e", folder / "error.log"], log) as process:
        wait_for(f"http://127.0.0.1:{port}/web/health", process, log, patience=20)
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def administrator(proxy):
    return Client(proxy, DATABASE, "admin", PASSWORD)


def test_the_first_password_is_the_given_one(proxy, administrator):
    assert administrator.uid
    with pytest.raises(Exception, match="AccessDenied"):
        Client(proxy, DATABASE, "admin", "admin")


def test_the_login_page_comes_through_the_proxy_in_vietnamese(proxy):
    answer = requests.get(f"{proxy}/web/login", timeout=60)
    assert "Mật khẩu" in answer.text
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer.headers["Server"] == "nginx", "no version"


def test_redirections_keep_the_address_of_the_proxy(proxy):
    answer = requests.get(f"{proxy}/odoo", timeout=60, allow_redirects=False)
    assert answer.status_code in (302, 303)
    location = answer.headers["Location"]
    assert location.startswith((proxy, "/"))


def test_no_demonstration_in_production(production):
    with connected(DATABASE) as cursor:
        cursor.execute("SELECT state FROM ir_module_module WHERE name = 'cchc_demo'")
        assert cursor.fetchone() in (None, ("uninstalled",))
        cursor.execute("SELECT count(*) FROM hr_employee")
        assert cursor.fetchone()[0] <= 1


def test_a_web_socket_opens_through_the_proxy(proxy, administrator):
    session = administrator.session.cookies["session_id"]
    page = administrator.get("/odoo").text
    version = re.search(r'"websocket_worker_version":\s*"([^"]+)"', page)[1]
    socket = websocket.create_connection(
        f"{proxy.replace('http', 'ws')}/websocket?version={version}",
        cookie=f"session_id={session}",
        origin=proxy,
        timeout=20,
    )
    with contextlib.closing(socket):
        socket.send('{"event_name": "subscribe", "data": {"channels": [], "last": 0}}')
        socket.ping()
        opcode, _data = socket.recv_data(control_frame=True)
    assert opcode in (websocket.ABNF.OPCODE_PONG, websocket.ABNF.OPCODE_TEXT)


def test_databases_cannot_be_managed_from_outside(proxy):
    for path in ("manager", "selector", "backup", "create"):
        assert requests.get(f"{proxy}/web/database/{path}", timeout=60).status_code == 403


def test_several_workers_answer(production):
    with connected(DATABASE) as cursor:
        cursor.execute("SELECT 1")
    log = (VAR / "test" / "serve.log").read_text(encoding="utf-8")
    assert len(set(re.findall(r"Worker WorkerHTTP \((\d+)\) alive", log))) == 2
    assert "Evented Service (longpolling) running" in log


def test_the_nightly_backup_script_makes_an_archive(production, tmp_path):
    settings = {**IMAGE, "BACKUP_FOLDER": str(tmp_path), "BACKUP_DAYS": "30"}
    old, recent = tmp_path / "cchc-20240101-013000.tar", tmp_path / "cchc-20991231-013000.tar"
    for file, days in ((old, 40), (recent, 2)):
        file.touch()
        os.utime(file, (time.time() - days * 86400,) * 2)
    kept = {key: value for key, value in os.environ.items() if key != "CCHC_PRIVATE_PG"}
    script = ["bash", "config/docker/backup.sh"]
    options = {"cwd": ROOT, "env": {**kept, **settings}, "check": False}
    # The last archive is two days old: the container must be seen as ill.
    assert subprocess.run([*script, "check"], **options).returncode == 1
    assert subprocess.run([*script, "now"], **options).returncode == 0
    assert subprocess.run([*script, "check"], **options).returncode == 0
    left = sorted(tmp_path.glob("cchc-*.tar"))
    assert old not in left
    assert recent in left
    assert len(left) == 2
