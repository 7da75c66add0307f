# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of this house. Each function check_… takes a Tree and yields what breaks its rule, as
FILE:LINE: MESSAGE. How a rule reads a file is kept simple: it may be stricter than the compiler,
never laxer."""
import importlib.machinery
import importlib.util
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

# Who may include whom, besides itself. The four in the middle know nothing of each other.
MIDDLE = {"net", "guide", "account"}
UPPER = MIDDLE | {"discovery", "check", "handover", "keyring"}
ROOMS = {
    "account": set(),
    "net": {"account"},
    "guide": {"account"},
    "discovery": MIDDLE,
    "check": MIDDLE,
    "handover": {"guide", "account"},
    "keyring": set(),
    "cli": UPPER,
    "ui": UPPER,
}
# What only some rooms may use.
DOORS = [
    ({"ui"}, r"#include <(gtk|gdk|gsk|adwaita|pango|graphene)\b", "GTK"),
    ({"keyring"}, r"#include <libsecret/|\bsecret_\w+ \(", "libsecret"),
    ({"check"}, r"#include <gsasl\.h>|\bgsasl_\w+ \(", "the sign-in's library"),
    ({"check", "net"}, r"#include <gnutls/|\bgnutls_\w+ \(", "the library of TLS"),
    ({"net"}, r"#include <(libsoup/|sys/socket\.h|netdb\.h|netinet/|arpa/)|\bsoup_\w+ \("
              r"|\bg_(socket|resolver|network|tcp|tls)_\w+ \(", "the network"),
]
BLOCKING = [
    (set(), r"\b\w+_sync \(", "a call that blocks"),
    (set(), r"\b(sleep|usleep|nanosleep|g_usleep) \(", "a call that blocks"),
    (set(), r"\bg_main_context_iteration \(", "a nested main loop"),
    ({"cli"}, r"\bg_main_loop_run \(", "a nested main loop"),
]
SHOWN = {"src", "data", "po", "tests", "meson.build", "README.md", "COPYING"}
# Files without a place for a comment, or which are not ours.
WITHOUT_LICENCE = {"COPYING", "LINGUAS", "POTFILES", ".gitignore"}
WITHOUT_LICENCE_ENDINGS = {".png", ".po", ".json", ".txt", ".csv", ".dot"}
LICENCE = ("SPDX-FileCopyrightText: The Signpost authors", "SPDX-License-Identifier: ")
LIMITS = {".c": 600, ".h": 300, ".ui": 300}


class Tree:
    """The files of the project, by their paths inside it."""

    def __init__(self, top):
        self.top = pathlib.Path(top).resolve()
        self.texts = {}

    def paths(self, *patterns):
        """Every file that is or would be in the repository, or those that match a pattern."""
        if not hasattr(self, "all"):
            names = self.listed_by_git() or [str(path.relative_to(self.top))
                                             for path in self.top.rglob("*")]
            self.all = [path for path in map(pathlib.Path, sorted(names))
                        if (self.top / path).is_file() and "__pycache__" not in path.parts
                        and not path.parts[0].startswith(".build") and path.parts[0] != ".git"]
        return [path for path in self.all
                if not patterns or any(path.match(pattern) for pattern in patterns)]

    def listed_by_git(self):
        """Nothing where there is no git, or no repository."""
        if shutil.which("git") is None or not (self.top / ".git").exists():
            return []
        return subprocess.run(["git", "-c", "safe.directory=*", "-C", str(self.top), "ls-files",
                               "--cached", "--others", "--exclude-standard"],
                              capture_output=True, text=True, check=True).stdout.splitlines()

    def sources(self, *patterns):
        return [path for path in self.paths(*patterns) if path.parts[0] == "src"]

    def text(self, path):
        path = pathlib.Path(path)
        if path not in self.texts:
            self.texts[path] = (self.top / path).read_bytes().decode(errors="replace")
        return self.texts[path]

    def code(self, path):
        """The text of a C source with its comments and strings blanked out."""
        def blank(match):
            kept = match[0] if match[0].startswith("#include") else re.sub(r"\S", " ", match[0])
            return kept
        return re.sub(r'#include .*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"', blank, self.text(path),
                      flags=re.DOTALL)


def load(script):
    """A script, as a module."""
    loader = importlib.machinery.SourceFileLoader(script.name, str(script))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(script.name, loader))
    loader.exec_module(module)
    return module


def find(tree, path, pattern, text=None):
    """Yields (line, match) of a pattern in a file."""
    text = tree.text(path) if text is None else text
    for match in re.finditer(pattern, text, re.MULTILINE):
        yield text.count("\n", 0, match.start()) + 1, match


def room(path):
    return path.parts[1] if len(path.parts) > 2 else ""


def check_rooms(tree):
    """Rooms include each other only along the arrows."""
    home = {}
    for path in tree.sources("*.h"):
        if path.name in home:
            yield f"{path}:1: there is a {path.name} in {home[path.name]}/ too"
        home[path.name] = room(path)
    for path in tree.sources("*.c", "*.h"):
        if room(path) not in ROOMS:
            yield f"{path}:1: what may {room(path) or 'src'}/ include? Say so in tests/house/rules.py"
            continue
        for line, match in find(tree, path, r'^[ \t]*#[ \t]*include "([^"]+)"'):
            other = home.get(match[1])
            if other is None and not match[1].endswith("-resources.h"):
                yield f"{path}:{line}: there is no header {match[1]}"
            elif other not in {None, room(path)} | ROOMS[room(path)]:
                yield f"{path}:{line}: {room(path)}/ includes {other}/, against the arrow"


def check_doors(tree):
    """GTK, libsecret, the network and passwords' libraries are each used in one room; nothing blocks."""
    for path in tree.sources("*.c", "*.h"):
        for rooms, pattern, what in DOORS + BLOCKING:
            if room(path) not in rooms:
                for line, match in find(tree, path, pattern, tree.code(path)):
                    yield f"{path}:{line}: {match[0]}: {what} in {room(path)}/"


def check_globals(tree):
    """Nothing that changes outlives the objects that hold it."""
    allowed = r"\b(properties|signals)\[|^static G(Param|Quark)|_(type|quark)\b"
    for path in tree.sources("*.c"):
        for line, match in find(tree, path, r"^(static )?(?!.*\bconst\b)(?!typedef|extern|struct \w+$)"
                                            r"\w[\w *]*[ *]\w+(\[[^\]]*\])*( =.*|;)$", tree.code(path)):
            if not re.search(allowed, match[0]):
                yield f"{path}:{line}: a variable of the whole file: {match[0].strip()}"


def check_licences(tree):
    """Every file says who wrote it and how it may be used."""
    for path in tree.paths():
        if path.name in WITHOUT_LICENCE or path.suffix in WITHOUT_LICENCE_ENDINGS:
            continue
        start = "\n".join(tree.text(path).splitlines()[:8])
        if not all(line in start for line in LICENCE):
            yield f"{path}:1: the two SPDX lines are missing at its top"


def check_sizes(tree):
    """Files stay small because each does one thing."""
    for path in tree.paths():
        lines = tree.text(path).count("\n")
        if lines > LIMITS.get(path.suffix, lines):
            yield f"{path}:{lines}: {lines} lines, more than {LIMITS[path.suffix]}"


def check_text(tree):
    """Lines end where they end, and nothing is left undone in words."""
    for path in tree.paths():
        if path.suffix == ".png" or path.name == "COPYING":
            continue
        text = tree.text(path)
        if text and not text.endswith("\n"):
            yield f"{path}:{text.count(chr(10)) + 1}: no newline at the end"
        if path.suffix != ".po":
            for line, match in find(tree, path, r"[ \t]+$|\t|\r"):
                yield f"{path}:{line}: a tab, or a space at the end of the line"
        if path.suffix in (".c", ".h"):
            for line, match in find(tree, path, r"^.{111,}$"):
                # A sentence for the translators is not broken.
                if not re.search(r'"[^"]{40,}"', match[0]) and "http" not in match[0]:
                    yield f"{path}:{line}: {len(match[0])} columns, more than 110"
        for line, match in find(tree, path, r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b"):
            yield f"{path}:{line}: {match[0]}"


def check_top_level(tree):
    """The top level shows what it must and nothing else."""
    for path in sorted(tree.top.iterdir()):
        if not path.name.startswith(".") and path.name not in SHOWN:
            yield f"{path.name}:1: does not belong to the top level"


# Folders that every machine has: a project may lie there, and their names say nothing.
EVERYWHERE = {"/", "/home", "/media", "/mnt", "/opt", "/root", "/run", "/srv", "/tmp", "/usr/local",
              "/usr/local/src", "/usr/src", "/var/tmp"}


def check_machine_paths(tree):
    """No path of anybody's machine is in the project."""
    folders = ["/home/", "/Users/", "/root/"]
    if str(tree.top.parent) not in EVERYWHERE:
        folders.append(f"{tree.top.parent}/")
    pattern = rf"(?<![\w.:/-])({'|'.join(re.escape(folder) for folder in folders)})\w"
    for path in tree.paths():
        if path.suffix != ".png":
            for line, match in find(tree, path, pattern):
                yield f"{path}:{line}: {match[0]}"


def check_translations(tree):
    """Every file with words in it is known to the translators, and every language has its file."""
    for name in set(tree.text("po/POTFILES").split()) ^ set(load(tree.top / "po/translate")
                                                            .files_with_words()):
        yield f"{name}:1: is missing in po/POTFILES, or should be: run po/translate update"
    languages = tree.text("po/LINGUAS").split()
    files = [path.stem for path in tree.paths("po/*.po")]
    for language in sorted(set(languages) ^ set(files)):
        yield f"po/LINGUAS:1: {language}: its line or its file is missing"


def check_text_keys(tree):
    """What the readers take for text is what the translators get, and nothing else."""
    table = re.search(r"^TEXTS = .*?^\]", tree.text("po/translate"), re.MULTILINE | re.DOTALL)[0]
    known = set(re.findall(r'"([A-Z]\w+)"', table))
    read = {}
    for path in tree.sources("*.c"):
        for line, match in find(tree, path, r'\{ "([A-Z]\w+)", SP_KEY_TEXT\b'):
            read.setdefault(match[1], f"{path}:{line}")
    for key in sorted(set(read) - known - {"Source"}):
        yield f"{read[key]}: {key} is text, and po/translate does not know it"
    for key in sorted(known - set(read)):
        yield f"po/translate:1: {key} is not the text of any reader"


def check_comments(tree):
    """Every public function says, above its definition, what it does, unless it only returns a
    field, which its name says."""
    getter = r"[^{}]*\{(\s*g_return_val_if_fail \([^;]*;)*\s*return [^;]*;\n\}"
    declaration = r"^(?!#|static|typedef|G_D|extern|\s|/)[\w *]*?\b(sp_\w+) \("
    for path in tree.sources("*.h"):
        body = "\n".join(tree.text(other) for other in path_siblings(tree, path))
        for line, match in find(tree, path, declaration, tree.code(path)):
            name = match[1]
            if name.endswith("_get_type"):
                continue
            if re.search(rf"^G_DEFINE_QUARK \([\w-]+, {name.removesuffix('_quark')}\)", body,
                         re.MULTILINE):
                continue
            if not re.search(rf"\*/\n[^\n]+\n{name} \(|^{name} \({getter}", body, re.MULTILINE):
                yield f"{path}:{line}: {name} () has no comment above its definition"


def path_siblings(tree, header):
    return [path for path in tree.sources("*.c") if room(path) == room(header)]


def check_format(tree):
    """C sources are as tests/house/format leaves them."""
    if shutil.which("clang-format") is None:
        raise FileNotFoundError("clang-format is not installed")
    formatted = load(pathlib.Path(__file__).with_name("format")).formatted
    for path in tree.sources("*.c"):
        text = tree.text(path)
        if formatted(tree.top / path, text) != text:
            yield f"{path}:1: run tests/house/format on it"


def check_versions(tree):
    """The version that is built is the newest that is described."""
    built = re.search(r"^  version: '([^']+)'", tree.text("meson.build"), re.MULTILINE)[1]
    for path in tree.paths("data/*.metainfo.xml.in"):
        newest = ElementTree.fromstring(tree.text(path)).find("releases/release").get("version")
        if newest != built:
            yield f"{path}:1: describes {newest}, and meson.build makes {built}"
