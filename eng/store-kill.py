"""Kills a process that writes a store, many times, and looks whether anything acknowledged is missing or anything is half there.

Usage: python3 eng/store-kill.py STORE [TIMES [POSTS]]   (STORE is a new file or postgresql://…; POSTS of each scan, 400 unless said: from 50,000 on a scan
is written in several parts)
"""
import json
import os
import random
import signal
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BENCH = ["dotnet", os.path.join(ROOT, "bench", "Bench", "bin", "Release", "net10.0", "Tocsin.Bench.dll")]
TOOL = ["dotnet", os.path.join(ROOT, "src", "Cli", "bin", "Release", "net10.0", "tocsin.dll")]


def main():
    store, times = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    posts = int(sys.argv[3]) if len(sys.argv) > 3 else 400
    rng = random.Random(1)
    subprocess.run(TOOL + ["store", "init", "--store", store], check=True, stdout=subprocess.DEVNULL)
    acknowledged, began = [], time.monotonic()
    for n in range(times):
        writer = subprocess.Popen(BENCH + ["store-writer", store, str(n), str(posts)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        # The first second is mostly the start of the program: after its first word it is killed at any moment.
        first = writer.stdout.readline()
        time.sleep(rng.random() * max(0.8, posts / 20000))
        writer.send_signal(signal.SIGKILL)
        rest, error = writer.communicate()
        if not first:
            sys.exit(f"the writer failed in round {n}: {error.decode()[-500:]}")
        acknowledged += [line for line in (first + rest).decode().split("\n")[:-1] if line]
        if n % 20 == 19 or n == times - 1:
            check(store, acknowledged)
            print(f"{n + 1} kills, {len(acknowledged)} acknowledged, {time.monotonic() - began:.0f} s", flush=True)
    print("nothing acknowledged is missing, nothing is half there")


def check(store, acknowledged):
    told = subprocess.run(TOOL + ["store", "check", "--store", store], capture_output=True, text=True)
    if told.returncode != 0:
        sys.exit(f"the store does not fit together: {told.stdout}{told.stderr}")
    lines = subprocess.run(TOOL + ["audit", "--store", store, "--most", "1000000", "--json"], capture_output=True, text=True, check=True).stdout.splitlines()
    entries = [json.loads(line) for line in lines]
    scans = {e["subject"] for e in entries if e["action"] == "scan"}
    notes = {e["detail"].split(": ", 1)[1] for e in entries if e["action"] == "note"}
    missing = [a for a in acknowledged if (a[5:] not in notes if a.startswith("note ") else a not in scans)]
    if missing:
        sys.exit(f"{len(missing)} acknowledged are missing: {missing[:5]}")


main()
