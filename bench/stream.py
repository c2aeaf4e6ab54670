"""Measures `tocsin simulate | tocsin watch -` for eng/stream.sh and writes bench/results/stream.md.

The rate of posts stays the same and the stream gets longer: bounded memory then means a column that does not grow.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = sys.argv[1]
SIZES = [int(n) for n in sys.argv[2:]]
PER_DAY = 250_000
WINDOW, EVERY = "6h", "6h"


def scenario(posts):
    """The scenario `bench`, its days stretched with the posts."""
    text = open(os.path.join(ROOT, "samples", "quickstart", "bench.yaml"), encoding="utf-8").read()
    lines = [line for line in text.splitlines() if not line.startswith(("days:", "posts:"))]
    return "\n".join(lines + [f"days: {max(1, round(posts / PER_DAY))}", f"posts: {posts}", ""])


def measure(posts, state):
    work = tempfile.mkdtemp()
    tool = ["dotnet", os.path.join(ROOT, "src", "Cli", "bin", "Release", "net10.0", "tocsin.dll")]
    with open(os.path.join(work, "scenario.yaml"), "w", encoding="utf-8") as file:
        file.write(scenario(posts))
    out = os.path.join(work, "out")
    command = tool + ["watch", "-", "--window", WINDOW, "--every", EVERY, "--out", out, "--threads", "2", "--reports", "1", "--json"]
    if state:
        command += ["--state", os.path.join(work, "state")]
    started = time.monotonic()
    made = subprocess.Popen(tool + ["simulate", "--scenario", os.path.join(work, "scenario.yaml"), "--posts", str(posts), "--out", "-"],
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    watch = subprocess.Popen(command, stdin=made.stdout, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    made.stdout.close()
    told = watch.stdout.read().decode("utf-8").splitlines()
    _, status, used = os.wait4(watch.pid, 0)
    seconds = time.monotonic() - started
    made.wait()
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"watch ended with {os.waitstatus_to_exitcode(status)}: {told[-1:]}")
    windows, total = [json.loads(line) for line in told[:-1]], json.loads(told[-1])
    shutil.rmtree(work)
    held = max(w["held"]["post_bytes"] + w["held"]["prepared_bytes"] + w["held"]["id_bytes"] for w in windows)
    return {
        "posts": total["posts"], "windows": len(windows), "late": total["late"], "seconds": seconds,
        "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss * 1024, "held_posts": max(w["held"]["posts"] for w in windows),
        "held": held,
    }


def write(rows):
    first = rows[0][1]
    with open(os.path.join(ROOT, "bench", "results", "stream.md"), "w", encoding="utf-8") as out:
        print("# Long streams: `tocsin simulate | tocsin watch -`\n", file=out)
        print(f"Scenario `bench` at {PER_DAY:,} posts a day, so a longer stream lasts more days; windows of {WINDOW}, one after another. All", file=out)
        print("detectors, all outputs. Seconds are of the whole pipe, the simulator on the same processors; CPU and memory are of", file=out)
        print(f"`watch` alone. Written by `eng/stream.sh \"{' '.join(map(str, SIZES))}\"` on a machine that was doing other work (load average at the", file=out)
        print(f"end {os.getloadavg()[2]:.1f} on {os.cpu_count()} processors): compare within the table.\n", file=out)
        print("| posts | state saved | windows | late | seconds | posts/s | CPU s | CPU per post, first row = 1 | peak RSS MB | first row = 1 | most posts held | MB held in slices |", file=out)
        print("|---|---|---|---|---|---|---|---|---|---|---|---|", file=out)
        for state, r in rows:
            each = (r["cpu"] / r["posts"]) / (first["cpu"] / first["posts"])
            kept = "yes" if state else "no"
            print(f"| {r['posts']:,} | {kept} | {r['windows']} | {r['late']} | {r['seconds']:.1f} | {r['posts'] / r['seconds']:,.0f} | {r['cpu']:.1f} | {each:.2f} "
                  f"| {r['peak'] / 1e6:.0f} | {r['peak'] / first['peak']:.2f} | {r['held_posts']:,} | {r['held'] / 1e6:.0f} |", file=out)


def main():
    rows = []
    for posts, state in [(SIZES[0], False), (SIZES[0], True)] + [(size, False) for size in SIZES[1:]]:
        rows.append((state, measure(posts, state)))

        # After each, so that a long run that is stopped leaves what it has measured.
        write(rows)


main()
