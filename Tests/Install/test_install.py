#!/usr/bin/python3
"""Installs the package on a Debian machine of its own, as an administrator would, and says of each step how it went.

    test_install.py PACKAGE [--older PACKAGE] [--cache FOLDER] [--figures FILE]

Needs root, debootstrap, unshare and, the first time, Debian's mirror."""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from life import Life, RollBack
from machine import base_tree
from story import SOURCES


def main():
    options = arguments()
    if os.geteuid() != 0:
        sys.exit("cannot boot a machine: this account is not root; run as root")
    cache = pathlib.Path(options.cache).resolve()
    cache.mkdir(parents=True, exist_ok=True)
    base = base_tree(cache)
    figures = {"package_megabytes": round(options.package.stat().st_size / 1e6, 1)}
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        newer = repackaged(options.package, pathlib.Path(scratch))
        stories = [Life(options.package, newer, figures)]
        if options.older:
            stories.append(RollBack(options.older, options.package, figures))
        failures = sum(story.tell(base, cache / "machine") for story in stories)
    print(json.dumps(figures))
    if options.figures:
        pathlib.Path(options.figures).write_text(json.dumps(figures) + "\n")
    sys.exit(f"{failures} steps failed" if failures else None)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=pathlib.Path)
    parser.add_argument("--older", type=pathlib.Path, help="an earlier release to upgrade from and go back to")
    parser.add_argument("--cache", default=str(SOURCES / ".build/install"))
    parser.add_argument("--figures")
    return parser.parse_args()


def repackaged(package, folder):
    """The same content as a later version."""
    subprocess.run(["dpkg-deb", "--raw-extract", package, folder / "tree"], check=True)
    control = folder / "tree/DEBIAN/control"
    control.write_text(re.sub(r"(?m)^(Version: .*)$", r"\1+later", control.read_text()))
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", folder / "tree", folder / "later.deb"],
        check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(folder / "tree")
    return folder / "later.deb"


if __name__ == "__main__":
    main()
