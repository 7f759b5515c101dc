"""The schemas of the source files against a real TOML language server: every source of the samples and of the golden
sites and every example of the format is right by them, and each of a list of wrong files is not.

Usage: schemas.py PROGRAM TAPLO
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

PROGRAM, TAPLO = str(Path(sys.argv[1]).resolve()), str(Path(sys.argv[2]).resolve())
ROOT = Path(__file__).resolve().parent.parent

# Each is one mistake in a file that would be right without it, and a word of what the server has to say.
OWN = ("site.toml", "plan.toml")
WRONG = [
    ("site.toml", 'description = "計画"\n', "title"),
    ("site.toml", 'title = "計画"\nas-of = "2026-11-21"\n', "as-of"),
    ("site.toml", 'title = "計画"\nlanguage = "fr"\n', "fr"),
    ("site.toml", "title = true\n", "true"),
    ("site.toml", 'title = "計画"\n[rules]\nlink-text-vage = "off"\n', "link-text-vage"),
    ("plan.toml", 'title = "計画"\nfiscal_year_names = { R1 = "平成31年度" }\n', "R1"),
    ("plan.toml", 'title = "計画"\nstate = "done"\n', "done"),
    ("plan.toml", 'title = "計画"\nfiscal_year_start = 13\n', "13"),
    ("plan.toml", 'title = "計画"\n[[level]]\nid = "方針"\nname = "方針"\n', "方針"),
    ("plan.toml", 'title = "計画"\n[[level]]\nid = "policy"\n', "name"),
    ("plan.toml", 'title = "計画"\ntitle-xx = "plan"\n', "title-xx"),
    ("plan.toml", 'title = "計画"\n[contact]\ntel = "0000"\n', "tel"),
    ("plan.toml", 'title = "計画"\nsource = { url = "file:///c" }\n', "file:"),
    ("items.toml", '[[item]]\ntitle = "取組"\n', "id"),
    ("items.toml", '[[items]]\nid = "a"\n', "items"),
    ("indicators.toml", '[[indicator]]\nid = "a"\nname = "数"\ntarget = { value = 1, until = "R7" }\n', "until"),
    ("indicators.toml", '[[indicator]]\nid = "a"\nname = "数"\ndirection = "upp"\n', "upp"),
    ("budget.toml", '[[line]]\nid = "a"\nline = "補助金"\nkind = "最終"\n', "最終"),
]


def check(schemas, name, files):
    """What the server says about files of one name, and whether it is content."""
    schema = schemas / f"{name.removesuffix('.toml')}.json"
    command = [TAPLO, "check", "--no-auto-config", "--colors", "never", "--schema", schema.as_uri(), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr, done.returncode == 0


def example_file(schema):
    """A file with every key's example, as the schema itself shows it: plain keys first, then tables."""
    rows = next((one for one in schema["properties"].values() if schema["title"] not in OWN and "items" in one), None)
    kind = schema["definitions"][rows["items"]["$ref"].rsplit("/", 1)[1]] if rows else schema
    examples = [re.search(r"```toml\n(.*)\n```", one["description"], re.S)[1] for one in kind["properties"].values()]
    table = f"[[{next(iter(schema['properties']))}]]\n" if rows else ""
    plain = [example for example in examples if not example.startswith("[")]
    return table + "\n".join(plain + [example for example in examples if example.startswith("[")]) + "\n"


def main():
    with tempfile.TemporaryDirectory() as folder:
        schemas = Path(folder) / "schemas"
        subprocess.run([PROGRAM, "schema", "--output", str(schemas)], check=True, stdout=subprocess.DEVNULL)
        known = {path.stem + ".toml" for path in schemas.glob("*.json")}
        assert {"site.toml", "plan.toml", "items.toml", "indicators.toml"} <= known, known

        sites = [ROOT, *sorted((ROOT / "tests/golden").glob("*/site"))]
        right = defaultdict(list)
        for site in sites:
            for path in [site / "site.toml", *sorted(site.glob("content/**/*.toml"))]:
                assert path.name in known, f"{path} has no schema"
                right[path.name].append(path)
        for name, files in right.items():
            said, good = check(schemas, name, files)
            assert good, f"{name}: {said}"
        count = sum(map(len, right.values()))
        assert count > 20, right

        for path in sorted(schemas.glob("*.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            example = Path(folder) / "examples" / schema["title"]
            example.parent.mkdir(exist_ok=True)
            example.write_text(example_file(schema), encoding="utf-8")
            said, good = check(schemas, example.name, [example])
            assert good, f"{example.read_text(encoding='utf-8')}\n{said}"

        for number, (name, text, word) in enumerate(WRONG):
            path = Path(folder) / str(number) / name
            path.parent.mkdir()
            path.write_text(text, encoding="utf-8")
            said, good = check(schemas, name, [path])
            assert not good and word in said, f"{name} passes or {word} is not named:\n{text}\n{said}"
        # A new site names its schemas itself, as an editor reads them.
        site = Path(folder) / "site"
        subprocess.run([PROGRAM, "init", str(site), "--yes"], check=True, stdout=subprocess.DEVNULL)
        files = [str(site / "site.toml"), *map(str, sorted(site.glob("content/**/*.toml")))]
        command = [TAPLO, "check", "--no-auto-config", "--colors", "never", *files]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        plan = site / "content/plan/plan.toml"
        plan.write_text(plan.read_text(encoding="utf-8").replace("in-force", "inforce"), encoding="utf-8")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode != 0 and "inforce" in done.stderr, done.stderr
    print(f"schemas: {count} sources are right by them, {len(WRONG)} wrong files are refused")


main()
