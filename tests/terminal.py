"""The program on a real terminal (a pseudo-terminal): the line that says how far it is, and colours.

Usage: terminal.py PROGRAM
"""

import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = str(Path(sys.argv[1]).resolve())
WORDS = {"ja": "ページを書き出しています", "en": "Writing the pages"}
MADE = {"ja": "ページを確かめています", "en": "Trying the pages"}


def site(folder, items, mistake=False):
    """A site with one plan of that many items."""
    plan = folder / "content" / "p"
    plan.mkdir(parents=True)
    (folder / "site.toml").write_text('title = "見本"\nas_of = "2026-11-21"\n', encoding="utf-8")
    (plan / "plan.toml").write_text(
        'title = "計画"\n[[level]]\nid = "policy"\nname = "方針"\n[[level]]\nid = "measure"\nname = "取組"\n', encoding="utf-8"
    )
    rows = ["id,title,parent", "top,方針,"] + [f"i{n},取組その{n},top" for n in range(items)]
    rows += ["wrong,取組,nowhere"] if mistake else []
    (plan / "items.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def environment(**more):
    return {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **more}


def on_terminal(folder, *arguments, typed=(), **more):
    """What the program writes to a terminal where these lines are typed, and its exit code."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execve(PROGRAM, [PROGRAM, *arguments], environment(**more))
    written = b""
    for line in typed:
        os.write(terminal, line.encode() + b"\n")
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # The other end is closed.
            break
        if not part:
            break
        written += part
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    return written.decode("utf-8"), os.waitstatus_to_exitcode(status)


def in_pipe(folder, *arguments):
    done = subprocess.run([PROGRAM, *arguments], cwd=folder, env=environment(), capture_output=True, check=False)
    return (done.stdout + done.stderr).decode("utf-8")


def screen(written):
    """What is left to see of lines that were written over: cleared lines hold nothing."""
    lines = [line.rsplit("\r", 1)[-1] for line in written.replace("\r\n", "\n").split("\n")]
    return "\n".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line) for line in lines)


def main():
    with tempfile.TemporaryDirectory() as outer:
        outer = Path(outer)
        # A build that takes long enough on any machine: large, and on one thread.
        large = site(outer / "large", 6000)
        for language, words in WORDS.items():
            written, code = on_terminal(large, "build", "--lang", language, RAYON_NUM_THREADS="1")
            assert code == 0, written
            shown = re.findall(words + r" \[([=> ]+)\] (\d+)/(\d+)", written)
            assert shown, f"no line: {written[-500:]!r}"
            counts = [int(count) for _, count, _ in shown]
            assert counts == sorted(counts) and len(set(counts)) > 1, f"it does not move: {counts}"
            assert all(int(all_of_them) > 6000 for _, _, all_of_them in shown), shown[-1]
            assert words not in screen(written), "the line is left behind"
            assert "public" in screen(written), screen(written)
            # A check makes the pages too, and has as long a way.
            written, code = on_terminal(large, "check", "--lang", language, RAYON_NUM_THREADS="1")
            assert code == 0, written
            counts = [int(count) for count in re.findall(MADE[language] + r" \[[=> ]+\] (\d+)/\d+", written)]
            assert counts == sorted(counts) and len(set(counts)) > 1, f"check: it does not move: {counts}"
            assert MADE[language] not in screen(written), "the line of check is left behind"
        written, code = on_terminal(large, "build", "--lang", "en", TERM="dumb", RAYON_NUM_THREADS="1")
        assert code == 0 and WORDS["en"] not in written and "\x1b" not in written, written
        assert WORDS["en"] not in in_pipe(large, "build", "--lang", "en"), "a line in a pipe"

        small = site(outer / "small", 2, mistake=True)
        written, code = on_terminal(small, "build", "--lang", "ja")
        assert code == 1 and "nowhere" in written, written
        assert re.search(r"\x1b\[[0-9;]*[39][0-7]m", written), f"no colours: {written!r}"
        written, _ = on_terminal(small, "build", "--lang", "ja", NO_COLOR="1")
        assert "nowhere" in written and not re.search(r"\x1b\[[0-9;]*m", written), f"colours: {written!r}"
        assert "\x1b" not in in_pipe(small, "build", "--lang", "ja"), "colours in a pipe"

        written, code = on_terminal(outer, "init", "new", "--lang", "ja", typed=["甲市", ""])
        assert code == 0 and "市町村や団体の名前 [見本市]: " in written, written
        assert 'organisation = "甲市"' in (outer / "new/site.toml").read_text(encoding="utf-8")
        assert 'title = "地域の支え合い計画"' in (outer / "new/content/plan/plan.toml").read_text(encoding="utf-8")

        # By its name alone, as by a double click, it offers what can be done, and does nothing by itself.
        here = outer / "here"
        here.mkdir()
        typed = ["１", "", "", "", "2", "9", "explain 'link-broken", "keikaku explain \"link-broken\"", ""]
        written, code = on_terminal(here, typed=typed, LC_ALL="ja_JP.UTF-8", NO_COLOR="1")
        assert code == 0, written
        said = ["まだサイトがありません", "1  新しいサイトを作る", "見本の入ったサイトを作りました", "1  プレビューする",
                "直すところは見つかりませんでした", "「9」という番号はありません", "という符号はありません", "link-broken: 行き先"]
        places = [written.find(words) for words in said]
        assert -1 not in places and places == sorted(places), (places, written)
        assert (here / "計画サイト/プレビュー.bat").is_file()
        before = sorted(here.rglob("*"))
        written, code = on_terminal(here, typed=[""], LC_ALL="ja_JP.UTF-8")
        assert code == 0 and "サイト「計画サイト」" in written and "3  書き出す" in written, written
        (here / "計画2").mkdir()
        (here / "計画2/site.toml").write_text('title = "2"\n', encoding="utf-8")
        written, code = on_terminal(here, "--lang", "en", typed=["1", ""])
        assert code == 0 and "There are 2 sites" in written and "Site 計画2" in written, written
        assert set(before) <= set(here.rglob("*")) and not (here / "計画サイト/public").exists()
        assert "Usage: keikaku" in in_pipe(here), in_pipe(here)
    print("terminal: the questions, the choice, the line and the colours are as they should be")


main()
