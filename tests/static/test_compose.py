"""docker-compose.yml: valid by the Compose specification, and safe to put on a server as it is.

compose_spec/compose-spec.json is the specification's own schema (Apache-2.0, LICENSE beside it).
"""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import ROOT

SCHEMA = json.loads(
    Path(__file__).with_name("compose_spec").joinpath("compose-spec.json").read_text("utf-8")
)
FILES = ["docker-compose.yml", "config/docker/tls.yml"]
SERVICES = {"db", "odoo", "proxy", "backup"}
SECRETS = ("POSTGRES_PASSWORD", "CCHC_ADMIN_PASSWORD")


def _read(name):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def services():
    return _read("docker-compose.yml")["services"]


@pytest.mark.parametrize("name", FILES)
def test_valid_by_the_specification(name):
    jsonschema.validate(_read(name), SCHEMA)


def test_the_schema_would_refuse_a_mistake():
    broken = _read("docker-compose.yml")
    broken["services"]["odoo"]["depend_on"] = ["db"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, SCHEMA)


def test_every_service_is_watched_and_restarted(services):
    assert set(services) == SERVICES
    for name, service in services.items():
        assert service["healthcheck"]["test"], name
        assert service["restart"] == "unless-stopped", name


def test_services_wait_for_health(services):
    for name, service in services.items():
        for needed, how in service.get("depends_on", {}).items():
            assert needed in services
            assert how == {"condition": "service_healthy"}, f"{name} on {needed}"


def test_images_are_pinned(services):
    dockerfile = (ROOT / "config/docker/Dockerfile").read_text(encoding="utf-8")
    images = [services["db"]["image"], services["proxy"]["image"]]
    images += re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE)
    for image in images:
        assert re.search(r":\d+\.\d+", image), f"{image} is not pinned to a release"
    assert images[-1].startswith("odoo:19.0-")


def test_only_the_proxy_can_be_reached(services):
    assert {name for name, service in services.items() if "ports" in service} == {"proxy"}
    (port,) = services["proxy"]["ports"]
    assert port.startswith("${CCHC_LISTEN:-127.0.0.1:"), "without HTTPS, only from this machine"


@pytest.mark.parametrize("secret", SECRETS)
def test_secrets_come_from_the_environment_and_have_no_default(secret):
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    uses = re.findall(rf"\$\{{{secret}[^}}]*\}}", text)
    assert uses
    assert all(use.startswith(f"${{{secret}:?") for use in uses)
    example = (ROOT / "config/docker/env.example").read_text(encoding="utf-8")
    assert f"\n{secret}=\n" in f"\n{example}", "the example must leave it empty"
    assert ".env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_no_password_is_written_down(services):
    for name, service in services.items():
        for variable, value in service.get("environment", {}).items():
            if "PASSWORD" in variable:
                assert re.fullmatch(r"\$\{[A-Z_]+:\?.*\}", value), f"{name}: {variable}"


def test_the_database_has_the_settings_of_the_private_cluster(services):
    settings = (ROOT / "config/postgresql.conf").read_text(encoding="utf-8")
    wanted = dict(re.findall(r"^(\w+) = '?([^'\n]*)'?$", settings, re.MULTILINE))
    # Where it listens is the container's own affair.
    del wanted["listen_addresses"], wanted["unix_socket_directories"]
    given = dict(re.findall(r"--(\w+)=(\S+)", " ".join(services["db"]["command"])))
    assert given == wanted
    assert (given["random_page_cost"], given["jit"]) == ("1.1", "off")


def test_mounted_files_exist_and_volumes_are_declared(services):
    compose = _read("docker-compose.yml")
    mounts = [
        (name, mount.rpartition(":")[0] if mount.endswith(":ro") else mount)
        for file in FILES
        for name, service in _read(file)["services"].items()
        for mount in service.get("volumes", [])
    ]
    for name, mount in mounts:
        source = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", mount).rpartition(":")[0]
        if source.startswith("./"):
            assert (ROOT / source).is_file(), f"{name}: {source}"
        elif not source.startswith("$"):
            assert source in compose["volumes"], f"{name}: {source}"


def test_the_image_copies_what_exists():
    dockerfile = (ROOT / "config/docker/Dockerfile").read_text(encoding="utf-8")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for source in re.findall(r"^COPY (\S+) ", dockerfile, re.MULTILINE):
        assert (ROOT / source).exists(), source
        assert f"!{source.split('/')[0]}" in ignored, f".dockerignore leaves out {source}"


def test_web_sockets_and_workers_are_wired(services):
    environment = services["odoo"]["environment"]
    assert environment["CCHC_PROXY_MODE"] == "True"
    assert int(re.fullmatch(r"\$\{CCHC_WORKERS:-(\d+)\}", environment["CCHC_WORKERS"])[1]) >= 2
    proxy = services["proxy"]["environment"]
    assert (proxy["ODOO_HTTP"], proxy["ODOO_WEBSOCKET"]) == ("odoo:8069", "odoo:8072")
    templates = {mount.split(":")[1] for mount in services["proxy"]["volumes"]}
    assert "/etc/nginx/locations.conf" in templates


def test_backups_outlive_the_server(services):
    volumes = services["backup"]["volumes"]
    assert any(mount.endswith(":/backups") for mount in volumes)
    assert "files:/var/lib/odoo" in volumes
    assert services["backup"]["command"] == ["nightly"]
