"""Run the benchmarks inside Odoo's shell (see tools/verb_bench.sh), which provides `env`."""

import importlib
import json
import os
import sys
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
# Ratios of another size say nothing about this one.
accepted = last.get("ratios", {}) if last.get("people") == people else {}
outcomes = []
for outcome in harness.run(env, benches, accepted):  # noqa: F821 - the shell provides `env`
    print(f"  {outcome.name}: {outcome.ratio:.2f}", file=sys.stderr)
    outcomes.append(outcome)
table = harness.table(outcomes)
print(f"{people:,} people\n\n{table}")

if os.environ.get("CCHC_BENCH_ACCEPT"):
    ratios = {outcome.name: round(outcome.ratio, 3) for outcome in outcomes}
    accepted_file.write_text(
        json.dumps({"people": people, "ratios": ratios}, ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )
    text = HERE.joinpath("bench.md.in").read_text(encoding="utf-8")
    page = text.replace("{people}", f"{people:,}").replace("{table}", table)
    Path(os.environ["CCHC_ROOT"], "docs", "bench.md").write_text(page, encoding="utf-8")
elif any(outcome.complaint for outcome in outcomes):
    sys.exit(1)
