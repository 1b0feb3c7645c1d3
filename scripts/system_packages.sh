#!/bin/sh
# Sees to programs that come with the system: python (venv), chromium, postgresql, pgbouncer, redis. What is there is
# used; what is missing is installed when we are root on Debian (or its kin), and named in one sentence otherwise
# (exit 1).
set -eu

present() {
    case $1 in
    python) python3 -c 'import ensurepip' >/dev/null 2>&1 ;;
    chromium) command -v chromium >/dev/null 2>&1 ;;
    postgresql) command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ;;
    pgbouncer) command -v pgbouncer >/dev/null 2>&1 || [ -x /usr/sbin/pgbouncer ] ;;
    redis) command -v redis-server >/dev/null 2>&1 ;;
    *) echo "kawasan: unknown part '$1' (python, chromium, postgresql, pgbouncer or redis)" >&2 && exit 2 ;;
    esac
}

package() {
    case $1 in
    python) echo python3-venv ;;
    redis) echo redis-server ;;
    *) echo "$1" ;;
    esac
}

missing=
for part in "$@"; do
    present "$part" || missing="$missing $(package "$part")"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "kawasan: please install$missing (on Debian or Ubuntu: sudo apt-get install$missing) and try again" >&2
    exit 1
fi
echo "kawasan: installing$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq </dev/null
# shellcheck disable=SC2086  # a list of package names
apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null
