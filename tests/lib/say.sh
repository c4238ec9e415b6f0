# Messages: everything a person reads from the run that is not a runner's own.

say() { printf '== %s\n' "$*"; }

# fail WHAT NEXT: names what failed and what to do about it, and ends the step
# (a step is a subshell) or the run.
fail() {
  printf 'tests/run: %s\n  next: %s\n' "$1" "$2" >&2
  exit 1
}

# quietly COMMAND…: shows the end of its output only when it fails.
quietly() {
  local log status=0
  log=$(mktemp "$RUN_DIR/quiet.XXXXXX")
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" != 0 ]; then
    printf -- '-- %s ended with %s; its last lines:\n' "$*" "$status" >&2
    tail -n 40 "$log" | sed 's/^/   /' >&2
  fi
  rm -f "$log"
  return "$status"
}

usage() {
  cat <<'END'
bash tests/run [LAYER [FILTER]]

  (none), all   everything; installs what is missing; ends with one line
  fast          format, lints and Rust tests; installs nothing
  postgres      Rust tests with a PostgreSQL server
  s3            Rust tests with an S3 server
  browser       browser tests against the release build
  attacks       attacks on a running server with its database and objects
  api           the HTTP API seen by outside tools

FILTER chooses tests: a part of a Rust test's name, or of a browser file's.
END
}
