"""Follows every link inside a built site: `links.py FOLDER`.

The site must work in any folder of any server and from a USB stick, so that an address is
relative, names a file that exists in exactly this spelling (a folder is no page under file:),
stays inside the folder, and its anchor exists once. A query is an answer that a form of the page
has; the script of the form reads it, under file: as well. Every page can be reached from the home
page by links alone, but for 404.html, which the server shows. Addresses outside are read, never
asked. That page alone names addresses from the root of the server, as it is shown at any depth. Prints every fault and ends with 1 when there is one.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl, unquote, urlsplit

ADDRESSES = {
    "a": ["href"], "area": ["href"], "link": ["href"], "use": ["href", "xlink:href"],
    "img": ["src"], "script": ["src"], "source": ["src"], "iframe": ["src"], "image": ["href"],
    "form": ["action"],
}  # fmt: skip
REFERENCES = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for", "headers"]
NOT_FOUND = "404.html"
OUTSIDE = {"https", "http", "mailto", "tel"}
ADDRESS_LETTERS = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")


class Page(HTMLParser):
    """One page: the ids it has, the addresses it points to, the ids it refers to, the answers of its forms."""

    def __init__(self, text):
        super().__init__()
        self.ids = []
        self.addresses = []
        self.references = []
        self.answers = set()
        self.question = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(found["id"])
        if tag == "select":
            self.question = found.get("name")
        elif tag == "option":
            self.answers.add((self.question, found.get("value")))
        elif tag == "input" and found.get("type") == "checkbox":
            self.answers.add((found.get("name"), found.get("value")))
        for name in ADDRESSES.get(tag, []):
            if found.get(name) is not None:
                own = tag == "link" and found.get("rel") in ("canonical", "alternate")
                self.addresses.append(("published" if own else tag, found[name], self.getpos()[0]))
        for name in REFERENCES:
            for target in (found.get(name) or "").split():
                self.references.append((name, target, self.getpos()[0]))


class Site:
    """The files of a built site, and its pages as parsed."""

    def __init__(self, root):
        self.files = {
            path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()
        }
        self.pages = {
            name: Page((root / name).read_text(encoding="utf-8"))
            for name in sorted(self.files)
            if name.endswith(".html")
        }
        self.sheets = {
            name: (root / name).read_text(encoding="utf-8")
            for name in sorted(self.files)
            if name.endswith(".css")
        }

    def target(self, page, address):
        """The file and the anchor that a relative address leads to; None when it is outside."""
        parts = []
        split = urlsplit(address)
        start = PurePosixPath(page).parent.parts if split.path else PurePosixPath(page).parts
        for part in [*start, *unquote(split.path).split("/")]:
            if part == ".." and not parts:
                return None
            if part == "..":
                parts.pop()
            elif part not in ("", "."):
                parts.append(part)
        return "/".join(parts), unquote(split.fragment)


def fault_of(site, page, tag, address):
    """What is wrong with one address, or None."""
    split = urlsplit(address)
    if split.scheme or split.netloc:
        return outside_fault(tag, address, split)
    if page == NOT_FOUND:
        # The sample site stands at the root of its server.
        if tag != "published" and split.path and not split.path.startswith("/"):
            return "relative, though servers show this page at any depth"
        address = address.removeprefix("/")
    if address.startswith("/") or "\\" in address:
        return "not relative"
    found = site.target(page, address)
    if found is None:
        return "leads out of the site"
    name, anchor = found
    if name not in site.files or (split.path.endswith("/")):
        return "no such file"
    answers = site.pages[name].answers if name in site.pages else set()
    if split.query and not set(parse_qsl(split.query, strict_parsing=True)) <= answers:
        return "a query that no form of the page has as an answer"
    if anchor and name in site.pages and site.pages[name].ids.count(anchor) != 1:
        return f"the anchor occurs {site.pages[name].ids.count(anchor)} times"
    return None


def outside_fault(tag, address, split):
    """What is wrong with an address that has a scheme, or None."""
    if tag == "published":
        return None  # Says where pages are published, loads nothing.
    if tag not in ("a", "area") and split.scheme != "data":
        return "loads something from outside"
    if tag in ("a", "area") and split.scheme not in OUTSIDE:
        return "a scheme that is not allowed"
    if split.scheme in ("http", "https") and not split.hostname:
        return "no host"
    return None


def faults(site):
    """Every fault of the site, as a line."""
    for name in sorted(site.files):
        if not ADDRESS_LETTERS.fullmatch(name):
            yield f"{name}: not a lower-case ASCII address"
    for name, page in site.pages.items():
        for tag, address, line in page.addresses:
            fault = fault_of(site, name, tag, address)
            if fault:
                yield f"{name}:{line}: {tag} {address!r}: {fault}"
        for attribute, target, line in page.references:
            if page.ids.count(target) != 1:
                yield f"{name}:{line}: {attribute} {target!r} occurs {page.ids.count(target)} times"
    for name, sheet in site.sheets.items():
        for address in re.findall(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)", sheet):
            found = "".join(address)
            if not found.startswith(("data:", "#")) and fault_of(site, name, "css", found):
                yield f"{name}: url {found!r}: {fault_of(site, name, 'css', found)}"
    for name in unreached(site):
        yield f"{name}: no way leads here from the home page"


def unreached(site):
    """Pages to which no chain of links leads from the home page."""
    open_pages = ["index.html"]
    seen = {"index.html", NOT_FOUND}
    while open_pages:
        page = open_pages.pop()
        for tag, address, _ in site.pages[page].addresses if page in site.pages else []:
            if tag in ("a", "area") and not urlsplit(address).scheme:
                found = site.target(page, address)
                if found and found[0] in site.pages and found[0] not in seen:
                    seen.add(found[0])
                    open_pages.append(found[0])
    return sorted(set(site.pages) - seen)


def main(root):
    """Checks a folder; gives the exit code."""
    site = Site(root)
    found = list(faults(site))
    count = sum(len(page.addresses) for page in site.pages.values())
    if not count:
        found.append(f"{root} has no links at all")
    print("\n".join(found) if found else f"{len(site.pages)} pages, {count} addresses: ok")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
