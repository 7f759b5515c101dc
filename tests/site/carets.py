"""Carets stand under what they mean, also behind Japanese: `carets.py REPORT...`.

A terminal gives a Chinese letter or kana two columns and a letter one. How wide the text before the place is, is asked
of wcwidth, which terminals use and our program does not; where the place is, is said by the head of the report (line and
column in characters) and not by its drawing. Prints every caret that stands elsewhere and ends with 1 when there is one.
"""

import re
import sys
from pathlib import Path

from wcwidth import wcswidth

HEAD = re.compile(r"^ *--> (?P<path>.+):(?P<line>\d+):(?P<column>\d+)$")
SOURCE = re.compile(r"^ *(?P<number>\d+) \| (?P<text>.*)$")
MARKS = re.compile(r"^ *\| (?P<marks>[ ^\-|]*\^+)")
CUT = "..."


def width(text):
    """Columns on a terminal."""
    columns = wcswidth(text)
    if columns < 0:
        raise ValueError(f"no terminal shows {text!r}")
    return columns


def places(lines):
    """For each place: its number of line and column, the source line as drawn, and where the carets begin and end."""
    for at, line in enumerate(lines):
        head = HEAD.match(line)
        if not head:
            continue
        wanted, source = int(head["line"]), None
        for drawn in lines[at + 1 :]:
            if HEAD.match(drawn) or not drawn:
                break
            if found := SOURCE.match(drawn):
                source = found["text"] if int(found["number"]) == wanted else None
                continue
            marks = MARKS.match(drawn)
            if marks and source is not None:
                begin = marks["marks"].index("^")
                yield int(head["column"]), source, begin, begin + marks["marks"][begin:].count("^")
                break


def faults(path):
    """Carets that stand elsewhere; gives how many places were looked at last."""
    looked = 0
    for column, source, begin, end in places(Path(path).read_text("utf-8").split("\n")):
        # A long line is cut on the left: then its columns are not those of the file.
        if source.startswith(CUT) or "\t" in source:
            continue
        looked += 1
        before = source[: column - 1]
        if width(before) != begin:
            yield f"{path}: carets begin at column {begin}, the place at {width(before)}: {source}"
        # Whatever is under the carets fills them exactly: no half of a letter.
        rest, shown = source[column - 1 :], ""
        for letter in rest:
            if width(shown) >= end - begin:
                break
            shown += letter
        # What has no width still needs a caret.
        is_bare = rest and not width(rest[0]) and end - begin == 1
        if rest and width(shown) != end - begin and not is_bare:
            yield f"{path}: {end - begin} carets under {shown!r}"
    yield looked


def main():
    looked, wrong = 0, []
    for path in sys.argv[1:]:
        *found, count = faults(path)
        wrong += found
        looked += count
    print(*wrong, f"{looked} places in {len(sys.argv) - 1} reports", sep="\n")
    sys.exit(bool(wrong) or looked < 200)


main()
