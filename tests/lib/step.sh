# Steps: a step is one command of the run, in a subshell of its own. Its output
# stays visible; its verdict and the counts that its runner prints are added up.

PASSED=0
FAILED=0
STEP_STATUS=0
SUMMARY=()

# check NAME COMMAND…: good when the command ends with 0. Counts nothing.
# tests NAME COMMAND…: good when it ends with 0 and at least one test ran.
#
# Both return 0 always and leave the verdict to `ok`: a command under `if` or
# `||` would lose `set -e`, and a step that goes on after a failure lies.
check() { run_step check "$@"; }
tests() { run_step tests "$@"; }
ok() { [ "$STEP_STATUS" = 0 ]; }

run_step() {
  local kind=$1 name=$2 log="$RUN_DIR/step.log"
  shift 2
  say "$name"
  set +e
  (
    set -e
    "$@"
  ) 2>&1 | tee "$log"
  STEP_STATUS=${PIPESTATUS[0]}
  set -e
  tally "$kind" "$name" "$log"
  # A step that starts a server leaves the variables that lead to it.
  if [ -f "$RUN_DIR/env" ]; then . "$RUN_DIR/env"; fi
}

# A failure that comes without a count is one failure.
tally() {
  local kind=$1 name=$2 log=$3 passed failed verdict
  read -r passed failed < <(counts "$log")
  if [ "$kind" = check ]; then passed=0 failed=0; fi
  if [ "$kind" = tests ] && [ "$STEP_STATUS" = 0 ] && [ "$passed" = 0 ]; then
    printf 'tests/run: %s ran no test\n' "$name" >&2
    STEP_STATUS=1
  fi
  if [ "$failed" != 0 ] && [ "$STEP_STATUS" = 0 ]; then STEP_STATUS=1; fi
  if [ "$STEP_STATUS" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
  PASSED=$((PASSED + passed))
  FAILED=$((FAILED + failed))
  verdict=ok
  if [ "$STEP_STATUS" != 0 ]; then verdict=FAILED; fi
  if [ "$kind" = tests ]; then verdict="$verdict, $passed passed, $failed failed"; fi
  SUMMARY+=("$name: $verdict")
}

# counts LOG: "PASSED FAILED" from the closing lines of the runners:
#   cargo test   test result: ok. 12 passed; 0 failed; …
#   node --test  ℹ pass 12 / ℹ fail 0 / ℹ cancelled 0
#   own scripts  12 passed, 0 failed
counts() {
  sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    /^test result: [A-Za-z]+\. [0-9]+ passed; [0-9]+ failed/ { p += $4; f += $6 }
    /^(ℹ|#) pass [0-9]+$/ { p += $3 }
    /^(ℹ|#) (fail|cancelled) [0-9]+$/ { f += $3 }
    /^[0-9]+ passed, [0-9]+ failed$/ { p += $1; f += $3 }
    END { print p + 0, f + 0 }'
}

# The last line of a run, and its exit code.
close_run() {
  if [ "${#SUMMARY[@]}" -gt 1 ]; then
    say "summary"
    printf '   %s\n' "${SUMMARY[@]}"
  fi
  printf '%d passed, %d failed\n' "$PASSED" "$FAILED"
  [ "$FAILED" = 0 ]
}
