"""Times a command from start to end, its standard input from a file: python stopwatch.py INPUT COMMAND…"""

import json
import subprocess
import sys
import time


def main():
    source, command = sys.argv[1], sys.argv[2:]
    with open(source, "rb") as data:
        start = time.perf_counter()
        subprocess.run(command, stdin=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        seconds = time.perf_counter() - start
    print(json.dumps({"milliseconds": round(seconds * 1000, 1), "runs_per_second": 1 / seconds}))


if __name__ == "__main__":
    main()
