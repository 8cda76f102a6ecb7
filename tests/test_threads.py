"""The same calls from many threads at once give the same bytes as from one, first use of every module included."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import balanced_scorecard as bsc

EXAMPLES = Path(bsc.__file__).parent / "examples"
THREADS = 8
RUN = """
import sys
from hashlib import sha256
from pathlib import Path
from threading import Barrier, Thread
import balanced_scorecard as bsc

folder, threads = Path(sys.argv[1]), int(sys.argv[2])

def everything() -> bytes:
    card = bsc.load_scorecard(folder / "card.yaml")
    measurements = bsc.load_measurements(folder / "measurements.csv")
    findings = bsc.check(card, measurements, period="2025-T2")
    scores = bsc.roll_up(bsc.evaluate(card, measurements, "2025-T2"))
    report = bsc.build_report(scores, findings)
    panel = bsc.evaluate_panel(card, measurements)
    return b"".join((
        repr(scores.to_dict()).encode(), repr(findings.to_dict()).encode(), bsc.render_html(report).encode(),
        bsc.render_text(report, language="fi").encode(), bsc.render_map(bsc.strategy_map(card), scores).encode(),
        repr(bsc.explain(scores, card.id).to_dict()).encode(), panel.to_frame().to_csv().encode()))

found: list[str] = []
start = Barrier(threads)

def run() -> None:
    start.wait()
    for _ in range(2):
        found.append(sha256(everything()).hexdigest())

sys.setswitchinterval(1e-5)
running = [Thread(target=run) for _ in range(threads)]
for each in running: each.start()
for each in running: each.join()
print(*found)
"""


def hashes(threads: int) -> list[str]:
    """Return the hash of all results of each run, in a fresh interpreter with so many threads."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", RUN, str(EXAMPLES / "directorate"), str(threads)],
                          check=True, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.split()


def test_many_threads_give_the_bytes_of_one() -> None:
    [alone] = set(hashes(1))
    assert hashes(THREADS) == [alone] * (2 * THREADS)
