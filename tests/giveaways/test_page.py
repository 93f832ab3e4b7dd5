"""verify.html: made of its sources, silent on the network, and of one mind with the command line."""

import base64
import hashlib
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Page, expect

from bot.errors import UserError
from cogs.giveaways import text_proof
from cogs.giveaways.beacon_signature import is_genuine
from cogs.giveaways.model_check import check
from cogs.giveaways.model_proof import to_json
from cogs.giveaways.model_proof_reading import parse
from tests.browser import in_a_browser
from tests.giveaways.bundles import REAL, ROUND, SIGNATURE, changed_bytes, random_texts, small_proof
from tests.source import ROOT, tracked

FOLDER = "cogs/giveaways/page"
FILE = ROOT / "cogs/giveaways/verify.html"
HTML = FILE.read_text(encoding="utf-8")


def sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def test_the_page_is_made_of_its_sources() -> None:
    """Build it anew with `npm ci --ignore-scripts && npm run build` in its folder."""
    names = sorted(path.removeprefix(f"{FOLDER}/") for path in tracked(FOLDER))
    lines = [f"{name} {sha256((ROOT / FOLDER / name).read_text(encoding='utf-8')).hex()}\n" for name in names]
    assert f'<meta name="source" content="{sha256("".join(lines)).hex()}">' in HTML
    for name, version in json.loads((ROOT / FOLDER / "package.json").read_text())["devDependencies"].items():
        assert name == "esbuild" or f"{name} {version}" in HTML


def test_the_lock_of_its_sources_names_no_place() -> None:
    lock = json.loads((ROOT / FOLDER / "package-lock.json").read_text())
    packages = [package for name, package in lock["packages"].items() if name]
    assert all(package["integrity"] and "resolved" not in package for package in packages)


def test_the_page_can_reach_nothing() -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', HTML)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; ")
    for tag in ("script", "style"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", HTML, flags=re.DOTALL)
        assert f"{tag}-src 'sha256-{base64.b64encode(sha256(inside)).decode()}'" in policy[1]
    seen = re.sub(r"<!--.*?-->", "", HTML, flags=re.DOTALL)
    assert not re.findall(r"https?://|//[\w.-]+\.\w+/|@import|url\(|\bfetch\(|XMLHttpRequest|WebSocket", seen)
    assert set(re.findall(r'(?:src|href)="([^"]*)"', seen)) == {"data:,"}


def test_the_page_and_the_command_line_say_the_same() -> None:
    said = re.sub(r'"\s*\+\s*"', "", (ROOT / FOLDER / "words.js").read_text(encoding="utf-8"))
    alone = (text_proof.GOOD, text_proof.BAD, text_proof.LEVEL_1, text_proof.LEVEL_2, text_proof.standing(None))
    for sentence in (*alone, *(one for pair in text_proof.SENTENCES.values() for one in pair)):
        assert f'"{sentence}"' in said


@pytest_asyncio.fixture(loop_scope="session")
async def page(tab: Page) -> AsyncIterator[Page]:
    """The page from disk, at a phone's width; fails if it asked for anything, or a script failed."""
    await tab.set_viewport_size({"width": 390, "height": 844})
    trouble: list[str] = []
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.on("console", lambda message: trouble.append(message.text))
    tab.on("request", lambda request: trouble.append(request.url))
    await tab.goto(FILE.as_uri())
    yield tab
    await tab.close()
    assert trouble == [FILE.as_uri()]


def verdict(text: str) -> dict[str, bool] | str:
    """What the command line finds: each check, or the sentence of a refusal."""
    try:
        report = check(parse(text.encode()), is_genuine)
    except UserError as error:
        return str(error)
    return {found.check.value: found.holds for found in report.findings}


async def verdicts(page: Page, texts: list[str]) -> list[dict[str, bool] | str]:
    found: list[dict[str, bool] | str] = await page.evaluate("texts => texts.map(gw1.verdict)", texts)
    return found


class TestInABrowser:
    """The page at work."""

    pytestmark = in_a_browser

    async def test_the_published_example_and_a_real_round(self, page: Page) -> None:
        program = """() => {
            const seed = "11".repeat(32), list = "0a0a0a0a:1\\n1b1b1b1b:1\\n2c2c2c2c:3\\n3d3d3d3d:2";
            const digest = gw1.digest("G1", list), key = gw1.key("G1", digest, seed, "22".repeat(32));
            return [gw1.commitment(seed), digest, key, ...gw1.order(key, gw1.readList(list))];
        }"""
        assert await page.evaluate(program) == [
            "02d449a31fbb267c8f352e9968a79e3e5fc95c1bbeaa502fd6454ebde5a4bedc",
            "3c3cbe85b9550ce1ec84de239971bac96cf6bf4f8a734b9bbff3f21d13a9d69f",
            "e140404f8b8f704008413f2234aa057df6ab15d57449e0bf45d085be708c169c",
            *("2c2c2c2c", "0a0a0a0a", "3d3d3d3d", "1b1b1b1b"),
        ]
        rounds = "([round, signature]) => [0, 1].map(more => gw1.isGenuine(round + more, signature))"
        assert await page.evaluate(rounds, [ROUND, SIGNATURE.hex()]) == [True, False]

    async def test_a_thousand_random_proofs_get_the_same_verdict_in_both(self, page: Page) -> None:
        texts = list(random_texts(1000))
        here = [verdict(text) for text in texts]
        assert await verdicts(page, texts) == here
        assert sum(isinstance(one, dict) and all(one.values()) for one in here) > 100
        assert len({json.dumps(one) for one in here}) > 20

    async def test_a_changed_byte_anywhere_is_refused_with_the_reason(self, page: Page) -> None:
        for beacon in (REAL, None):
            text = to_json(small_proof(beacon))
            whole, *changed = await verdicts(page, [text, *changed_bytes(text)])
            assert isinstance(whole, dict)
            assert all(whole.values())
            assert not [one for one in changed if not (one if isinstance(one, str) else not all(one.values()))]

    async def test_somebody_checks_a_draw_on_a_phone(self, page: Page, tmp_path: Path) -> None:
        proof = small_proof()
        file = tmp_path / "proof.json"
        file.write_text(to_json(proof), encoding="ascii")
        await page.get_by_label("Choose the proof").set_input_files(file)
        await expect(page.get_by_role("heading", name=text_proof.GOOD)).to_be_focused()
        await expect(page.locator("#checks .right")).to_have_count(9)
        await expect(page.locator("#checks .wrong")).to_have_count(0)
        await expect(page.get_by_text(text_proof.LEVEL_2)).to_be_visible()
        await expect(page.get_by_text(proof.commitment.hex())).to_be_visible()
        await expect(page.get_by_text(f"{proof.replaced[0].ticket} no longer: not claimed")).to_be_visible()
        await page.get_by_label("Your ticket").fill(" 0A0A0A0A0A0A0A0A ")
        place = text_proof.ordinal(proof.order.index("0a" * 8) + 1)
        await expect(page.get_by_text(f"Your ticket was in, with weight 5, and came {place} of 5.")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")

        await page.get_by_text("or paste it").click()
        await page.get_by_label("The text of the proof").fill(to_json(proof).replace('"places": 2', '"places": 3'))
        await expect(page.get_by_role("heading", name=text_proof.BAD)).to_be_focused()
        await expect(page.locator("#checks .wrong")).to_have_count(2)
        await expect(page.get_by_text(text_proof.LEVEL_2)).to_be_hidden()
        await page.get_by_label("The text of the proof").fill("no proof <b>at all</b>")
        await expect(page.get_by_text("This is not a proof")).to_be_visible()
        await expect(page.locator("#result")).to_be_hidden()
