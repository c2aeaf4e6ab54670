"""Kills the export of evidence at random moments: there is a whole archive under its name, or none; and what was acknowledged is in the audit log.

Usage: python3 eng/evidence-kill.py DIRECTORY [TIMES]   (DIRECTORY is new)
"""
import glob
import json
import os
import random
import signal
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOOL = ["dotnet", os.path.join(ROOT, "src", "Cli", "bin", "Release", "net10.0", "tocsin.dll")]


def main():
    folder, times = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100
    os.makedirs(folder)
    at = lambda name: os.path.join(folder, name)
    run("simulate", "--scenario", "quickstart", "--posts", "60000", "--out", at("posts.ndjson"))
    run("scan", at("posts.ndjson"), "--election", "valdoria-2027", "--out", at("report"), "--store", at("cases.db"), "--by", "Ida Berg", "--purpose", "to test", codes=(0, 1))
    run("evidence", "key", "--out", at("evidence.key"))
    with open(at("report/incidents.json")) as file:
        incident = json.load(file)["incidents"][0]["id"]
    rng, whole, acknowledged, began = random.Random(1), 0, 0, time.monotonic()
    for n in range(times):
        archive = at(f"case-{n}.zip")
        export = subprocess.Popen(
            TOOL + ["evidence", "export", incident, "--in", at("report"), "--key", at("evidence.key"), "--by", "Ida Berg", "--reason", f"round {n}", "--store", at("cases.db"), "--out", archive],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(0.3 + rng.random() * 1.2)
        export.send_signal(signal.SIGKILL)
        said = export.communicate()[0].decode()
        acknowledged += f"case-{n}.zip" in said
        if os.path.exists(archive):
            whole += 1
            run("evidence", "verify", archive, "--key", at("evidence.key.pub"), "--no-replay")
            os.remove(archive)
        elif f"case-{n}.zip" in said:
            sys.exit(f"round {n}: acknowledged, and there is no archive")
    run("evidence", "export", incident, "--in", at("report"), "--key", at("evidence.key"), "--by", "Ida Berg", "--reason", "last", "--out", at("last.zip"))
    left = [f for f in glob.glob(at("*")) + glob.glob(at(".*")) if "case-" in f]
    run("store", "check", "--store", at("cases.db"))
    logged = sum(1 for line in subprocess.run(TOOL + ["audit", "--store", at("cases.db"), "--most", "1000000", "--json"], capture_output=True, text=True, check=True).stdout.splitlines() if json.loads(line)["action"] == "export")
    if logged < max(acknowledged, whole):
        sys.exit(f"{acknowledged} acknowledged, {whole} whole archives, {logged} in the audit log")
    print(f"{times} kills: {whole} whole archives, {times - whole} without any, {acknowledged} acknowledged, {logged} in the audit log, {len(left)} leftovers, {time.monotonic() - began:.0f} s")


def run(*args, codes=(0,)):
    done = subprocess.run(TOOL + list(args), capture_output=True, text=True)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(args)}: {done.stdout[-500:]}{done.stderr[-500:]}")


main()
