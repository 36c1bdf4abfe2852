"""Posts are as long on X as its own library says, which nobody here wrote."""

from __future__ import annotations

import csv
import json
import random
import subprocess
from collections.abc import Sequence
from io import StringIO

import pytest

from gaung.model.platforms import weighted
from tests.demonstration import demonstration
from tests.factories import ROOT
from tests.programs import npm_package, program

pytestmark = [pytest.mark.validators, pytest.mark.xdist_group("demonstration")]

WORDS = (
    "Halo, dunia!", "— “kutip” …", "東京", "عبد الله", "é e\u0301", "₹ € ‰", "①②", "ﷺ", "·•",
    "👩🏽\u200d🚒", "🇮🇩", "✅", "❤️ ☀ ©", "#️⃣ 1️⃣", "👨\u200d👩\u200d👧\u200d👦👍🏿", "™ ®", "\u200d",
    "https://gaung.id/id/", "http://a.id.", "https://pu.go.id/wwf?b=c&d=e#f,", "(https://a.id/x)",
    "https://id.wikipedia.org/wiki/Bali_(pulau)", "https://a.id/x…", "“https://a.id/x”",
    "https://a.id:8080/x!", "https://a.id/,", "HTTPS://KOMINFO.GO.ID", "https://x.id/á",
    "kemkomdigi.go.id", "kompas.com,", "komdigi.id/berita.", "www.pu.go.id/x?y=1",
    "indonesia.travel", "Basuki Hadimuljono, M.Sc., Ph.D.", "S.Si, M.Si", "Ir. H.Amir",
    "mail@komdigi.go.id", "@kominfo.id", "#forum.id", "jakarta.go.id-nya", "selesai.Lalu",
    "1.500 peserta; pukul 03.50 WIB", "file.pdf", "a.n. s.d.", "a\nb",
)  # fmt: skip
"""What is written into posts, and what may look like an address to X."""


def counted(posts: Sequence[str]) -> list[int]:
    """The lengths that the library of X gives."""
    script = ROOT / "tests/tools/weigh_posts.mjs"
    done = subprocess.run(
        [program("node"), str(script), str(npm_package("twitter-text").parent)],
        input=json.dumps(posts), capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return list(json.loads(done.stdout))


def test_posts_are_as_long_as_the_platform_says() -> None:
    """Each of the words above, and many of them side by side."""
    chance = random.Random(1)  # noqa: S311 - the same posts each time
    posts = [*WORDS, *(" ".join(chance.choices(WORDS, k=5)) for _ in range(500))]
    assert [(post, weighted(post)) for post in posts] == list(
        zip(posts, counted(posts), strict=True)
    )
    assert [len(post) for post in WORDS] != counted(WORDS)


def test_posts_of_the_demonstration_are_as_long_as_its_tables_say() -> None:
    """Its address is one that nobody can have; X would know a real one for a link."""
    files = demonstration().files
    tables = [files[path].decode("utf-8-sig") for path in files if path.endswith("/posts.csv")]
    rows = [row for table in tables for row in csv.DictReader(StringIO(table, newline=""))]
    posts = [row for row in rows if row["platform"] == "X"]
    assert posts
    real = [row["text"].replace("gaung.example", "gaung.id") for row in posts]
    assert [int(row["length"]) for row in posts] == counted(real)
