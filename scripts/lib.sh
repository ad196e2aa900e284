# Sourced by the other scripts: paths, progress lines, running as somebody else.
# Written for the bash 3.2 that macOS still ships.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
DATA="$ROOT/.data"
LOGS="$DATA/logs"
mkdir -p "$LOGS"

# Short, stable and different for every checkout: names sockets, folders and containers.
CHECKOUT=$(printf '%s' "$ROOT" | cksum | cut -d' ' -f1)

say() { printf '  %s\n' "$*" >&2; }
die() { printf '\n  %s\n' "$@" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# step TEXT COMMAND… runs quietly, shows what is happening and for how long, and
# on failure the end of what the command said.
step() {
  local text=$1 log started=$SECONDS shown
  shift
  log=$(mktemp "$LOGS/step.XXXXXX")
  printf '  · %s …' "$text" >&2
  "$@" >"$log" 2>&1 </dev/null &
  local pid=$!
  while [ -t 2 ] && kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    shown=$((SECONDS - started))
    if [ "$shown" -gt 1 ]; then printf '\r  · %s … %ss' "$text" "$shown" >&2; fi
  done
  if wait "$pid"; then
    if [ -t 2 ]; then printf '\r\033[K  ✓ %s (%ss)\n' "$text" $((SECONDS - started)) >&2
    else printf ' %ss\n' $((SECONDS - started)) >&2; fi
    rm -f "$log"
  else
    printf '\n  ✗ %s\n\n' "$text" >&2
    tail -n 30 "$log" | sed 's/^/    /' >&2
    die "$text failed. The whole output: $log"
  fi
}

# as_root COMMAND… with sudo when we are not root. It asks for a password at most once.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}
can_be_root() { [ "$(id -u)" = 0 ] || have sudo; }

# Postgres refuses to run as root, and Redis need not.
if [ "$(id -u)" = 0 ]; then
  SERVICE_USER=postgres
  getent passwd postgres >/dev/null 2>&1 || SERVICE_USER=nobody
else
  SERVICE_USER=$(id -un)
fi
# as_service COMMAND… as the user the services belong to, from a folder everybody may enter.
as_service() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u "$SERVICE_USER" -- "$@"); else (cd / && "$@"); fi
}

# browser prints where the browser for tests is; nothing when Playwright is to use its own.
browser() { printf '%s' "${CHROMIUM_PATH:-$(command -v chromium-headless-shell || true)}"; }

docker_runs() { have docker && docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1; }

# vector_version SHAREDIR prints pgvector's version there, if it is new enough (0.5).
vector_version() {
  local v
  v=$(sed -n "s/^default_version *= *'\(.*\)'/\1/p" "$1/extension/vector.control" 2>/dev/null) || return 1
  case $v in '' | 0.[0-4] | 0.[0-4].*) return 1 ;; esac
  printf '%s' "$v"
}

# postgres_bins lists folders with a Postgres server of 15 or later, newest first.
postgres_bins() {
  local bin version
  for bin in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin \
    /usr/pgsql-*/bin "$(dirname "$(command -v initdb 2>/dev/null || echo /none/none)")"; do
    if [ -x "$bin/initdb" ] && [ -x "$bin/pg_config" ]; then
      version=$("$bin/pg_config" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
      if [ "$version" -ge 15 ]; then printf '%s %s\n' "$version" "$bin"; fi
    fi
  done | sort -rn | cut -d' ' -f2- | awk '!seen[$0]++'
}

# postgres_with_vector prints the folder of the newest server that has pgvector.
postgres_with_vector() {
  local bin
  while read -r bin; do
    if [ -n "$bin" ] && vector_version "$("$bin/pg_config" --sharedir)" >/dev/null; then
      printf '%s' "$bin"
      return 0
    fi
  done <<EOF
$(postgres_bins)
EOF
  return 1
}

redis_is_new_enough() {
  have redis-server && [ "$(redis-server --version | sed 's/.*v=\([0-9]*\).*/\1/')" -ge 7 ]
}

# on_database URL NAME is the same Postgres, another database.
on_database() { printf '%s' "$1" | sed -E "s|^([a-z]+://[^/]+)/[^?]*|\1/$2|"; }
