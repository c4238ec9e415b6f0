"""Waits for an S3 server, makes a bucket in it and proves a round trip.

    s3_ready.py ENDPOINT BUCKET PID

The server's process id ends the wait early when the server dies. Keys come from
AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. Standard library only.
"""

import datetime
import hashlib
import hmac
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

REGION = "us-east-1"
LONGEST_WAIT = 60.0


def sign(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def call(method: str, url: str, body: bytes = b"") -> bytes:
    """One request signed with AWS Signature Version 4."""
    parts = urllib.parse.urlsplit(url)
    now = datetime.datetime.now(datetime.timezone.utc)
    stamp, day = now.strftime("%Y%m%dT%H%M%SZ"), now.strftime("%Y%m%d")
    digest = hashlib.sha256(body).hexdigest()
    headers = {"host": parts.netloc, "x-amz-content-sha256": digest, "x-amz-date": stamp}
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    request = "\n".join([method, parts.path, parts.query, lines, names, digest])
    scope = f"{day}/{REGION}/s3/aws4_request"
    to_sign = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(request.encode()).hexdigest()])
    key = ("AWS4" + os.environ["AWS_SECRET_ACCESS_KEY"]).encode()
    for part in (day, REGION, "s3", "aws4_request"):
        key = sign(key, part)
    headers["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={os.environ['AWS_ACCESS_KEY_ID']}/{scope}, "
        f"SignedHeaders={names}, Signature={sign(key, to_sign).hex()}"
    )
    del headers["host"]
    message = urllib.request.Request(url, data=body or None, method=method, headers=headers)
    message.add_unredirected_header("content-type", "application/octet-stream")
    with urllib.request.urlopen(message, timeout=10) as answer:
        return answer.read()


def round_trip(endpoint: str, bucket: str) -> None:
    try:
        call("PUT", f"{endpoint}/{bucket}")
    except urllib.error.HTTPError as error:
        if error.code != 409:  # 409: made by an earlier attempt
            raise
    thing = f"{endpoint}/{bucket}/ready/probe"
    call("PUT", thing, b"ready")
    if call("GET", thing) != b"ready":
        raise OSError("the object came back changed")
    call("DELETE", thing)


def main() -> int:
    endpoint, bucket, pid = sys.argv[1:]
    deadline = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            round_trip(endpoint, bucket)
            return 0
        except OSError as error:
            last = error
        if not os.path.exists(f"/proc/{pid}"):
            print(f"the S3 server ended while it was starting ({last})", file=sys.stderr)
            return 1
        if time.monotonic() > deadline:
            print(f"no S3 answer within {LONGEST_WAIT:.0f} s: {last}", file=sys.stderr)
            return 1
        time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
