#!/usr/bin/env python3
"""Hands posts in to a duty room from four connections and says how fast it took them.

Usage: TOCSIN_KEY=… eng/duty-room-ingest.py URL ELECTION FILE.ndjson SECONDS [POSTS_A_SECOND]
"""
import http.client, json, os, sys, threading, time, urllib.parse

PART, THREADS = 4000, 4


def main():
    url, election, file, seconds = urllib.parse.urlsplit(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4])
    pace = float(sys.argv[5]) if len(sys.argv) > 5 else 0
    with open(file, "rb") as stream:
        lines = stream.read().splitlines()
    parts = [b"\n".join(lines[i:i + PART]) for i in range(0, len(lines), PART)]
    headers = {"Authorization": "Bearer " + os.environ["TOCSIN_KEY"], "Content-Type": "application/x-ndjson"}
    path = f"/api/v1/elections/{urllib.parse.quote(election)}/posts?source=bench"
    lock, state, took, statuses, start = threading.Lock(), {"next": 0, "accepted": 0}, [], {}, time.time()

    def send():
        connection = http.client.HTTPConnection(url.hostname, url.port)
        while time.time() - start < seconds:
            with lock:
                part = state["next"]
                state["next"] += 1
            if part >= len(parts):
                return
            if pace:
                time.sleep(max(0, start + part * PART / pace - time.time()))
            while True:
                began = time.time()
                connection.request("POST", path, parts[part], headers)
                answer = connection.getresponse()
                body = answer.read()
                with lock:
                    took.append(time.time() - began)
                    statuses[answer.status] = statuses.get(answer.status, 0) + 1
                    if answer.status == 200:
                        state["accepted"] += json.loads(body)["accepted"]
                if answer.status != 429:
                    break
                time.sleep(1)

    threads = [threading.Thread(target=send) for _ in range(THREADS)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    spent = time.time() - start
    took.sort()
    print(f"{state['accepted']} posts accepted in {spent:.1f} s = {state['accepted'] / spent:.0f}/s; request median {took[len(took) // 2] * 1000:.0f} ms, p95 {took[int(len(took) * .95)] * 1000:.0f} ms; answers {statuses}")


main()
