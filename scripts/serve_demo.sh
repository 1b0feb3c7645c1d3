#!/bin/sh
# Serves the installation in instance/, made ready first where it is new or its migrations have changed.
set -eu
instance=${KAWASAN_INSTANCE_PATH:-instance}
prepared=$instance/.prepared
loading=$instance/.loading
export KAWASAN_MODE="${KAWASAN_MODE:-demo}"

# The stamp saves two starts of Python on every later run. Another database than instance/'s is always looked at.
is_prepared() {
    [ -z "${KAWASAN_DATABASE_URL:-}" ] && [ -s "$instance/kawasan.db" ] && [ -e "$prepared" ] &&
        [ -z "$(find core/kawasan plugins -path '*/migrations/*.py' -newer "$prepared" | head -n 1)" ]
}

if ! is_prepared; then
    mkdir -p "$instance"
    if [ -e "$loading" ]; then
        echo "kawasan: loading the demo was interrupted the last time; beginning again"
        rm -rf "$instance/kawasan.db" "$instance/kawasan.db-wal" "$instance/kawasan.db-shm" "$instance/media"
    fi
    # Only a database that we begin ourselves may be thrown away above.
    [ -e "$instance/kawasan.db" ] || touch "$loading"
    .venv/bin/kawasan db upgrade
    .venv/bin/kawasan demo
    rm -f "$loading"
    touch "$prepared"
fi
exec .venv/bin/kawasan serve --with-worker --host 127.0.0.1 --port "${PORT:-8000}"
