#!/usr/bin/env python3
"""256 MiB up and down through the server, against dufs (a plain file server without encryption) in
the same run on the same disk, with the growth of the server's resident memory.

    cargo build --release && python3 benches/server.py      (dufs in PATH or DUFS=/path/to/dufs)

Prints medians and ratios; gates nothing. Standard library only; loopback only; bounded.
"""
import hashlib, http.client, json, os, shutil, statistics, subprocess, sys, tempfile, threading, time

MIB = 1024 * 1024
SIZE = 256 * MIB
ROUNDS = 3
BLOCK = 1 * MIB
SERVER = os.environ.get("ABRI_BIN", "target/release/abri")
DUFS = os.environ.get("DUFS") or shutil.which("dufs")
PIECE = b"%PDF-1.7\n" + os.urandom(BLOCK - 9)


def blocks():
    for _ in range(SIZE // BLOCK):
        yield PIECE


def rss(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS"))


class Watch(threading.Thread):
    """The highest resident memory while something runs."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.high, self.done = pid, rss(pid), threading.Event()

    def run(self):
        while not self.done.wait(0.02):
            self.high = max(self.high, rss(self.pid))


def send(host, method, path, headers, body, length):
    connection = http.client.HTTPConnection(host, timeout=120)
    connection.putrequest(method, path)
    for key, value in {**headers, "Content-Length": str(length)}.items():
        connection.putheader(key, value)
    connection.endheaders()
    for block in body:
        connection.send(block)
    answer = connection.getresponse()
    text = answer.read()
    assert answer.status in (200, 201), (answer.status, text)
    return text


def receive(host, path, headers):
    connection = http.client.HTTPConnection(host, timeout=120)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    assert answer.status == 200, answer.status
    total = 0
    while chunk := answer.read(BLOCK):
        total += len(chunk)
    assert total == SIZE, total


def rate(work):
    began = time.monotonic()
    result = work()
    return SIZE / MIB / (time.monotonic() - began), result


def abri():
    folder = tempfile.mkdtemp(prefix="abri-bench-")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("ABRI_")}
    environment = {**inherited, "RUST_LOG": "warn", "ABRI_LIMITS__DOCUMENT_BYTES": str(SIZE), "ABRI_LIMITS__LOCKER_BYTES": str(8 * SIZE)}
    process = subprocess.Popen([SERVER, "demo", "--json", "--listen", "127.0.0.1:0", "--keep", folder],
                               stdout=subprocess.PIPE, env=environment)
    try:
        who = json.loads(process.stdout.readline())
        host, person = who["base_url"].removeprefix("http://"), who["beneficiary"]
        card = json.dumps({"card": person["card"], "pin": person["pin"]}).encode()
        session = json.loads(send(host, "POST", "/api/v1/sessions", {"Content-Type": "application/json"}, [card], len(card)))
        bearer = {"Authorization": "Bearer " + session["token"]}
        head = b'--b\r\nContent-Disposition: form-data; name="kind"\r\n\r\ncni\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n'
        tail = b"\r\n--b--\r\n"
        form = {**bearer, "Content-Type": "multipart/form-data; boundary=b"}
        path = f"/api/v1/lockers/{person['locker_id']}/documents"
        rest = rss(process.pid)
        watch = Watch(process.pid)
        watch.start()
        ups, downs = [], []
        for _ in range(ROUNDS):
            def body():
                yield head
                yield from blocks()
                yield tail
            up, text = rate(lambda: send(host, "POST", path, form, body(), len(head) + SIZE + len(tail)))
            kept = json.loads(text)
            down, _ = rate(lambda: receive(host, f"/api/v1/documents/{kept['id']}/content", bearer))
            ups.append(up)
            downs.append(down)
            for method, part in (("DELETE", ""), ("POST", "/destroy")):
                connection = http.client.HTTPConnection(host)
                connection.request(method, f"/api/v1/documents/{kept['id']}{part}", headers=bearer)
                assert connection.getresponse().status == 204
        watch.done.set()
        return statistics.median(ups), statistics.median(downs), rest, watch.high
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def dufs():
    folder = tempfile.mkdtemp(prefix="dufs-bench-")
    process = subprocess.Popen([DUFS, "-A", "-b", "127.0.0.1", "-p", "5997", "--log-format", "", folder], stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                http.client.HTTPConnection("127.0.0.1:5997").connect()
                break
            except OSError:
                time.sleep(0.02)
        ups, downs = [], []
        for round_ in range(ROUNDS):
            ups.append(rate(lambda: send("127.0.0.1:5997", "PUT", f"/f{round_}", {}, blocks(), SIZE))[0])
            downs.append(rate(lambda: receive("127.0.0.1:5997", f"/f{round_}", {}))[0])
        return statistics.median(ups), statistics.median(downs)
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    up, down, rest, high = abri()
    print(f"abri  up {up:6.0f} MiB/s   down {down:6.0f} MiB/s   memory {rest / MIB:.0f} MiB at rest, {(high - rest) / MIB:.0f} MiB more at most")
    if not DUFS:
        print("dufs is not installed: no ratio", file=sys.stderr)
        return
    peer_up, peer_down = dufs()
    print(f"dufs  up {peer_up:6.0f} MiB/s   down {peer_down:6.0f} MiB/s   abri: up {up / peer_up:.2f}, down {down / peer_down:.2f} of it")


main()
