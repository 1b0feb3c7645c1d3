#!/bin/sh
# Makes the virtual environment given as $1, with every pinned package, by the newest fitting Python on PATH.
set -eu
venv=$1

fits() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if fits "$name"; then
            echo "$name"
            return
        fi
    done
}

if ! { [ -x "$venv/bin/python" ] && fits "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1; }; then
    python=$(find_python)
    if [ -z "$python" ] || ! "$python" -c 'import ensurepip' >/dev/null 2>&1; then
        scripts/system_packages.sh python
        python=$(find_python)
    fi
    if [ -z "$python" ]; then
        echo "kawasan: Python 3.11 or newer is needed, and none was found on PATH" >&2
        exit 1
    fi
    echo "kawasan: making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi
echo "kawasan: installing the pinned packages"
# Not compiled ahead: Python compiles what it imports, and most of the tools are not imported by a first run.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.txt
