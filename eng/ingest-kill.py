#!/usr/bin/env python3
"""Kills a server with kill -9 while posts are handed in, again and again, and counts what was acknowledged and is not there.

Usage: eng/ingest-kill.py [ROUNDS]     (needs the Release build of src/Cli)
Prints one line: acknowledged posts, posts that are missing, posts that are there twice.
"""
import hashlib, json, os, random, signal, sqlite3, subprocess, sys, tempfile, threading, time, urllib.error, urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOCSIN = ["dotnet", os.path.join(ROOT, "src/Cli/bin/Release/net10.0/tocsin.dll")]
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
PORT = 8477


def run(*arguments):
    subprocess.run(TOCSIN + list(arguments), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def key_of(store):
    """Makes a key as the page of people and keys would: the row holds its hash alone."""
    key = "tocsin_" + "".join(random.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(32))
    with sqlite3.connect(store) as rows:
        rows.execute("INSERT INTO memberships (person, election) VALUES ('ida berg', '*')")
        rows.execute("INSERT INTO api_keys (id, name, person, scopes, elections, hash, since, expires) VALUES ('kill', 'kill', 'ida berg', 'ingest', '*', ?, 0, ?)", (hashlib.sha256(key.encode()).hexdigest(), int(time.time() * 1000) + 86_400_000))
    return key


def main():
    folder = tempfile.mkdtemp(prefix="tocsin-ingest-kill-")
    store = os.path.join(folder, "cases.db")
    run("quickstart", "--out", os.path.join(folder, "q"), "--store", store)
    run("people", "add", "Ida Berg", "--role", "admin", "--by", "Ida Berg", "--store", store)
    run("people", "add", "detection", "--role", "analyst", "--by", "Ida Berg", "--store", store)
    key = key_of(store)
    acknowledged, number, lock = set(), [0], threading.Lock()

    def hand_in(until):
        while not until.is_set():
            with lock:
                first = number[0]
                number[0] += 200
            ids = range(first, first + 200)
            body = "".join('{"id":"k%d","account":"a%d","time":"2027-04-01T10:%02d:00Z","text":"post %d"}\n' % (i, i % 50, i % 60, i) for i in ids).encode()
            request = urllib.request.Request(f"http://127.0.0.1:{PORT}/api/v1/elections/valdoria-2027/posts?source=kill", data=body, headers={"Content-Type": "application/x-ndjson", "Authorization": "Bearer " + key})
            try:
                with urllib.request.urlopen(request, timeout=10) as answer:
                    if answer.status == 200:
                        with lock:
                            acknowledged.update(ids)
            except (urllib.error.URLError, ConnectionError, TimeoutError, OSError):
                time.sleep(0.02)

    for _ in range(ROUNDS):
        server = subprocess.Popen(TOCSIN + ["serve", "--store", store, "--listen", f"http://127.0.0.1:{PORT}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health", timeout=1)
                break
            except OSError:
                time.sleep(0.1)
        until = threading.Event()
        threads = [threading.Thread(target=hand_in, args=(until,)) for _ in range(3)]
        [t.start() for t in threads]
        time.sleep(random.uniform(0.3, 2.5))
        server.send_signal(signal.SIGKILL)
        until.set()
        [t.join() for t in threads]
        server.wait()
        subprocess.run(["pkill", "-9", "-f", store], check=False)

    there = []
    spool = os.path.join(store + ".server", "spool", "valdoria-2027", "kill")
    for name in sorted(os.listdir(spool)):
        if name.endswith((".ndjson", ".open")):
            with open(os.path.join(spool, name), "rb") as file:
                for line in file:
                    if line.endswith(b"\n"):
                        there.append(int(json.loads(line)["id"][1:]))
    missing = acknowledged - set(there)
    print(f"{ROUNDS} kills: {len(acknowledged)} posts acknowledged, {len(missing)} missing, {len(there) - len(set(there))} there twice")
    sys.exit(1 if missing else 0)


main()
