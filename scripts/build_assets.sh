#!/bin/sh
# Builds the front end with the Python given as $1; Node.js comes from a package where the system has none that fits.
set -eu
python=$1

# Node.js 20.19 is what the bundler's and Sass' current releases ask for.
node_fits() {
    command -v npm >/dev/null 2>&1 &&
        node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
            >/dev/null 2>&1
}

if ! node_fits; then
    echo "kawasan: no Node.js 20.19 or newer here, taking it from a package"
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.txt
fi
echo "kawasan: building the front end"
"$python" hatch_build.py
