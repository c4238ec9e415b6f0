# An S3 server of the run's own: SeaweedFS in the run's folder, loopback only.

S3_BUCKET=abri-test

start_s3() {
  local dir=$RUN_DIR/s3 key secret ports=() i
  key=$(random_word) secret=$(random_word)
  mkdir -m 700 "$dir" "$dir/data"
  cat >"$dir/identities.json" <<END
{"identities": [{"name": "abri",
  "credentials": [{"accessKey": "$key", "secretKey": "$secret"}],
  "actions": ["Admin", "Read", "Write", "List", "Tagging"]}]}
END
  export AWS_ACCESS_KEY_ID=$key AWS_SECRET_ACCESS_KEY=$secret
  for i in 1 2 3; do
    mapfile -t ports < <(distinct_ports 8)
    printf '%s\n' "${ports[@]}" >"$dir/ports"
    launch_weed "$dir" "${ports[@]}"
    "$PYTHON" tests/lib/s3_ready.py "http://127.0.0.1:${ports[0]}" "$S3_BUCKET" "$(cat "$dir/pid")" && break
    tail -n 20 "$dir/log" >&2
    stop_s3
    [ "$i" != 3 ] || fail "SeaweedFS did not start" "read the lines of its log above"
  done
  cat >>"$RUN_DIR/env" <<END
export AWS_ACCESS_KEY_ID='$key' AWS_SECRET_ACCESS_KEY='$secret'
export ABRI_TEST_S3='s3://$S3_BUCKET?endpoint=http://127.0.0.1:${ports[0]}&region=us-east-1'
END
  printf 'SeaweedFS on port %d\n' "${ports[0]}"
}

distinct_ports() {
  local ports=()
  while [ "${#ports[@]}" -lt "$1" ]; do
    mapfile -t ports < <(printf '%s\n' "${ports[@]}" "$(free_port)" | sed '/^$/d' | sort -u)
  done
  printf '%s\n' "${ports[@]}"
}

# One process holds the four services. It reports statistics to its makers
# unless told otherwise, so it is told otherwise.
launch_weed() {
  local dir=$1
  shift
  (
    cd "$dir" || exit
    exec setsid "$WEED" -logtostderr=true server -dir="$dir/data" -ip=127.0.0.1 -ip.bind=127.0.0.1 \
      -s3 -s3.config="$dir/identities.json" -s3.port="$1" -s3.port.grpc="$2" -s3.port.iceberg=0 -s3.port.lance=0 \
      -master.port="$3" -master.port.grpc="$4" -master.telemetry=false -master.electionTimeout=1s \
      -master.volumeSizeLimitMB=64 -volume.max=100 -volume.port="$5" -volume.port.grpc="$6" \
      -filer -filer.port="$7" -filer.port.grpc="$8"
  ) >"$dir/log" 2>&1 </dev/null &
  printf '%d\n' $! >"$dir/pid"
}

# Its data goes with the run, so it is not asked to close it in good order,
# which takes a quarter of a minute.
stop_s3() {
  local dir=$RUN_DIR/s3 pid port
  if ! [ -f "$dir/pid" ]; then return 0; fi
  pid=$(cat "$dir/pid")
  if { tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null | grep -q " server -dir=$dir/data "; then
    kill -KILL "$pid" 2>/dev/null || true
  fi
  while read -r port; do rm -f /tmp/seaweedfs-*-"$port".sock; done <"$dir/ports"
  rm -rf "$dir/pid" "$dir/data"
  mkdir -p "$dir/data"
}
