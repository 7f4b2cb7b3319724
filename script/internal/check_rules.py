"""The rules of the house that a machine can hold. Each rule gives a list of findings; an empty list is a pass."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

STANDARD = {"Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin"}
NUMERIC = {"Synchronization", "Dispatch", "Glibc", "Musl", "Darwin"}

# Arrows point downward only (ARCHITECTURE.md): what each target may import, and nothing else.
ALLOWED_IMPORTS = {
    "Packages/OpinionAnalysis/Sources/OpinionAnalysis": NUMERIC,
    "Packages/Disclosure/Sources/Disclosure": STANDARD,
    "Packages/Disclosure/Sources/DisclosureAttacker": STANDARD | {"Disclosure"},
    "Packages/Disclosure/Sources/attacker": STANDARD | {"DisclosureAttacker"},
    "Packages/OpinionAnalysis/Sources/PolisFiles": STANDARD | {"OpinionAnalysis"},
    "Packages/AnalysisCommands/Sources/AnalysisCommands": STANDARD
    | {"OpinionAnalysis", "PolisFiles", "ArgumentParser"},
    "Packages/AnalysisCommands/Sources/opinion-analysis": STANDARD | {"AnalysisCommands", "ArgumentParser"},
    "Packages/AnalysisCommands/Sources/analysis-bench": STANDARD | {"OpinionAnalysis", "ArgumentParser"},
    "Sources/Domain": STANDARD | {"Disclosure", "OpinionAnalysis", "PolisFiles", "Crypto"},
    "Sources/Live": STANDARD | {"ServiceLifecycle", "Logging"},
    "Sources/Storage": STANDARD | {"Domain", "Disclosure", "OpinionAnalysis", "GRDB", "GRDBSQLite", "Logging"},
    "Sources/Web": STANDARD
    | {"Domain", "Live", "Disclosure", "CQR", "Crypto", "Hummingbird", "HummingbirdCore", "HTTPTypes", "Mustache"}
    | {"Logging", "NIOCore", "NIOHTTPTypes", "ServiceLifecycle"},
}

PAGE_SUFFIXES = {".mustache", ".html"}
ASSET_SUFFIXES = PAGE_SUFFIXES | {".css", ".js", ".mjs", ".svg"}

INLINE_CODE = re.compile(
    r"""<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle\s*=\s*\\?["']|\son[a-z]+\s*=\s*\\?["']|javascript:""",
    re.IGNORECASE,
)
OTHER_HOST = re.compile(
    r"""(?:url\(\s*["']?|@import\s+["']|\bfrom\s+["']|\bimport\s*\(?\s*["']|\bfetch\(\s*[`"']"""
    r"""|\bEventSource\(\s*[`"']|\bsrc\s*=\s*\\?["']|<link\b[^>]*\bhref\s*=\s*\\?["'])(?:https?:)?//""",
    re.IGNORECASE,
)
TRAPS = re.compile(r"\btry!|\bas!|\bfatalError\(")
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public\s+|package\s+|internal\s+|fileprivate\s+|private\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|func|let|var|typealias|actor)\s+)?(\w+)"
)


def files(*folders, suffixes):
    """Files under the folders, without what a build or a tool left there."""
    for folder in folders:
        for place, names, leaves in os.walk(ROOT / folder):
            names[:] = sorted(name for name in names if not name.startswith("."))
            for leaf in sorted(leaves):
                path = Path(place, leaf)
                if path.suffix in suffixes:
                    yield path


def findings(paths, pattern, message):
    """Each line of the files on which the pattern stands."""
    for path in paths:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {message}: {line.strip()[:100]}"


def formatted():
    """swift format finds nothing."""
    paths = [str(path) for path in files("Sources", "Tests", "Packages", "Benchmarks", suffixes={".swift"})]
    paths.append(str(ROOT / "Package.swift"))
    done = subprocess.run(["swift", "format", "lint", "--strict", "--parallel", *paths], capture_output=True, text=True, cwd=ROOT)
    if done.returncode == 0:
        return []
    return (done.stdout + done.stderr).replace(f"{ROOT}/", "").strip().splitlines()


def imports():
    """Every target imports only what lies below it."""
    for folder, allowed in ALLOWED_IMPORTS.items():
        for path in files(folder, suffixes={".swift"}):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                found = IMPORT.match(line)
                if found and found[1] not in allowed:
                    yield f"{path.relative_to(ROOT)}:{number}: {folder} may not import {found[1]}"


def every_target_has_a_row():
    """A new target needs a decision about what it may import."""
    free = {"Sources/Krachtveld", "Sources/DomainTesting", "Sources/CQR", "Sources/CCurl"}
    folders = [path for path in sorted((ROOT / "Sources").iterdir()) if path.is_dir()]
    folders += [path for path in sorted((ROOT / "Packages").glob("*/Sources/*")) if path.is_dir()]
    for folder in folders:
        name = str(folder.relative_to(ROOT))
        if name not in free and name not in ALLOWED_IMPORTS:
            yield f"{name}: no row in ALLOWED_IMPORTS of script/internal/check_rules.py"


def no_inline_code():
    """The content security policy forbids inline script and style; so do we, before the browser does."""
    return findings(files("Sources/Web", suffixes=PAGE_SUFFIXES | {".swift"}), INLINE_CODE, "inline script or style")


def no_other_host():
    """Nothing that a page loads comes from another host."""
    return findings(files("Sources/Web", suffixes=ASSET_SUFFIXES), OTHER_HOST, "loads from another host")


def no_traps():
    """A trap on input takes the whole server down."""
    paths = [path for path in files("Sources", "Packages", suffixes={".swift"}) if "/Tests/" not in str(path)]
    return findings(paths, TRAPS, "a trap")


def unchecked_sendable_explained():
    """`@unchecked Sendable` needs a comment above it that names the lock."""
    for path in files("Sources", "Packages", suffixes={".swift"}):
        lines = path.read_text().splitlines()
        for index, line in enumerate(lines):
            if "@unchecked Sendable" in line.split("//")[0] and not lines[max(index - 1, 0)].lstrip().startswith("//"):
                yield f"{path.relative_to(ROOT)}:{index + 1}: @unchecked Sendable without a comment that names the lock"


def queries_read_as_forms():
    """`request.query` reads the + of a browser's form as a space; Hummingbird's `queryParameters` does not."""
    return findings(files("Sources/Web", suffixes={".swift"}), re.compile(r"\bqueryParameters\b"), "use request.query")


def figures_read_by_their_store():
    """A figure is read back from text by its store, and to check a published report: anywhere else that would be a way to
    make one."""
    readers = {ROOT / "Sources/Storage/ReleaseStore.swift", ROOT / "Sources/Domain/Proof/ReadPublicExport.swift"}
    paths = [path for path in files("Sources", suffixes={".swift"}) if path not in readers]
    return findings(paths, re.compile(r"\(released:"), "makes a figure from text")


def dependencies_explained():
    """Every dependency has its reason in docs/dependencies.md."""
    page = ROOT / "docs/dependencies.md"
    text = page.read_text() if page.exists() else ""
    manifests = [ROOT / "Package.swift", *sorted((ROOT / "Packages").glob("*/Package.swift"))]
    for manifest in manifests:
        for url in re.findall(r'\.package\(\s*url:\s*"([^"]+)"', manifest.read_text()):
            name = url.rstrip("/").split("/")[-1].removesuffix(".git")
            if f"`{name}`" not in text:
                yield f"docs/dependencies.md: does not name `{name}` of {manifest.relative_to(ROOT)}"
    for line in (ROOT / "Tests/Browser/requirements.txt").read_text().splitlines():
        name = line.split("==")[0].strip()
        if name and f"`{name}`" not in text:
            yield f"docs/dependencies.md: does not name `{name}` of Tests/Browser/requirements.txt"


def papers():
    """What a public body looks for first."""
    opening = {
        "LICENSE": "EUROPEAN UNION PUBLIC LICENCE v. 1.2",
        "publiccode.yml": "publiccodeYmlVersion",
        "SECURITY.md": "# ",
        "CONTRIBUTING.md": "# ",
    }
    for name, words in opening.items():
        path = ROOT / name
        if not path.exists() or words not in path.read_text():
            yield f"{name}: missing, or without '{words}'"


RULES = [
    formatted,
    imports,
    every_target_has_a_row,
    no_inline_code,
    no_other_host,
    no_traps,
    unchecked_sendable_explained,
    queries_read_as_forms,
    figures_read_by_their_store,
    dependencies_explained,
    papers,
]


def main():
    failed = 0
    for rule in RULES:
        found = list(rule())
        if found:
            failed += 1
            print(f"{rule.__name__}: {rule.__doc__}")
            print("\n".join(f"  {line}" for line in found))
    print(f"check: {len(RULES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
