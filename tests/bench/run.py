"""Run the benchmarks inside Odoo's shell (see tools/verb_bench.sh), which provides `env`."""

import importlib
import json
import os
import sys
from datetime import date
from pathlib import Path

HERE = Path(os.environ["CCHC_ROOT"]) / "tests" / "bench"
sys.path.insert(0, str(HERE))
import harness  # noqa: E402 - found only now

people = int(os.environ["CCHC_PEOPLE"])
wanted = os.environ.get("CCHC_BENCH_ONLY", "")
accepted_file = HERE / "accepted.json"

for file in sorted(HERE.glob("bench_*.py")):
    importlib.import_module(file.stem)
benches = [each for each in harness.BENCHES if wanted in each.name]
if not benches:
    sys.exit("there is no such benchmark")

last = json.loads(accepted_file.read_text(encoding="utf-8")) if accepted_file.exists() else {}
outcomes = []
for outcome in harness.run(env, benches, harness.ratios(last, people)):  # noqa: F821 - see above
    print(f"  {outcome.name}: {outcome.ratio:.2f}", file=sys.stderr)
    outcomes.append(outcome)
print(f"{people:,} people\n\n{harness.table(outcomes)}")

complaints = [outcome for outcome in outcomes if outcome.complaint]
if os.environ.get("CCHC_BENCH_ACCEPT"):
    last = harness.merge(last, outcomes, people, date.today().isoformat())
    accepted_file.write_text(
        json.dumps(last, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    page = HERE.joinpath("bench.md.in").read_text(encoding="utf-8")
    page = page.replace("{people}", f"{people:,}")
    page = page.replace("{table}", harness.accepted_table(last, harness.BENCHES))
    Path(os.environ["CCHC_ROOT"], "docs", "bench.md").write_text(page, encoding="utf-8")
    complaints = [outcome for outcome in outcomes if outcome.ratio > outcome.limit]
if complaints:
    sys.exit(1)
