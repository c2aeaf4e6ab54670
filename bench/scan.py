"""End-to-end speed and memory of `tocsin scan`, with a plain sliding window in Python as yardstick in the same run."""
import collections
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime


def measure(command, **options):
    """Seconds, CPU seconds and peak megabytes of a command, run as a child of its own."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command} failed with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def yardstick(path, window=60):
    """What a researcher writes first: sort shares by link and time, pair what lies within the window, count pairs."""
    shares = collections.defaultdict(list)
    with open(path, encoding="utf-8") as posts:
        for line in posts:
            post = json.loads(line)
            if post["is_reshare"]:
                continue
            moment = datetime.fromisoformat(post["time"]).timestamp()
            for url in post["urls"]:
                shares[url].append((moment, post["account"]))
    pairs = collections.Counter()
    for acts in shares.values():
        acts.sort()
        left = 0
        for i, (moment, account) in enumerate(acts):
            while moment - acts[left][0] > window:
                left += 1
            for _, other in acts[left:i]:
                if other != account:
                    pairs[(account, other) if account < other else (other, account)] += 1
    return len(pairs)


def main():
    root, sizes = sys.argv[1], [int(s) for s in sys.argv[2:]]
    tocsin = ["dotnet", os.path.join(root, "src/Cli/bin/Release/net10.0/tocsin.dll")]
    work = tempfile.mkdtemp(prefix="tocsin-bench-")
    rows = []
    try:
        for size in sizes:
            posts, truth, out = (os.path.join(work, n) for n in ("posts.ndjson", "truth.csv", "out"))
            measure(tocsin + ["simulate", "--scenario", "bench", "--posts", str(size), "--seed", "1", "--out", posts, "--truth", truth])
            megabytes = os.path.getsize(posts) / 1e6
            runs = [measure(tocsin + ["scan", posts, "--election", "valdoria-2027", "--out", out, "--reveal"]) for _ in range(3)]
            seconds, cpu, memory = min(runs)
            peak = max(r[2] for r in runs)
            score = subprocess.run(tocsin + ["evaluate", out, "--truth", truth, "--json"], capture_output=True, text=True, check=True).stdout
            overall = next(o for o in map(json.loads, score.splitlines()) if o.get("type") == "evaluation")
            start = time.monotonic()
            if size <= 1_000_000:
                yardstick(posts)
            plain = time.monotonic() - start if size <= 1_000_000 else None
            rows.append((size, megabytes, seconds, cpu, peak, plain, overall["precision"]["value"], overall["recall"]["value"]))
            print(rows[-1], file=sys.stderr)
    finally:
        shutil.rmtree(work)
    write(os.path.join(root, "bench/results/scan.md"), rows)


def write(path, rows):
    base = rows[0]
    lines = [
        "# End to end: `tocsin scan` on simulated posts",
        "",
        "Parse, prepare, all detectors, incidents and all outputs; scenario `bench`, seed 1, default settings, best of three runs;",
        f"{os.cpu_count()} cores. Written by `eng/bench.sh \"{' '.join(str(r[0]) for r in rows)}\"`; load average over the last 15 minutes: {os.getloadavg()[2]:.1f}.",
        "The yardstick counts co-shared links within 60 s by sorting and a sliding window in plain Python, on the same file in the",
        "same run: no text, no significance, no groups.",
        "",
        "| posts | input MB | seconds | posts/s | CPU s | peak MB | peak ÷ input | time per post, first row = 1 | times faster than the yardstick | precision | recall |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for size, megabytes, seconds, cpu, peak, plain, precision, recall in rows:
        relative = (seconds / size) / (base[2] / base[0])
        faster = f"{plain / seconds:.1f}" if plain else "–"
        lines.append(
            f"| {size:,} | {megabytes:.0f} | {seconds:.2f} | {size / seconds:,.0f} | {cpu:.1f} | {peak:.0f} | {peak / megabytes:.2f} | {relative:.2f} "
            f"| {faster} | {precision:.3f} | {recall:.3f} |")
    with open(path, "w", encoding="utf-8") as result:
        result.write("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
