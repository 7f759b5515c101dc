"""Reads the data files of a built site as a stranger would: `data.py FOLDER`.

Every plan.json is checked against the plan.schema.json beside it by a validator that is not
ours, and every CSV against the rules for open data: UTF-8 with a BOM, lines ended by CR LF,
one header row with names that differ, rows of one width, no blank row, and no cell that a
spreadsheet would run as a formula. Prints every fault and ends with 1 when there is one.
"""

import csv
import io
import json
import re
import sys
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

DRAFT = "https://json-schema.org/draft/2020-12/schema"
BOM = b"\xef\xbb\xbf"
# What a spreadsheet takes for the start of a formula, in half and in full width.
FORMULA = tuple("=+-@\t\r＝＋－＠")
# A lone hyphen, with which plans write that there is no amount, runs nothing.
HARMLESS = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?|-")


def refuse_constant(name):
    """Python reads NaN and Infinity, which JSON does not have."""
    raise ValueError(f"{name} is not JSON")


def refuse_twins(pairs):
    """Python silently keeps the last of two equal keys."""
    keys = [key for key, _ in pairs]
    twins = sorted({key for key in keys if keys.count(key) > 1})
    if twins:
        raise ValueError(f"keys that occur twice: {', '.join(twins)}")
    return dict(pairs)


def read_json(path):
    """The value of a JSON file in strict UTF-8 without a BOM."""
    return json.loads(
        path.read_bytes().decode("utf-8"),
        object_pairs_hook=refuse_twins,
        parse_constant=refuse_constant,
    )


def json_faults(path):
    """Why a plan.json does not fit the schema beside it."""
    schema = read_json(path.with_name("plan.schema.json"))
    if schema.get("$schema") != DRAFT:
        yield f"the schema names the draft {schema.get('$schema')!r}, expected {DRAFT}"
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    plan = read_json(path)
    for error in validator.iter_errors(plan):
        yield f"{error.json_path}: {error.message[:200]}"
    # A schema that lets everything through would prove nothing.
    for wrong in ([], {}, {**plan, "unheard-of": 1}):
        if validator.is_valid(wrong):
            yield f"the schema accepts a wrong plan: {str(wrong)[:40]}"


def csv_faults(path):
    """Which rules for open data a CSV breaks."""
    raw = path.read_bytes()
    if not raw.startswith(BOM):
        yield "no BOM"
    if BOM in raw[3:]:
        yield "a BOM inside the file"
    text = raw.decode("utf-8-sig")
    if not text.endswith("\r\n"):
        yield "the last line is not ended by CR LF"
    if re.search(r"(?<!\r)\n|\r(?!\n)", text):
        yield "a line end that is not CR LF"
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not rows:
        yield "no header"
        return
    header = rows[0]
    if len(set(header)) != len(header) or not all(name.strip() for name in header):
        yield f"names of columns are blank or equal: {header}"
    for number, row in enumerate(rows, start=1):
        if len(row) != len(header):
            yield f"row {number} has {len(row)} cells, the header {len(header)}"
        if not any(cell.strip() for cell in row):
            yield f"row {number} is blank"
        for cell in row:
            if cell.startswith(FORMULA) and not HARMLESS.fullmatch(cell):
                yield f"row {number}: a cell that runs as a formula: {cell[:40]!r}"


def checked(path):
    """The faults of one file; a file that cannot be read is one."""
    try:
        yield from csv_faults(path) if path.suffix == ".csv" else json_faults(path)
    except (ValueError, OSError, csv.Error) as error:
        yield f"cannot be read: {error}"


def main(root):
    """Checks a folder; gives the exit code."""
    plans = sorted(root.glob("**/plan.json"))
    tables = sorted(root.glob("**/*.csv"))
    faults = [
        f"{path.relative_to(root)}: {fault}" for path in plans + tables for fault in checked(path)
    ]
    if not plans or not tables:
        faults.append(f"{root} has {len(plans)} plan.json and {len(tables)} CSV files")
    print("\n".join(faults) if faults else f"{len(plans)} plan.json, {len(tables)} CSV files: ok")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
