"""A witness and two histories of one instance. The cosignature is checked here, in another language,
as c2sp.org/tlog-cosignature says; the requests are made as c2sp.org/tlog-witness says."""
import base64, hashlib, http.client, os, shutil, signal, struct, subprocess, tempfile, time
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from server import Server, clean

NAME = "witness.example/abri"


class Witness:
    """`abri witness` on a free port."""

    def __init__(self, binary, folder, logs):
        self.log = tempfile.NamedTemporaryFile(prefix="abri-witness-", delete=False)
        keys = [word for log in logs for word in ("--log", log)]
        args = [binary, "witness", "--name", NAME, *keys, "--data", folder, "--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen(args, stderr=self.log, env=clean())
        self.host = Server.address(self)
        self.key = self.get().strip()

    def get(self):
        return ask(self.host, "GET", "/")[1]

    def add(self, old, proof, note):
        lines = [f"old {old}", *(base64.b64encode(one).decode() for one in proof), "", note]
        return ask(self.host, "POST", "/add-checkpoint", "\n".join(lines))

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(timeout=30)


def ask(host, method, path, body=None):
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request(method, path, body=body and body.encode())
    answer = connection.getresponse()
    text = answer.read().decode()
    return answer.status, text, answer.headers.get("content-type", "")


def run(binary, *args):
    """A command's exit code and everything it says."""
    done = subprocess.run([binary, *args], capture_output=True, text=True, env=clean(), timeout=120)
    return done.returncode, done.stdout + done.stderr


def cosigned_at(line, key, text):
    """The time in a witness' line, where its signature is right; an error where it is not."""
    name, _, public = key.split("+", 2)
    public = base64.b64decode(public)[1:]
    dash, said, signed = line.rstrip("\n").split(" ")
    signed = base64.b64decode(signed)
    wanted = hashlib.sha256(name.encode() + b"\n\x04" + public).digest()[:4]
    assert (dash, said, signed[:4]) == ("—", name, wanted), line
    at, signature = struct.unpack(">Q", signed[4:12])[0], signed[12:]
    Ed25519PublicKey.from_public_bytes(public).verify(signature, f"cosignature/v1\ntime {at}\n{text}".encode())
    return at


def leaf(data):
    return hashlib.sha256(b"\x00" + data).digest()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Log:
    """A log of an own key, small enough to prove by hand."""

    def __init__(self, origin):
        self.origin, self.private = origin, Ed25519PrivateKey.generate()
        public = b"\x01" + self.private.public_key().public_bytes_raw()
        self.id = hashlib.sha256(origin.encode() + b"\n" + public).digest()[:4]
        self.key = f"{origin}+{self.id.hex()}+{base64.b64encode(public).decode()}"

    def note(self, size, root, extension=""):
        text = f"{self.origin}\n{size}\n{base64.b64encode(root).decode()}\n{extension}"
        signed = base64.b64encode(self.id + self.private.sign(text.encode())).decode()
        return text, f"{text}\n— {self.origin} {signed}\n"


def a_witness_answers_as_specified(server):
    """A witness answers 200, 400, 403, 404, 409 and 422 as specified, and never cosigns two histories."""
    folder = tempfile.mkdtemp(prefix="abri-witness-")
    log, stranger = Log("log.example/one"), Log("log.example/two")
    a, b, c, other = (leaf(one) for one in (b"a", b"b", b"c", b"other"))
    two = node(a, b)
    three = node(two, c)
    witness = Witness(server.binary, folder, [log.key])
    try:
        text, note = log.note(2, two)
        assert witness.add(0, [], stranger.note(2, two)[1])[0] == 404
        forged = note.replace("— log.example/one ", "— log.example/one AAAA")
        assert witness.add(0, [], forged)[0] in (400, 403)
        assert witness.add(0, [], note[:-12] + "AAAAAAAAAA=\n")[0] in (400, 403)
        unsigned = stranger.note(2, two)[1].replace("log.example/two\n2", "log.example/one\n2")
        assert witness.add(0, [], unsigned)[0] == 403
        assert witness.add(3, [], note)[0] == 400
        assert witness.add(2, [], note) == (409, "0\n", "text/x.tlog.size"), "nothing was cosigned before"
        assert witness.add(0, [a], note)[0] == 422, "the proof from nothing is empty"
        status, line, _ = witness.add(0, [], note)
        assert status == 200 and abs(cosigned_at(line, witness.key, text) - time.time()) < 60
        assert witness.add(2, [], note)[0] == 200, "the same again"
        assert witness.add(0, [], note) == (409, "2\n", "text/x.tlog.size")
        assert witness.add(2, [], log.note(2, node(a, other))[1])[:2] == (409, "2\n"), "the same size, another root"
        assert witness.add(2, [other], log.note(3, three)[1])[0] == 422
        assert witness.add(2, [c] * 64, log.note(3, three)[1])[0] == 400
        # kill -9 right after the answer: what was cosigned is remembered.
        text, note = log.note(3, three, "an extension line\n")
        status, line, _ = witness.add(2, [c], note)
        assert status == 200 and cosigned_at(line, witness.key, text)
        witness.stop(signal.SIGKILL)
        key, witness = witness.key, Witness(server.binary, folder, [log.key])
        assert witness.key == key
        assert witness.add(2, [other], log.note(3, node(two, other))[1]) == (409, "3\n", "text/x.tlog.size")
        for bad in ("", "old", "old 01\n\n" + note, "old 3\n" + note, "old -1\n\n" + note, "old 3\nnotbase64\n\n" + note, "x" * 200_000, "old 3\n\n" + note.replace("\n3\n", "\n03\n")):
            assert ask(witness.host, "POST", "/add-checkpoint", bad)[0] in (400, 413), bad[:40]
        second, said = run(server.binary, "witness", "--name", NAME, "--log", log.key, "--data", folder, "--listen", "127.0.0.1:0")
        assert second != 0 and "another witness runs" in said
        assert witness.add(3, [], note)[0] == 200
    finally:
        witness.stop()
        shutil.rmtree(folder, ignore_errors=True)


def settled(server, kept=None):
    """The published checkpoint once it is cosigned, newer than `kept`."""
    for _ in range(600):
        status, note, _ = ask(server.host, "GET", "/log/checkpoint")
        if status == 200 and f"— {NAME} " in note and note != kept:
            return note
        time.sleep(0.05)
    raise AssertionError("no cosigned checkpoint was published")


def two_histories_are_refused(server):
    """An instance that forked or was rolled back is refused by its witness and by who kept a checkpoint."""
    home = tempfile.mkdtemp(prefix="abri-histories-")
    data, copy, kept = (os.path.join(home, name) for name in ("data", "copy", "kept.checkpoint"))
    running = [Server(server.binary, data)]
    running.pop().stop()
    code, key = run(server.binary, "journal", "key", "--data", data)
    assert code == 0
    key = key.strip()
    witness = Witness(server.binary, os.path.join(home, "witness"), [key])
    settings = {"ABRI_WITNESSES": f"http://{witness.host} {witness.key}"}

    def serve(folder):
        running.append(Server(server.binary, folder, serve=True, settings=settings))
        return running[-1]

    def follow(at):
        return run(server.binary, "journal", "follow", f"http://{at.host}/log", "--key", key, "--kept", kept, "--witness", witness.key)

    def grow(at, times):
        for _ in range(times):
            answer, _ = at.call("POST", "/sessions", body={"login": "nobody@example.org", "passphrase": "not the right one", "otp": "000000"})
            assert answer.status == 401

    def stop(at):
        running.remove(at)
        at.stop()

    try:
        honest = serve(data)
        first = settled(honest)
        code, said = follow(honest)
        assert code == 0 and "for the first time" in said and NAME in said, said
        stop(honest)
        shutil.copytree(data, copy)
        honest = serve(data)
        grow(honest, 3)
        note = settled(honest, first)
        code, said = follow(honest)
        assert code == 0 and "continues what was kept" in said, said
        stop(honest)
        with open(kept, encoding="utf-8") as file:
            proof = file.read()
        # The copy of yesterday goes on another way, longer than the truth.
        forked = serve(copy)
        grow(forked, 8)
        for _ in range(600):
            with open(forked.log.name, encoding="utf-8") as log:
                if "a witness refuses the journal" in log.read():
                    break
            time.sleep(0.05)
        else:
            raise AssertionError("the witness did not refuse the fork")
        status, published, _ = ask(forked.host, "GET", "/log/checkpoint")
        assert status == 200 and published.split("\n\n")[0] == first.split("\n\n")[0], "nothing newer is published without the witness"
        code, said = follow(forked)
        assert code != 0 and "rolled back" in said, said
        # A reader who asks no witness sees the fork by their own checkpoint.
        stop(forked)
        settings.clear()
        forked = serve(copy)
        code, said = run(server.binary, "journal", "follow", f"http://{forked.host}/log", "--key", key, "--kept", kept)
        assert code != 0 and "NOT a continuation" in said, said
        with open(kept, encoding="utf-8") as file:
            assert file.read() == proof, "what was kept is the proof, and stays"
        stop(forked)
        verdict = subprocess.run([server.binary, "journal", "verify", "--json", "--data", copy], capture_output=True, text=True, env=clean())
        assert verdict.returncode == 0, "the fork is whole in itself: only a witness tells"
    finally:
        for one in running:
            one.process.kill()
        witness.stop(signal.SIGKILL)
        shutil.rmtree(home, ignore_errors=True)


TESTS = [a_witness_answers_as_specified, two_histories_are_refused]
