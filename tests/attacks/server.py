"""A running demonstration and the calls that outsiders make. Standard library only."""
import base64, hashlib, hmac, http.client, json, os, shutil, signal, struct, subprocess, tempfile, time


class Server:
    """`abri demo` on a free port, or `abri serve` on what an earlier one left."""

    def __init__(self, binary, folder=None, serve=False, settings=None):
        self.binary = binary
        self.folder = folder or tempfile.mkdtemp(prefix="abri-outside-")
        shutil.rmtree(self.folder, ignore_errors=not serve) if not serve else None
        self.log = tempfile.NamedTemporaryFile(prefix="abri-log-", delete=False)
        args = ["serve", "--data", self.folder] if serve else ["demo", "--json", "--keep", self.folder]
        self.process = subprocess.Popen([binary, *args, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=self.log, env=clean() | (settings or {}))
        self.who = None if serve else json.loads(self.process.stdout.readline())
        self.host = self.address() if serve else self.who["base_url"].removeprefix("http://")

    def address(self):
        """`serve` says on standard error where it listens."""
        for _ in range(600):
            with open(self.log.name, encoding="utf-8") as log:
                for line in log:
                    if "listening on http://" in line:
                        return line.rsplit("http://", 1)[1].strip()
            assert self.process.poll() is None, open(self.log.name, encoding="utf-8").read()
            time.sleep(0.05)
        raise AssertionError("the server did not listen")

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(timeout=60)

    def verify(self):
        """`abri journal verify`: exit code and the rows it names."""
        run = subprocess.run([self.binary, "journal", "verify", "--json", "--data", self.folder], capture_output=True, text=True, env=clean())
        verdict = json.loads(run.stdout)
        assert (run.returncode == 0) == verdict["whole"], run
        return verdict

    def call(self, method, path, token=None, body=None, headers=None):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        headers = dict(headers or {})
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if isinstance(body, (dict, list)):
            body, headers["Content-Type"] = json.dumps(body), "application/json"
        connection.request(method, "/api/v1" + path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()

    def ok(self, status, *args, **kwargs):
        answer, text = self.call(*args, **kwargs)
        assert answer.status == status, (answer.status, text[:400])
        return json.loads(text) if text and "json" in answer.headers.get("content-type", "") else text

    def person(self):
        who = self.who["beneficiary"]
        return self.ok(201, "POST", "/sessions", body={"card": who["card"], "pin": who["pin"]})["token"]

    def staff(self, name, ahead=0):
        """A code is used once; the next one is within the clock skew that is allowed."""
        who = self.who[name]
        body = {"login": who["login"], "passphrase": who["passphrase"], "otp": totp(who["totp_secret"], ahead)}
        return self.ok(201, "POST", "/sessions", body=body)["token"]

    def deposit(self, token, locker, file, **fields):
        parts = b"".join(f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items())
        parts += b'--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n' + file + b"\r\n--b--\r\n"
        headers = {"Content-Type": "multipart/form-data; boundary=b"}
        return self.ok(201, "POST", f"/lockers/{locker}/documents", token, parts, headers)


def clean():
    """The environment without the tests' own words, which the program would refuse as settings."""
    return {key: value for key, value in os.environ.items() if not key.startswith("ABRI_")}


def totp(secret, ahead=0):
    """RFC 6238, this moment or so many steps ahead."""
    step = int(time.time()) // 30 + ahead
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 15
    return "%06d" % ((struct.unpack(">I", digest[at:at + 4])[0] & 0x7FFFFFFF) % 10**6)
