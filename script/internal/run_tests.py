"""Runs every test runner of the project one after the other and sums what they say."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from running_server import RunningServer

ROOT = Path(__file__).resolve().parents[2]
LOGS = ROOT / ".build" / "script-logs"
LAYER_FLAGS = ["--explicit-target-dependency-import-check", "error"]


class Outcome:
    """What one runner said: counts, and the lines worth reading when something failed."""

    def __init__(self, passed=0, failed=0, lines=()):
        self.passed = passed
        self.failed = failed
        self.lines = list(lines)


def run(name, command, timeout):
    """Runs a command with its output in a log; gives the exit code and the log's text."""
    log = LOGS / f"{name}.log"
    with open(log, "wb") as sink:
        try:
            code = subprocess.run(
                command, cwd=ROOT, stdout=sink, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=timeout
            ).returncode
        except subprocess.TimeoutExpired:
            code = -1
            sink.write(f"\nerror: stopped after {timeout} seconds\n".encode())
    return code, log.read_text(errors="replace")


def compiler_lines(text):
    """The compiler's errors, each once, or the tail of the log when it names none."""
    errors = list(dict.fromkeys(line for line in text.splitlines() if "error:" in line))
    return errors or text.splitlines()[-40:]


def swift_outcome(code, text):
    """Counts the tests of Swift Testing. A runner that dies or finds no test counts as one failure."""
    total = re.findall(r"Test run with (\d+) tests? ", text)
    failed = set(re.findall(r"✘ Test (?!run with|case )(.+?) failed after", text))
    issues = issue_lines(text)
    if code == 0 and total and int(total[-1]) > 0 and not failed:
        return Outcome(passed=int(total[-1]))
    if total and failed:
        return Outcome(int(total[-1]) - len(failed), len(failed), issues)
    finished = len(re.findall(r"✔ Test (?!run with|case ).+? passed after", text))
    why = "the runner ended without a result" if code != 0 else "no test was found"
    return Outcome(finished, 1, [f"error: {why} (exit code {code})", *(issues or compiler_lines(text))])


def issue_lines(text):
    """Each recorded issue with the comment lines that belong to it."""
    kept, inside = [], False
    for line in text.splitlines():
        if "recorded an issue" in line:
            inside = True
            kept.append(line)
        elif inside and line.startswith("↳"):
            kept.append(line)
        else:
            inside = False
    return kept


def package(folder):
    """The tests of one package that stands on its own."""
    name = folder.name
    code, text = run(name, ["swift", "test", "--disable-xctest", "--package-path", str(folder)], timeout=1200)
    return swift_outcome(code, text)


def server():
    """Builds everything of the root package and runs its Swift tests."""
    code, text = run("server-build", ["swift", "build", "--build-tests", *LAYER_FLAGS], timeout=2700)
    if code != 0:
        return Outcome(0, 1, ["error: the build failed, see server-build.log", *compiler_lines(text)])
    command = ["swift", "test", "--skip-build", "--disable-xctest", *LAYER_FLAGS]
    return swift_outcome(*run("server", command, timeout=900))


def commands():
    """The commands of the built program, as somebody at a terminal uses them."""
    code, text = run("commands-build", ["swift", "build", "--product", "krachtveld", *LAYER_FLAGS], timeout=2700)
    if code != 0:
        return Outcome(0, 1, ["error: the build failed, see commands-build.log", *compiler_lines(text)])
    command = [sys.executable, "-m", "unittest", "discover", "-s", "Tests/Commands"]
    code, text = run("commands", command, timeout=1200)
    total = re.findall(r"^Ran (\d+) tests? in ", text, re.MULTILINE)
    if not total or int(total[-1]) == 0:
        return Outcome(0, 1, text.splitlines()[-40:])
    failed = {line for line in text.splitlines() if re.match(r"(FAIL|ERROR): ", line)}
    failed = min(len(failed) or (1 if code != 0 else 0), int(total[-1]))
    return Outcome(int(total[-1]) - failed, failed, text.splitlines()[-80:] if failed else [])


def browser():
    """The dialogue in a real Chromium."""
    return driven("browser", "Tests/Browser", timeout=2100)


def browsers():
    """The dialogue and every page in Firefox and in WebKit, as far as they are here. Many minutes, so on request only."""
    code, text = run("browsers-build", ["swift", "build", "--product", "krachtveld", *LAYER_FLAGS], timeout=2700)
    if code != 0:
        return Outcome(0, 1, ["error: the build failed, see browsers-build.log", *compiler_lines(text)])
    outcome = driven("browsers", "Tests/Browser/other_browsers.py", timeout=5400)
    missing = sorted(set(re.findall(r"^SKIPPED .*?: (\w+ is not here: .*)$", (LOGS / "browsers.log").read_text(), re.MULTILINE)))
    print("\n".join(missing), end="\n" if missing else "")
    return outcome if outcome.passed or outcome.failed else Outcome(0, 1, ["error: there is no browser to try"])


def driven(name, tests, timeout):
    """Runs pytest and counts what it says."""
    report = LOGS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [ROOT / ".venv/bin/python", "-m", "pytest", "-q", "-rs", "--tb=short", f"--junitxml={report}", tests]
    code, text = run(name, command, timeout)
    if not report.exists():
        return Outcome(0, 1, text.splitlines()[-40:])
    suite = ElementTree.parse(report).getroot().find("testsuite")
    tests, failures, errors, skipped = (int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped"))
    failed = failures + errors
    if code != 0 and failed == 0:
        failed = 1
    return Outcome(tests - failures - errors - skipped, failed, text.splitlines() if failed else [])


def release():
    """The program as it is given away: the optimiser compiles it too, and it starts. Minutes, so on request and in CI only."""
    code, text = run("release", ["script/release"], timeout=2700)
    if code != 0:
        return Outcome(0, 1, compiler_lines(text))
    program = text.splitlines()[-1]
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "serve", "--data", f"{folder}/data", "--port", "{port}"]
        try:
            with RunningServer(command, LOGS / "release-server.log"):
                return Outcome(passed=1)
        except RuntimeError as silent:
            return Outcome(0, 1, str(silent).splitlines())


def check():
    """The rules of the house."""
    code, text = run("check", [sys.executable, "script/internal/check_rules.py"], timeout=300)
    counts = re.findall(r"^check: (\d+) passed, (\d+) failed$", text, re.MULTILINE)
    if not counts:
        return Outcome(0, 1, text.splitlines()[-40:])
    passed, failed = (int(count) for count in counts[-1])
    return Outcome(passed, failed, text.splitlines()[:-1] if failed else [])


def steps(wanted):
    """Every runner by its name, in order, narrowed to the wanted words."""
    packages = sorted(path.parent for path in (ROOT / "Packages").glob("*/Package.swift"))
    tested = [folder for folder in packages if any((folder / "Tests").glob("**/*.swift"))]
    every = [("check", "check", check)]
    every += [("packages", folder.name, lambda folder=folder: package(folder)) for folder in tested]
    every.append(("server", "server", server))
    every.append(("commands", "commands", commands))
    if any((ROOT / "Tests/Browser").glob("test_*.py")):
        every.append(("browser", "browser", browser))
    if "CI" in os.environ or "release" in wanted:
        every.append(("release", "release", release))
    if "browsers" in wanted:
        every.append(("browsers", "browsers", browsers))
    unknown = set(wanted) - {group for group, _, _ in every}
    if unknown:
        sys.exit(f"test: unknown word {' '.join(sorted(unknown))}; use check, packages, server, commands, browser, browsers or release")
    return [(name, runner) for group, name, runner in every if not wanted or group in wanted]


def scratch():
    """A folder for everything temporary: the compiler leaves folders behind. Always the same one for this checkout, since
    SwiftPM's locks are in it."""
    folder = Path(tempfile.gettempdir()) / f"krachtveld-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def sweep(folder):
    """Takes away what is temporary in it, and leaves the locks."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.suffix != ".lock":
            path.unlink(missing_ok=True)


def main(wanted):
    LOGS.mkdir(parents=True, exist_ok=True)
    place = scratch()
    os.environ["TMPDIR"] = str(place)
    try:
        return run_all(wanted)
    finally:
        sweep(place)


def run_all(wanted):
    passed = failed = 0
    for name, runner in steps(wanted):
        start = time.monotonic()
        outcome = runner()
        passed += outcome.passed
        failed += outcome.failed
        if outcome.failed:
            print(f"--- {name}: {outcome.failed} failed; the whole log is .build/script-logs/{name}.log")
            print("\n".join(outcome.lines))
        seconds = time.monotonic() - start
        print(f"{name}: {outcome.passed} passed, {outcome.failed} failed ({seconds:.0f} s)", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
