"""Times a backup while another process writes a hundred messages a second:

    python backup.py BENCHMARKS DATABASE FOLDER ROUNDS COMMAND… with {database} and {file}

Prints its seconds, and how long the writes took while it ran and while it did not.
"""

import json
import os
import subprocess
import sys
import time

PATIENCE = 30
PAUSE = 2


def main():
    benchmarks, database, folder, rounds, *command = sys.argv[1:]
    writer = subprocess.Popen([benchmarks, "writing", database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    windows, seconds = [], []
    for round in range(int(rounds)):
        time.sleep(PAUSE)
        file = os.path.join(folder, f"copy-{round}.sqlite")
        began = time.monotonic()
        took = run([word.format(database=database, file=file) for word in command])
        windows.append((began, time.monotonic()))
        for name in os.listdir(folder):
            if name.startswith("copy-"):
                os.remove(os.path.join(folder, name))
        seconds.append(took)
        if took is None:
            break
    time.sleep(PAUSE)
    lines = writer.communicate()[0].splitlines()
    writes = [tuple(map(float, line.split())) for line in lines]
    during = [took for at, took in writes if any(a <= at <= b for a, b in windows)]
    # The deletion of the copy also keeps the disk busy.
    without = [took for at, took in writes if not any(a - 0.1 <= at <= b + 0.5 for a, b in windows)]
    print(json.dumps({
        "seconds": None if None in seconds else sorted(seconds)[len(seconds) // 2],
        "during": spread(during), "without": spread(without),
    }))


def run(command):
    """Seconds, or None where it has come to no end."""
    began = time.monotonic()
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    return time.monotonic() - began


def spread(times):
    ordered = sorted(times)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000
    return {"writes": len(ordered), "p50_ms": at(0.5), "p99_ms": at(0.99), "max_ms": at(1)}


if __name__ == "__main__":
    main()
