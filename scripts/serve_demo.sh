#!/bin/sh
# Serves the installation in instance/, made ready first where it is new or its migrations have changed.
set -eu
instance=${KAWASAN_INSTANCE_PATH:-instance}
stamp=$instance/.prepared
export KAWASAN_MODE="${KAWASAN_MODE:-demo}"

# The stamp saves two starts of Python on every later run. Another database than instance/'s is always looked at.
prepared() {
    [ -z "${KAWASAN_DATABASE_URL:-}" ] && [ -s "$instance/kawasan.db" ] && [ -e "$stamp" ] &&
        [ -z "$(find core/kawasan plugins -path '*/migrations/*.py' -newer "$stamp" | head -n 1)" ]
}

if ! prepared; then
    mkdir -p "$instance"
    .venv/bin/kawasan db upgrade
    .venv/bin/kawasan demo
    touch "$stamp"
fi
exec .venv/bin/kawasan serve --host 127.0.0.1 --port "${PORT:-8000}"
