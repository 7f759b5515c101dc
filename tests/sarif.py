"""Holds `keikaku check --format sarif` to the schema of SARIF 2.1.0: `sarif.py KEIKAKU SCHEMA`.

The schema is the committee's own, read by a validator that is not ours. Checked are the log of the samples and that of
a site with an error, warnings, two places and a file without a text; and that logs which are spoilt on purpose fail, so
that a schema that lets everything through would be noticed. Prints every fault and ends with 1 when there is one.
"""

import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from jsonschema import validators

ROOT = Path(__file__).resolve().parent.parent
WEAK = {
    "content/p/index.md": "申し込みは2026/12/1まで、[こちら](https://city.example/)から。[](item:9)\n",
    "content/p/items.csv": "id,parent,title\ntogether,,つながり\ntogether,,集まる場所\nplaces,together,場所\n",
    "content/p/item.csv": "id\n",
}


def log_of(keikaku, site):
    """What the program writes, and whether its exit code says what its log does."""
    command = [keikaku, "--lang", "ja", "check", "--format", "sarif", "--site", str(site)]
    done = subprocess.run(command, capture_output=True, check=False)
    log = json.loads(done.stdout.decode("utf-8"))
    has_errors = any(result["level"] == "error" for result in log["runs"][0]["results"])
    if done.returncode != int(has_errors):
        yield f"{site}: exit code {done.returncode}, and errors: {has_errors}"
    yield log


def spoilt(log):
    """Logs that no reader should take."""
    for spoil in (
        lambda run: run["results"][0].pop("message"),
        lambda run: run["results"][0].update(level="grave"),
        lambda run: run["results"][0]["locations"][0]["physicalLocation"].update(region={"startLine": 0}),
        lambda run: run["tool"].pop("driver"),
    ):
        wrong = copy.deepcopy(log)
        spoil(wrong["runs"][0])
        yield wrong


def faults(keikaku, schema):
    """Everything that is wrong."""
    validator = validators.validator_for(schema)(schema)
    with tempfile.TemporaryDirectory() as folder:
        weak = Path(folder) / "site"
        sound = ROOT / "src/diag/explained/site"
        files = {str(path.relative_to(sound)): path.read_text("utf-8") for path in sound.rglob("*") if path.is_file()}
        for name, text in {**files, **WEAK}.items():
            (weak / name).parent.mkdir(parents=True, exist_ok=True)
            (weak / name).write_text(text, "utf-8")
        for site in (ROOT, weak):
            *said, log = log_of(keikaku, site)
            yield from said
            yield from (f"{site}: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(log))
            rules = log["runs"][0]["tool"]["driver"]["rules"]
            if len(rules) < 100 or not all(rule["help"]["text"] for rule in rules):
                yield f"{site}: {len(rules)} rules, or one without help"
    results = log["runs"][0]["results"]
    if {result["level"] for result in results} < {"error"} or not any("relatedLocations" in one for one in results):
        yield f"the weak site shows too little: {[result['ruleId'] for result in results]}"
    for wrong in spoilt(log):
        if validator.is_valid(wrong):
            yield "the schema lets a spoilt log through"


def main():
    keikaku, schema = sys.argv[1:]
    found = list(faults(keikaku, json.loads(Path(schema).read_text("utf-8-sig"))))
    for fault in found:
        print(fault)
    sys.exit(bool(found))


main()
