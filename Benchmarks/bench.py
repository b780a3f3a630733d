#!/usr/bin/env python3
"""Measures Signet against curl and plain C over libcurl and libyaml, and prints a Markdown table of ratios.

Every row runs its programs in turn (A B C, A B C, …) and compares medians, so that a machine that is busy for a while
is busy for all of them. Quote the ratios: the absolute times belong to the machine.

Needs nginx, curl, openssl, a C compiler with the headers of libcurl and libyaml, and a release build of Signet, which
the environment variable SIGNET may name. Everything is made in a temporary folder and removed; nothing leaves loopback.
"""

import argparse
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import fixtures
from server import Server, find_nginx, make_certificates, make_trust

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
COUNT, TOGETHER, LARGE = 2_000, 32, 10_000
# `--repeat` multiplies the same requests: what is measured is whether memory grows with the length of a run.
REPEATS = 10
RUN_OPTIONS = ["--progress", "never", "-q"]


class TooSlow(Exception):
    """The time for the whole is over."""


class Sample:
    def __init__(self, line):
        self.status, wall, cpu, self.memory = (int(field) for field in line.split())
        self.wall, self.cpu = wall / 1e9, cpu / 1e9


class Bench:
    """Runs programs in one folder and environment, and keeps the lines of the table."""

    def __init__(self, folder, environment, server, seconds):
        self.folder, self.environment, self.server = folder, environment, server
        self.deadline = time.monotonic() + seconds
        self.rows = []

    def run(self, command):
        """One measured run; a program that fails ends the benchmark, for its time would mean nothing."""
        result = os.path.join(self.folder, "result")
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TooSlow
        process = subprocess.Popen(
            [os.path.join(self.folder, "measure"), result, *command],
            cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            _, errors = process.communicate(timeout=left)
        except BaseException as reason:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if isinstance(reason, subprocess.TimeoutExpired):
                raise TooSlow from None
            raise
        with open(result) as file:
            sample = Sample(file.read())
        if sample.status != 0:
            words = errors.decode(errors="replace").strip()
            raise SystemExit(f"ended with {sample.status}: {' '.join(command)}\n{words}")
        return sample

    def warm_up(self, command, requests):
        """A run that is not measured, but counted: a program that sends less than it should is not fast."""
        before = self.server.requests() if requests else 0
        self.run(command)
        sent = self.server.requests() - before if requests else 0
        if sent != requests:
            raise SystemExit(f"sent {sent} requests, not {requests}: {' '.join(command)}")

    def compare(self, title, rounds, programs, requests=0, budget=25):
        """Runs every program `rounds` times in turn, after one round that only warms up; at least three rounds, and no
        more once `budget` seconds are over. `programs` is a table of name to command, each sending so many requests."""
        print(f"  {title}", file=sys.stderr)
        for command in programs.values():
            self.warm_up(command, requests)
        samples = {name: [] for name in programs}
        start = time.monotonic()
        for done in range(rounds):
            if done >= 3 and time.monotonic() - start > budget:
                break
            for name, command in programs.items():
                samples[name].append(self.run(command))
        return samples

    def add(self, what, ours, peer, theirs, unit):
        ratio = f"{ours / theirs:.2f}" if ours is not None and theirs > 0 else "–"
        self.rows.append([what, shown(ours, unit), peer, shown(theirs, unit), ratio])

    def times(self, title, rounds, programs, requests=0):
        """A line for wall time and one for CPU time against each peer; returns the samples."""
        samples = self.compare(title, rounds, programs, requests)
        ours = samples.get("signet")
        for peer in (name for name in programs if name != "signet"):
            for what, field in (("", "wall"), (", CPU", "cpu")):
                if field == "cpu" and rounds > 20:
                    continue  # Single starts: CPU time is too coarse to be worth a line.
                self.add(title + what, median(ours, field), peer, median(samples[peer], field), "ms")
        return samples

    def memory(self, title, ours, peer, theirs):
        self.add(title, median(ours, "memory"), peer, median(theirs, "memory"), "MB")


def median(samples, field):
    return statistics.median(getattr(sample, field) for sample in samples) if samples else None


def shown(value, unit):
    if value is None:
        return "–"
    if unit == "ms":
        return f"{value * 1000:.1f} ms"
    return f"{value / 1024:.1f} MB"


def compile_programs(folder):
    compiler = os.environ.get("CC") or shutil.which("cc") or shutil.which("clang")
    if compiler is None:
        raise SystemExit("no C compiler was found: apt-get install gcc")
    for name, libraries in (
        ("measure", []), ("easy_loop", ["-lcurl"]), ("multi_loop", ["-lcurl"]), ("yaml_load", ["-lyaml"])
    ):
        source = os.path.join(HERE, name + ".c")
        done = subprocess.run(
            [compiler, "-O2", "-o", os.path.join(folder, name), source, *libraries], capture_output=True, text=True
        )
        if done.returncode != 0:
            raise SystemExit(
                f"{name}.c did not compile; apt-get install libcurl4-openssl-dev libyaml-dev\n{done.stderr}"
            )


def clean_environment(folder):
    """No proxy, no configuration of the user's: the same start for everyone."""
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": folder,
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "TMPDIR": folder,
    }


def signet_run(signet, project, *options):
    return [signet, "run", os.path.join(project, "collections"), *RUN_OPTIONS, *options]


def with_signet(signet, command, peers):
    """The table of a row; without a Signet (`--peers-only`) the peers alone."""
    return {**({"signet": command} if signet else {}), **peers}


def start_rows(bench, signet, server, rounds):
    versions = with_signet(signet, [signet, "--version"], {"curl": ["curl", "--version"]})
    bench.times("start, `--version`", rounds, versions)
    for title, base, name in (("one request", server.plain, "one"), ("one verified https request", server.tls, "tls")):
        project = fixtures.project(os.path.join(bench.folder, name), f"{base}/items", 1)
        curl = ["curl", "--silent", "--fail", f"{base}/items/1"]
        bench.times(title, rounds, with_signet(signet, signet_run(signet, project, "--no-reports"), {"curl": curl}), 1)


def sequential_rows(bench, signet, server, rounds):
    base = f"{server.plain}/items"
    project = fixtures.project(os.path.join(bench.folder, "sequential"), base, COUNT)
    urls = fixtures.curl_configuration(os.path.join(bench.folder, "urls"), base, COUNT)
    curl = ["curl", "--silent", "--fail", "-K", urls]
    peers = {"curl -K": curl, "C easy loop": [os.path.join(bench.folder, "easy_loop"), base, str(COUNT)]}
    if shutil.which("hurl"):
        peers["hurl"] = ["hurl", "--test", "--jobs", "1", *fixtures.hurl_files(bench.folder + "/hurl-1", base, COUNT)]
    if shutil.which("newman"):
        path = fixtures.postman_collection(os.path.join(bench.folder, "postman.json"), base, COUNT)
        peers["newman"] = ["newman", "run", path, "--silent"]
    if shutil.which("k6"):
        path = fixtures.k6_script(os.path.join(bench.folder, "one.js"), base, COUNT, 1)
        peers["k6, 1 user"] = ["k6", "run", "--quiet", path]
    plain = signet_run(signet, project, "--jobs", "1", "--no-reports")
    samples = bench.times(f"{COUNT:,} requests in turn", rounds, with_signet(signet, plain, peers), COUNT)

    reporting = signet_run(signet, project, "--jobs", "1")
    reports = bench.times(
        f"{COUNT:,} in turn with all reports", rounds, with_signet(signet, reporting, {"curl -K": curl}),
        COUNT)

    long_urls = fixtures.curl_configuration(os.path.join(bench.folder, "long-urls"), base, COUNT * REPEATS)
    long_curl = {"curl -K": ["curl", "--silent", "--fail", "-K", long_urls]}
    long_run = bench.compare(
        f"{COUNT * REPEATS:,} requests in turn", 3,
        with_signet(signet, plain + ["--repeat", str(REPEATS)], long_curl), COUNT * REPEATS)
    bench.memory(f"peak memory, {COUNT:,} requests", samples.get("signet"), "curl -K", samples["curl -K"])
    bench.memory(f"peak memory, {COUNT:,} with all reports", reports.get("signet"), "curl -K", reports["curl -K"])
    long_title = f"peak memory, {COUNT * REPEATS:,} requests"
    bench.memory(long_title, long_run.get("signet"), "curl -K", long_run["curl -K"])
    if signet:
        bench.memory(long_title, long_run["signet"], f"signet, {COUNT:,}", samples["signet"])


def parallel_rows(bench, signet, server, rounds):
    base = f"{server.plain}/items"
    project = fixtures.project(os.path.join(bench.folder, "parallel"), base, COUNT, files=TOGETHER)
    urls = os.path.join(bench.folder, "urls")
    together = str(TOGETHER)
    peers = {
        "curl --parallel": ["curl", "--silent", "--fail", "--parallel", "--parallel-max", together, "-K", urls],
        "C multi loop": [os.path.join(bench.folder, "multi_loop"), base, str(COUNT), together],
    }
    if shutil.which("hurl"):
        files = fixtures.hurl_files(bench.folder + "/hurl", base, COUNT, files=TOGETHER)
        peers["hurl"] = ["hurl", "--test", "--parallel", "--jobs", together, *files]
    if shutil.which("k6"):
        path = fixtures.k6_script(os.path.join(bench.folder, "many.js"), base, COUNT, TOGETHER)
        peers[f"k6, {TOGETHER} users"] = ["k6", "run", "--quiet", path]
    ours = signet_run(signet, project, "--jobs", together, "--no-reports")
    bench.times(f"{COUNT:,} requests, {TOGETHER} at once", rounds, with_signet(signet, ours, peers), COUNT)


def loading_rows(bench, signet, rounds):
    path = fixtures.large_collection(os.path.join(bench.folder, "large/collections/large.yaml"), LARGE)
    size = os.path.getsize(path) / 1e6
    title = f"loading {LARGE:,} requests ({size:.1f} MB)"
    yaml_load = os.path.join(bench.folder, "yaml_load")
    programs = {"libyaml events": [yaml_load, "events", path], "yaml_parser_load": [yaml_load, "document", path]}
    if signet:
        programs = {"signet": [signet, "check", path], "start": [signet, "--version"], **programs}
    samples = bench.compare(title, rounds, programs)
    ours = median(samples.get("signet"), "wall")
    # What `check` takes beyond starting: reading, decoding and every check of the file.
    ours = ours - median(samples["start"], "wall") if signet else None
    for peer in ("libyaml events", "yaml_parser_load"):
        bench.add(title, ours, peer, median(samples[peer], "wall"), "ms")
    bench.memory(f"peak memory, {title}", samples.get("signet"), "yaml_parser_load", samples["yaml_parser_load"])


def first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return "not found"
    return (done.stdout + done.stderr).strip().split("\n")[0]


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def distribution():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()


def print_table(bench, signet, nginx):
    print(f"- Machine: {processor()}, {os.cpu_count()} cores, {distribution()}, Linux {platform.release()}")
    print(f"- Signet: {first_line([signet, '--version']) if signet else 'not measured'}")
    for name, command in (
        ("curl", ["curl", "--version"]), ("nginx", [nginx, "-v"]), ("hurl", ["hurl", "--version"]),
        ("newman", ["newman", "--version"]), ("k6", ["k6", "version"]),
    ):
        if shutil.which(command[0]):
            print(f"- {name}: {first_line(command)}")
    print("\n| what | signet | against | its figure | ratio |\n|---|---:|---|---:|---:|")
    for row in bench.rows:
        print("| " + " | ".join(row) + " |")
    print(
        "\nMedians of interleaved runs. Signet checks a status and a JSONPath on every response; curl and the C loops "
        "look at the status only.\nA ratio below 1: Signet takes less."
    )


def find_signet(arguments):
    if arguments.peers_only:
        return None
    path = os.path.abspath(os.environ.get("SIGNET") or os.path.join(ROOT, ".build/release/signet"))
    if not os.access(path, os.X_OK):
        raise SystemExit(f"there is no program at {path}; build it (make release) or name it in SIGNET")
    return path


def end_on_signal(*_):
    # As an exception, so that every `with` on the way takes back what it started.
    raise SystemExit("interrupted")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers-only", action="store_true", help="measure curl and C alone, without a Signet")
    parser.add_argument("--seconds", type=int, default=280, help="give up after so long (default: 280)")
    arguments = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end_on_signal)

    nginx = find_nginx()
    if nginx is None:
        raise SystemExit("nginx was not found: apt-get install nginx-light")
    for tool in ("curl", "openssl"):
        if shutil.which(tool) is None:
            raise SystemExit(f"{tool} was not found: apt-get install {tool}")
    signet = find_signet(arguments)

    with tempfile.TemporaryDirectory(prefix="signet-bench-") as folder:
        compile_programs(folder)
        make_certificates(folder)
        bundle, directory = make_trust(folder)
        environment = {**clean_environment(folder), "CURL_CA_BUNDLE": bundle, "SSL_CERT_DIR": directory}
        print("measuring:", file=sys.stderr)
        complete = True
        with Server(nginx, folder) as server:
            bench = Bench(folder, environment, server, arguments.seconds)
            try:
                start_rows(bench, signet, server, rounds=40)
                sequential_rows(bench, signet, server, rounds=7)
                parallel_rows(bench, signet, server, rounds=7)
                loading_rows(bench, signet, rounds=7)
            except TooSlow:
                complete = False
        print_table(bench, signet, nginx)
    if not complete:
        raise SystemExit(f"the table is not complete: the {arguments.seconds} seconds (--seconds) were over")


if __name__ == "__main__":
    main()
