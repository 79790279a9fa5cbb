"""How long the desk takes, beside the bare library calls for the same work, in one run.

``python tests/benchmarks/measure.py [NAME …]`` prints a line for each measure: the medians of both, their ratio,
and the goal of DESIGN §10. Nothing here is a test: machines are noisy, ratios less so.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import competition
import files
import paper
import window
from bench import Bench, Side

from coopdesk.services.demo import make_demo

MEASURES: dict[str, tuple[Callable[[Bench], tuple[Side, Side]], str, int]] = {
    "start": (window.start, "≤ 1.4 ×", 9),
    "search": (window.search, "≤ 100 ms", 15),
    "sound": (window.sound, "≤ 100 ms", 15),
    "scroll": (window.scroll, "≤ 16 ms", 15),
    "save": (files.save, "≤ 1.5 ×", 301),
    "load": (files.tables, "no goal set", 3),
    "receive": (files.receive, "≤ 3 ×", 5),
    "inbox": (files.inbox, "≤ 3 ×", 1),
    "form": (paper.form, "no goal set", 9),
    "summary": (paper.sheet, "no goal set", 5),
    "lines": (paper.lines, "≤ 1.2 × at 2,000 lines", 3),
    "pile": (paper.pile, "no goal set", 1),
    "standings": (competition.standings, "under 1 s", 15),
    "demo": (files.demo, "under 60 s", 1),
}


def main() -> None:
    names = sys.argv[1:] or list(MEASURES)
    with tempfile.TemporaryDirectory() as folder:
        example = Path(folder) / "example"
        make_demo(example, lambda _: None)
        bench = Bench(example, Path(folder))
        print(f"{'':9}{'coopdesk':>12}{'bare':>12}{'ratio':>8}  goal (medians of turns)")
        for name in names:
            measure, goal, turns = MEASURES[name]
            ours, raw = measure(bench)
            pairs = [(ours(), raw()) for _ in range(turns)]
            mine, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
            ratio = statistics.median(one / other for one, other in pairs)
            print(f"{name:9}{mine * 1000:>9.1f} ms{theirs * 1000:>9.1f} ms{ratio:>8.2f}  {goal}", flush=True)


if __name__ == "__main__":
    main()
