#!/bin/sh
# Builds the front end with the Python given as $1; Node.js comes from a package where the system has none that fits.
set -eu
python=$1

if "$python" -c 'import sys, hatch_build as h; sys.exit(h.node_on_path() or not h.is_stale())'; then
    echo "kawasan: no Node.js that is new enough here, taking it from a package"
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.txt
fi
"$python" hatch_build.py
