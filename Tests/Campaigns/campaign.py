"""What the fault campaigns share: commands to send, what was acknowledged, and whether it is there."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def line(number):
    data = {"customer": f"C{number}", "name": "王芳", "region": f"R{number % 7}"}
    command = {"command": "customer.register", "commandId": f"k-{number}", "data": data}
    return json.dumps(command, ensure_ascii=False)


def answers(path):
    """The complete answers in a file of JSON Lines; a kill or a power cut may cut the last one."""
    for text in open(path, encoding="utf-8", errors="replace"):
        try:
            answer = json.loads(text)
        except ValueError:
            continue
        if "position" in answer:
            yield answer


def arguments(default):
    """PROGRAM [ROUNDS [SEED]]: the program, how many rounds, and the chance, whose seed is shown."""
    program = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else default
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else time.time_ns() % 1_000_000
    print("seed", seed, flush=True)
    return program, rounds, random.Random(seed)


def shim(folder):
    """The library that lies to a program about its disk (`shim.c`), built."""
    with open(sys.argv[1], "rb") as file:
        if b"/ld-linux" not in file.read(4096):
            sys.exit(f"{sys.argv[1]} loads no library: build it with CARELOG_DYNAMIC=1")
    path = folder + "/shim.so"
    compiler = os.environ.get("CC", "clang")
    subprocess.run(
        [compiler, "-O1", "-shared", "-fPIC", "-o", path, HERE + "/shim.c", "-ldl"], check=True)
    return path


def crashed(status, report):
    """Whether the program crashed of itself, by its exit status and strace's report.

    libdispatch ends a program in which it cannot open a file of /proc: that counts as a kill.
    """
    if status not in (-11, -6, -4, 139, 134, 132):
        return False
    with open(report, errors="replace") as file:
        failed = [line for line in file if "(INJECTED)" in line]
    return not (failed and '"/proc/' in failed[-1])


class Store:
    """A store under attack, and every answer that the program gave about it."""

    def __init__(self, program, folder, path):
        self.program, self.folder, self.path = program, folder, path
        self.acknowledged = {}
        self.sent = 0

    def run(self, *arguments, environment=None, prefix=(), **options):
        command = [*prefix, self.program, *arguments, "--store", self.path]
        return subprocess.run(
            command, capture_output=True, env={**os.environ, **(environment or {})},
            timeout=options.pop("timeout", 120), **options)

    def start(self, count, environment=None, first=None, name="out"):
        """Starts to apply `count` lines, new ones or from `first`; its answers go to a file."""
        if first is None:
            first, self.sent = self.sent, self.sent + count
        lines = f"{self.folder}/{name}.lines"
        with open(lines, "w", encoding="utf-8") as file:
            file.writelines(line(first + index) + "\n" for index in range(count))
        with open(f"{self.folder}/{name}", "wb") as out:
            return subprocess.Popen(
                [self.program, "apply", lines, "--store", self.path],
                stdout=out, stderr=subprocess.PIPE, env={**os.environ, **(environment or {})})

    def wait_for_answers(self, process):
        """Returns once the program answered something, or ended."""
        while process.poll() is None and os.path.getsize(self.folder + "/out") == 0:
            time.sleep(0.002)

    def note(self, name="out"):
        """Notes the answers; an acknowledged command must never be answered with another position."""
        noted = 0
        for answer in answers(f"{self.folder}/{name}"):
            known = self.acknowledged.setdefault(answer["commandId"], answer["position"])
            noted += 1
            if known != answer["position"]:
                raise Lost(f"{answer['commandId']} moved from {known} to {answer['position']}")
        return noted

    def check(self, names=None):
        """Raises ``Lost`` unless the store verifies and holds what was acknowledged, in its place."""
        names = list(self.acknowledged if names is None else names)
        count = json.loads(self.run_or_lose("log", "stat", "--format", "json"))["events"]
        beyond = [name for name in names if self.acknowledged[name] >= count]
        if beyond:
            raise Lost(f"{len(beyond)} acknowledged commands are beyond the log's end, {count}")
        lines = "".join(line(int(name[2:])) + "\n" for name in names)
        answered = self.run("apply", "-", input=lines.encode())
        found = {}
        for text in answered.stdout.decode().splitlines():
            answer = json.loads(text)
            found[answer.get("commandId")] = (answer["status"], answer.get("position"))
        for name in names:
            if found.get(name) != ("duplicate", self.acknowledged[name]):
                raise Lost(f"{name} was acknowledged at {self.acknowledged[name]}; "
                           f"now {found.get(name)}: {answered.stderr.decode()[-300:]}")
        self.run_or_lose("verify")
        self.run_or_lose("projections", "verify")

    def run_or_lose(self, *arguments):
        result = self.run(*arguments)
        if result.returncode != 0:
            raise Lost(f"`{' '.join(arguments)}` exits {result.returncode}: "
                       + (result.stderr or result.stdout).decode()[-300:])
        return result.stdout


class Session:
    """A process that takes commands one by one, each durable by itself, and answers each."""

    def __init__(self, program, path, environment=None, prefix=()):
        self.process = subprocess.Popen(
            [*prefix, program, "apply", "-", "--store", path], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            env={**os.environ, **(environment or {})})

    def send(self, text):
        """The answer to a command; None when the process ended without one."""
        try:
            self.process.stdin.write(text + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return None
        answer = self.process.stdout.readline()
        return json.loads(answer) if answer else None

    def end(self):
        """How it ended, and what it said."""
        _, errors = self.process.communicate()
        return self.process.returncode, errors


class Lost(Exception):
    """Something acknowledged is not there, or the store is not whole."""


def scratch():
    return tempfile.TemporaryDirectory(prefix="carelog-campaign-")
