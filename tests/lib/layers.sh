# The layers, each made of steps. A layer's own function may be run alone.

# What a developer's shell may hold must not change what is tested.
clear_settings() {
  unset ABRI_TEST_POSTGRES ABRI_TEST_S3 ABRI_TEST_REQUIRE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
}

lint() {
  check "format" cargo fmt --check
  check "lints" cargo clippy --locked --all-targets -- -D warnings
}

layer_fast() {
  lint
  tests "Rust tests" cargo test --locked --no-fail-fast ${FILTER:+"$FILTER"}
}

# with_postgres, with_s3: leave their variables in the environment.
with_postgres() {
  check "PostgreSQL is here" need_postgres
  if ok; then check "PostgreSQL starts" start_postgres; fi
}

with_s3() {
  check "Python tools are here" need_python
  if ok; then check "S3 server starts" start_s3; fi
}

layer_postgres() {
  with_postgres
  if ok; then one_binary postgres; fi
}

layer_s3() {
  with_s3
  if ok; then one_binary s3; fi
}

one_binary() {
  export ABRI_TEST_REQUIRE=$1
  tests "Rust tests, $1" cargo test --locked --test it ${FILTER:+"$FILTER"}
}

build_release() {
  export ABRI_BIN=${CARGO_TARGET_DIR:-$PWD/target}/release/abri
  check "release build" cargo build --release --locked
}

layer_browser() {
  build_release
  if ok; then browser; fi
}

browser() {
  check "browser tools are here" need_browser
  if ok; then tests "browser tests" browser_tests; fi
}

browser_tests() {
  local files=(tests/e2e/*"$FILTER"*.test.mjs)
  [ -f "${files[0]}" ] || fail "no browser test file has '$FILTER' in its name" "ls tests/e2e"
  node --test --test-reporter=spec "${files[@]}"
}

# Layers that are a script of their own: tests/NAME/run, which ends with a line
# "N passed, M failed" and finds ABRI_BIN, ABRI_TEST_*, PYTHON in its environment.
layer_script() {
  build_release
  if ok; then with_postgres; fi
  if ok; then with_s3; fi
  if ok; then script "$1"; fi
}

script() {
  export PYTHON
  tests "$1" bash "tests/$1/run"
}

dependencies() {
  if cargo deny --version >/dev/null 2>&1; then
    check "dependencies" cargo deny --locked check bans licenses sources
  else
    say "cargo-deny is not installed: licences and sources of dependencies were not checked"
  fi
}

layer_all() {
  local name ready=yes
  with_postgres
  ok || ready=no
  with_s3
  ok || ready=no
  lint
  export ABRI_TEST_REQUIRE=postgres,s3
  tests "Rust tests" cargo test --locked --no-fail-fast
  build_release
  if ok; then
    browser
    for name in attacks api; do
      if ! [ -f "tests/$name/run" ]; then continue; fi
      if [ "$ready" = yes ]; then script "$name"; else say "$name not run: a server that it needs did not start"; fi
    done
  fi
  dependencies
}
