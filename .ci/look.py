"""Look at every page as a browser shows it: no barrier that axe-core finds, and nothing wider than a phone.

    python .ci/look.py AXE.JS [CHROMIUM]

AXE.JS is axe-core's `axe.min.js` (npm install axe-core), CHROMIUM the browser (left out: chromium). Every view of two
bundled examples is asked by day and by night, and measured on a phone in every language, by Chromium without a window.
Ends with 1 and one line for each thing found.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import balanced_scorecard as bsc

PHONE = 360
PHONES = 12
"""So many pages are measured at once: a browser takes longer to start than to measure one."""
EXAMPLES = {  # name -> a period with something red or late, and the languages its words are tried in
    "directorate": ("2025-T3", ("nb", "nn", "en", "sv", "da", "fi")), "emergency_care": ("2019-01", ("nb", "en")),
}
THEMES = {"light": 1, "dark": 0}  # Chromium's numbers for what the reader prefers
ASK_AXE = """<script>axe.run(document, {resultTypes: ["violations"]}).then(function (found) {
  var told = found.violations.map(function (v) { return v.id + ": " + v.help + " (" + v.nodes.length + ", such as " +
    v.nodes[0].html + ")"; });
  document.documentElement.innerHTML = "<pre id=told></pre>";
  document.getElementById("told").textContent = JSON.stringify([told]);
});</script>"""
ASK_WIDTH = """<script>window.addEventListener("load", function () {
  var page = document.documentElement, wide = page.scrollWidth > page.clientWidth ? ["wider than " + page.clientWidth +
    " by " + (page.scrollWidth - page.clientWidth)] : [];
  var out = parent.document.getElementById("told"), told = JSON.parse(out.textContent);
  told[NUMBER] = wide; out.textContent = JSON.stringify(told);
});</script>"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and text of every page."""
    for example, (period, languages) in EXAMPLES.items():
        with as_file(files("balanced_scorecard") / "examples" / example) as folder:
            card = bsc.load_scorecard(folder / "card.yaml")
            figures = bsc.load_measurements(folder / "measurements.csv")
            words = bsc.load_assessments(folder / "assessments.csv")
        scores = bsc.roll_up(bsc.evaluate(card, figures, period))
        findings = bsc.check(card, figures, period=period)
        for language in languages:
            yield f"{example} check {language}", bsc.render_check_page(findings, language=language)
            for view in bsc.View:
                for form in bsc.AnnualForm if view is bsc.View.ANNUAL else (None,):
                    report = bsc.build_report(scores, findings, assessments=words, view=view, form=form)
                    name = " ".join(filter(None, (example, view.value, form.value if form else "", language)))
                    yield name, bsc.render_html(report, language=language)
    yield from hard_pages()


def hard_pages() -> Iterator[tuple[str, str]]:
    """Yield pages of cards that nobody wrote with a page in mind: nothing at all, and names that are too much."""
    empty = bsc.Scorecard(id="empty", name="Tomt kort", language="nb")
    yield "empty", page_of(empty)
    long = "Utredningssaksbehandlingstidsoppfølgingsindikator" * 6
    names = [long, "<b>&amp;</b><script>alert(1)</script>", "\u202eabc\u05e9\u05dc\u05d5\u05dd",
             "👩‍👩‍👧‍👦 🇳🇴", "a" * 300]
    indicators = [bsc.Indicator(id=f"I{n}", name=names[n % 5], unit="percent", owner=names[(n + 1) % 5])
                  for n in range(60)]
    factor = bsc.CriticalSuccessFactor(id="F", name=long, indicators=tuple(indicators))
    perspective = bsc.Perspective(id="P", name=long, factors=(factor,))
    yield "hostile", page_of(bsc.Scorecard(id="hostile", name=long, language="nb", perspectives=(perspective,)))


def page_of(card: bsc.Scorecard) -> str:
    """Return the page of a card without figures."""
    return bsc.render_html(bsc.build_report(bsc.roll_up(bsc.evaluate(card, bsc.Measurements(), "2025"))))


@dataclass(frozen=True)
class Look:
    """One page as it is asked: what is looked at, its text with the question in it, and the theme it is seen in."""

    names: tuple[str, ...]
    text: str
    theme: int


def looks(axe: str) -> Iterator[Look]:
    """Yield every look at every page; what axe asks does not depend on the language, how wide a word is does."""
    script = f"<script>{Path(axe).read_text(encoding='utf-8')}</script>"
    all_pages = list(pages())
    for name, page in all_pages:
        if name.rpartition(" ")[2] in ("nb", "empty", "hostile"):
            for theme, number in THEMES.items():
                yield Look((f"{name} {theme}",), page.replace("</body>", f"{script}{ASK_AXE}</body>"), number)
    for start in range(0, len(all_pages), PHONES):
        some = all_pages[start:start + PHONES]
        yield Look(tuple(f"{name} phone" for name, _ in some), on_phones([page for _, page in some]), THEMES["light"])


def told(look: Look, browser: str) -> list[list[str]]:
    """Return what the scripts of the page have written, of each that is looked at."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder) / "page.html"
        place.write_text(look.text, encoding="utf-8")
        done = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-background-networking", f"--user-data-dir={Path(folder) / 'profile'}",
             f"--blink-settings=preferredColorScheme={look.theme}", "--virtual-time-budget=30000",
             "--window-size=1280,2000", "--dump-dom", place.as_uri()],
            capture_output=True, text=True, check=True)
    found = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    answers = json.loads(html.unescape(found[1])) if found else []
    return [["the browser did not answer"] if answer is None else answer
            for answer in [*answers, *[None] * (len(look.names) - len(answers))]]


def on_phones(some: Sequence[str]) -> str:
    """Return a page that shows each of *some* pages as wide as a phone, and asks whether anything is wider."""
    frames = []
    for number, page in enumerate(some):
        inside = html.escape(page.replace("</body>", f"{ASK_WIDTH.replace('NUMBER', str(number))}</body>"), quote=True)
        frames.append(f'<iframe srcdoc="{inside}" style="width:{PHONE}px;height:900px;border:0"></iframe>')
    return f'<!DOCTYPE html><html><body><pre id="told">[]</pre>{"".join(frames)}</body></html>'


def main(axe: str, browser: str = "chromium") -> int:
    """Look at every page, and say what is wrong."""
    all_looks = list(looks(axe))
    with ThreadPoolExecutor(max_workers=2) as pool:
        answers = list(pool.map(lambda look: told(look, browser), all_looks))
    asked = [(name, faults) for look, answer in zip(all_looks, answers, strict=True)
             for name, faults in zip(look.names, answer, strict=True)]
    faults = [f"{name}: {fault}" for name, found in asked for fault in found]
    print("\n".join([*faults, f"{len(asked)} looks, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
