"""Bringing a site to a bucket: a server that speaks S3, on this computer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import obstore
import pytest
from obstore.store import S3Store

from gaung.edges import console, deploying, deploying_bucket
from gaung.edges.own import MANIFEST
from gaung.edges.publish import told
from gaung.edges.refused import Refused
from tests.factories import ROOT
from tests.programs import npm_package, program
from tests.unit.test_deploying import NEW, OLD, parcel, quiet

pytestmark = [pytest.mark.validators, pytest.mark.xdist_group("bucket")]

SERVER = """
const S3rver = require(process.argv[1]);
const buckets = [{ name: "press-kit" }];
const told = { port: 0, address: "127.0.0.1", silent: true, directory: process.argv[2] };
new S3rver({ ...told, configureBuckets: buckets }).run().then(({ port }) => console.log(port));
"""
KEYS = {"AWS_ACCESS_KEY_ID": "S3RVER", "AWS_SECRET_ACCESS_KEY": "S3RVER"}
"""Those that the server takes; it checks what is signed with them."""


class Bucket(NamedTuple):
    """What is in a bucket, as the server itself tells it."""

    endpoint: str

    def store(self, folder: str) -> S3Store:
        return S3Store(
            "press-kit",
            prefix=folder,
            endpoint=self.endpoint,
            region="us-east-1",
            client_options={"allow_http": True},
        )

    def tree(self, folder: str) -> dict[str, bytes]:
        store = self.store(folder)
        paths = [each["path"] for chunk in obstore.list(store) for each in chunk]
        return {path: bytes(obstore.get(store, path).bytes()) for path in paths if path != MANIFEST}

    def headers(self, folder: str, path: str) -> dict[str, str]:
        found = obstore.get(self.store(folder), path).attributes
        return {str(name): value for name, value in found.items()}


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    package = npm_package("@20minutes/s3rver")
    folder = tmp_path_factory.mktemp("s3")
    words = [program("node"), "-e", SERVER, str(package), str(folder)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        server.terminate()


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    for name, value in {**KEYS, "AWS_ENDPOINT_URL": endpoint}.items():
        monkeypatch.setenv(name, value)
    return Bucket(endpoint)


def test_what_differs_is_sent_and_what_is_not_ours_stays(tmp_path: Path, bucket: Bucket) -> None:
    target = "s3://press-kit/situs"
    said = deploying.deploy(tmp_path, parcel(tmp_path / "public", OLD), target, quiet)
    assert (said.new, bucket.tree("situs")) == (4, OLD)
    obstore.put(bucket.store("situs"), "theirs.txt", b"theirs")
    said = deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target + "/", quiet)
    assert (said.new, said.changed, said.removed, said.same) == (2, 1, 2, 1)
    assert bucket.tree("situs") == {**NEW, "theirs.txt": b"theirs"}
    said = deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target, quiet)
    assert (said.new, said.changed, said.removed, said.same) == (0, 0, 0, 4)


def test_browsers_are_told_what_files_are_and_how_long_to_keep_them(
    tmp_path: Path, bucket: Bucket
) -> None:
    rules = (
        "/kit/*\n  X-Content-Type-Options: nosniff\n\n/kit/css/*\n  Cache-Control: "
        "public, max-age=31536000, immutable\n\n/kit/*/feed.json\n  Content-Type: "
        "application/feed+json; charset=utf-8\n"
    )
    large = bytes(range(256)) * 40_000  # sent in parts
    files = {
        "_headers": rules.encode(),
        "id/index.html": b"<p>",
        "id/feed.json": b"{}",
        "css/a.1234567890ab.css": b"p{}",
        "kits/kit.zip": large,
        "id/media/x.m4a": b"",
    }
    deploying.deploy(tmp_path, parcel(tmp_path / "public", files), "s3://press-kit/kepala", quiet)
    renewed, forever = "public, max-age=0, must-revalidate", "public, max-age=31536000, immutable"
    expected = {
        "_headers": ("text/plain; charset=utf-8", renewed),
        "id/index.html": ("text/html; charset=utf-8", renewed),
        "id/feed.json": ("application/feed+json; charset=utf-8", renewed),
        "css/a.1234567890ab.css": ("text/css; charset=utf-8", forever),
        "kits/kit.zip": ("application/zip", renewed),
        "id/media/x.m4a": ("audio/mp4", renewed),
        MANIFEST: ("application/json", renewed),
    }
    for path, (kind, kept) in expected.items():
        found = bucket.headers("kepala", path)
        assert (found["Content-Type"], found["Cache-Control"]) == (kind, kept), path
    assert bucket.tree("kepala") == files


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, bucket: Bucket) -> None:
    whole = parcel(tmp_path / "public", NEW)
    obstore.put(bucket.store("lain"), "index.html", b"theirs")
    with pytest.raises(Refused, match="output-not-ours"):
        deploying.deploy(tmp_path, whole, "s3://press-kit/lain", quiet)
    deploying.deploy(tmp_path, whole, "s3://press-kit/umum", quiet)
    newsroom = parcel(tmp_path / "newsroom", NEW, "newsroom")
    with pytest.raises(Refused, match="output-for-public"):
        deploying.deploy(tmp_path, newsroom, "s3://press-kit/umum", quiet)
    assert bucket.tree("lain") == {"index.html": b"theirs"}


DYING = """
import os, sys
from pathlib import Path
from gaung.edges import deploying, deploying_bucket

deploying_bucket.Bucket.batch = deploying_bucket._AT_ONCE = 1
really, left = deploying_bucket.obstore.put, int(sys.argv[1])

def put(*words, **more):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), 9)
    return really(*words, **more)

deploying_bucket.obstore.put = put
deploying.deploy(Path("."), deploying.parcel(Path(sys.argv[2])), sys.argv[3], lambda step: None)
"""


@pytest.mark.parametrize("sent", [0, 2, 4, 7])
def test_killed_at_any_step_the_old_pages_work_and_the_next_run_goes_on_from_there(
    tmp_path: Path, bucket: Bucket, sent: int
) -> None:
    """Sent are the manifest, b.css, the manifest, index.html, the manifest, feed.json, …"""
    folder = f"mati-{sent}"
    target = f"s3://press-kit/{folder}"
    deploying.deploy(tmp_path, parcel(tmp_path / "public", OLD), target, quiet)
    whole = parcel(tmp_path / "public", NEW)
    words = [sys.executable, "-c", DYING, str(sent), str(tmp_path / "public"), target]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == -9, done.stderr

    found = bucket.tree(folder)
    needed = {b"old": "a.css", b"new": "b.css"}[found["index.html"]]
    assert needed in found, "the page lacks its style"
    noted = told(bytes(obstore.get(bucket.store(folder), MANIFEST).bytes()))
    assert noted is not None
    there = sum(noted.digests.get(path) == digest for path, digest in whole.digests.items())
    assert there == {0: 1, 2: 1, 4: 2, 7: 4}[sent], "one stayed the same, the others were sent"

    said = deploying.deploy(tmp_path, whole, target, quiet)
    assert said.same == there, "what was sent is not sent again"
    assert bucket.tree(folder) == NEW
    said = deploying.deploy(tmp_path, whole, target, quiet)
    assert (said.new, said.changed, said.removed) == (0, 0, 0)


def test_what_a_bucket_does_not_allow_is_told(
    tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deploying_bucket, "_RETRIES", 0)
    whole = parcel(tmp_path / "public", NEW)

    def refused(target: str) -> Refused:
        with pytest.raises(Refused) as told:
            deploying.deploy(tmp_path, whole, target, quiet)
        for language in ("id", "en"):
            words = console.words(language, tmp_path)
            said = words.say(f"refused-{told.value.code}", **told.value.values)
            assert "{" not in said
            assert "Debug" not in said
        return told.value

    assert refused("s3://tidak-ada/situs").code == "deploy-no-bucket"
    assert refused("s3://").code == "deploy-bucket"
    assert refused("s3://Press Kit/x").code == "deploy-bucket"
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "salah")
    found = refused("s3://press-kit/situs")
    assert (found.code, "SignatureDoesNotMatch" in found.values["why"]) == ("deploy-denied", True)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    assert refused("s3://press-kit/situs").code == "deploy-failed"
    for address in ("bukan-alamat", "http://127.0.0.1:99999", "ftp://127.0.0.1"):
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        assert refused("s3://press-kit/situs").code == "deploy-endpoint"
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "disalin dengan\nbaris baru")
    assert refused("s3://press-kit/situs").code == "deploy-keys"
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    assert refused("s3://press-kit/situs").code == "deploy-keys"
    assert bucket.endpoint
