# A PostgreSQL server of the run's own: fresh data in the run's folder, loopback
# and a private socket only, durable as in production (fsync stays on).

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 10000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      printf '%d\n' "$port"
      return
    fi
  done
}

random_word() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# PostgreSQL refuses to run as root, so root hands over to the user that its
# package made; anybody else runs it as themselves.
as_postgres() (
  cd /
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
)

start_postgres() {
  local bin dir=$RUN_DIR/pg port password tries=0
  bin=$(postgres_bin)
  password=$(random_word)
  mkdir -m 700 "$dir"
  if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; fi
  quietly as_postgres "$bin/initdb" -D "$dir/data" -U postgres --no-sync \
    --encoding=UTF8 --locale=C.UTF-8 --auth-local=trust --auth-host=scram-sha-256 ||
    fail "initdb could not make a database folder in $dir" "read its lines above; is the disk full?"
  until try_postgres "$bin" "$dir" "$((port = $(free_port)))"; do
    tries=$((tries + 1))
    if [ "$tries" = 3 ]; then
      tail -n 20 "$dir/log" >&2 || true
      fail "PostgreSQL did not start" "read the lines of its log above"
    fi
  done
  quietly as_postgres "$bin/psql" -X -h "$dir" -p "$port" -U postgres -v ON_ERROR_STOP=1 \
    -c "CREATE ROLE abri LOGIN CREATEDB PASSWORD '$password'" -c "CREATE DATABASE abri OWNER abri" ||
    fail "the test role could not be made in PostgreSQL" "read psql's lines above"
  printf "export ABRI_TEST_POSTGRES='postgres://abri:%s@127.0.0.1:%d/abri'\n" "$password" "$port" >>"$RUN_DIR/env"
  printf 'PostgreSQL %s on port %d\n' "$("$bin/postgres" --version | cut -d' ' -f3)" "$port"
}

# A port can be taken between the choice and the start: hence another try.
# A database is dropped by force when its test ends; only a superuser could end a vacuum in it.
try_postgres() {
  local bin=$1 dir=$2 port=$3
  as_postgres tee "$dir/data/postgresql.auto.conf" >/dev/null <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$dir'
unix_socket_permissions = 0700
max_connections = 200
autovacuum = off
END
  as_postgres "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -t 60 start >/dev/null 2>&1
}

stop_postgres() {
  local dir=$RUN_DIR/pg
  if [ -f "$dir/data/postmaster.pid" ]; then
    as_postgres "$(postgres_bin)/pg_ctl" -D "$dir/data" -m immediate -w -t 30 stop >/dev/null 2>&1 || true
  fi
}
