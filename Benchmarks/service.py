"""Starts a server, waits for its first answer and for it to be idle: python service.py URL COMMAND…"""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request

IDLE = 5
PATIENCE = 30


def main():
    url, command = sys.argv[1], sys.argv[2:]
    start = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        ready = wait(url, server, start)
        time.sleep(IDLE)
        print(json.dumps({"ready_seconds": round(ready, 4), "idle_megabytes": round(resident(server.pid), 1)}))
    finally:
        server.terminate()
        server.wait()


def wait(url, server, start):
    while time.perf_counter() - start < PATIENCE:
        if server.poll() is not None:
            raise SystemExit(f"cannot measure {server.args[0]}: it ended with {server.returncode}")
        if answers(url):
            return time.perf_counter() - start
        time.sleep(0.001)
    raise SystemExit(f"cannot measure {server.args[0]}: no answer within {PATIENCE} s")


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return answer.status == 200
    except urllib.error.HTTPError as refusal:
        return refusal.code < 500
    except OSError:
        return False


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    main()
