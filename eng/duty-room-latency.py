#!/usr/bin/env python3
"""How long it takes from posts that a duty room acknowledged to the incident that they are.

Usage: TOCSIN_KEY=… eng/duty-room-latency.py URL ELECTION [TIMES]
Each time thirty accounts share twenty links within a minute among ordinary posts, all under names that were not there before.
"""
import json, os, random, sys, time, urllib.request

WORDS = [a + b for a in ("bar", "len", "mor", "tis", "gul", "ven", "dak", "pol", "ser", "hin", "fas", "rom") for b in ("a", "eno", "ith", "or", "ule", "ast", "im", "ok", "erd", "ys", "al", "und", "et", "ow", "ira", "ex")]


def main():
    url, election = sys.argv[1].rstrip("/"), sys.argv[2]
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 12
    base = f"{url}/api/v1/elections/{election}/"
    run = f"{int(time.time()):x}"

    def ask(path, data=None):
        headers = {"Authorization": "Bearer " + os.environ["TOCSIN_KEY"], "Content-Type": "application/x-ndjson"}
        with urllib.request.urlopen(urllib.request.Request(base + path, data=data, headers=headers)) as answer:
            return json.load(answer)

    def incidents():
        return len(ask("incidents?all=true&limit=1000")["items"])

    took = []
    for n in range(times):
        before = incidents()
        ask(f"posts?source=latency-{run}-{n}", operation(f"{run}{n}"))
        start = time.time()
        while incidents() <= before and time.time() - start < 60:
            time.sleep(0.02)
        took.append(time.time() - start)
        time.sleep(random.random() * 1.5)
    took.sort()
    print(f"{times} times: median {took[times // 2]:.1f} s, least {took[0]:.1f} s, most {took[-1]:.1f} s")


def operation(name):
    lines = []
    for link in range(20):
        for account in range(30):
            lines.append({"id": f"{name}-{link}-{account}", "account": f"p{name}x{account}", "time": f"2027-04-{1 + link // 4:02}T1{link % 4}:{10 + link}:{account * 7 % 40:02}Z",
                          "text": f"zz{name} {link} https://push{name}.example/{link}"})
    # Ordinary people share no pattern with those of the run before: they would be an operation too, and a larger one each time.
    some = random.Random(name)
    for account in range(60):
        for post in range(20):
            lines.append({"id": f"{name}-n{account}-{post}", "account": f"q{name}x{account}", "time": f"2027-04-{some.randrange(1, 7):02}T{some.randrange(24):02}:{some.randrange(60):02}:{some.randrange(60):02}Z",
                          "text": f"{' '.join(some.choice(WORDS) for _ in range(12))} https://paper{some.randrange(40)}.example/{some.randrange(3000)}"})
    return "\n".join(json.dumps(line) for line in lines).encode()


main()
