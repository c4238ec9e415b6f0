#!/usr/bin/env python3
"""The main path and its attacks from outside the program. Ends with `N passed, M failed`."""
import hashlib, http.client, os, random, shutil, signal, socket, sqlite3, subprocess, sys, tempfile, threading, time, traceback
from comebacks import killed_servers_leave_recoveries_whole
from mails import mails_go_out_secured
from pressure import a_hundred_at_once_take_bounded_memory, known_and_unknown_take_as_long
from server import Server, killed_in
import witness

BINARY = sys.argv[1]
ONLY = sys.argv[2] if len(sys.argv) > 2 else ""
FIXTURES = os.path.join(os.path.dirname(__file__), "..", "fixtures")


def fixture(name):
    with open(os.path.join(FIXTURES, name), "rb") as file:
        return file.read()


def main_path(server):
    """Real files come back to the byte, an aidant reads just what was given, an auditor nothing."""
    locker, owner = server.who["beneficiary"]["locker_id"], server.person()
    photo, paper = fixture("cni-recto-phone.jpg"), fixture("avis-impot-3-pages.pdf") + b"%" + os.urandom(24_000_000)
    kept = {}
    for file, kind in ((photo, "cni"), (paper, "tax_notice"), (fixture("temoignage.wav"), "judgment"), (fixture("scan-150dpi.png"), "lease")):
        document = server.deposit(owner, locker, file, kind=kind, title="Essai", sha256=hashlib.sha256(file).hexdigest())
        answer, content = server.call("GET", f"/documents/{document['id']}/content", owner)
        assert content == file and document["sha256"] == hashlib.sha256(file).hexdigest(), kind
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert answer.headers["cache-control"] == "no-store" and answer.headers["x-content-type-options"] == "nosniff"
        kept[kind] = document["id"]
    answer, part = server.call("GET", f"/documents/{kept['tax_notice']}/content", owner, headers={"Range": "bytes=16383-16385"})
    assert answer.status == 206 and part == paper[16383:16386]
    aidant = server.staff("aidant")
    server.ok(403, "GET", f"/documents/{kept['cni']}/content", aidant)
    server.ok(201, "POST", f"/lockers/{locker}/visits", aidant, {"mode": "together", "motive": "rsa_quarterly"})
    assert server.ok(200, "GET", f"/documents/{kept['cni']}/content", aidant) == photo
    out = server.call("GET", f"/documents/{kept['lease']}/content", aidant)
    missing = server.call("GET", f"/documents/{locker}/content", aidant)
    assert out[0].status == missing[0].status == 404 and out[1] == missing[1]
    for name in ("other_aidant", "coordinator", "auditor"):
        token = server.staff(name)
        server.ok(404, "GET", f"/documents/{kept['cni']}/content", token)
        status = 200 if name == "auditor" else 404
        server.ok(status, "GET", "/journal", token)
    entries = server.ok(200, "GET", f"/lockers/{locker}/journal?limit=200", owner)["items"]
    read = [e for e in entries if e["action"] == "document.read" and e["outcome"] == "done" and e["document"] == kept["cni"]]
    assert {(e["actor"].get("name"), e.get("mode")) for e in read} >= {("Marie Diallo", "together")}
    assert sum(e["outcome"] == "refused" for e in entries) >= 4


def hostile_files(server):
    """Each hostile file gets a clear refusal or a harmless copy."""
    locker, owner = server.who["beneficiary"]["locker_id"], server.person()
    for name in sorted(os.listdir(os.path.join(FIXTURES, "hostile"))):
        file = fixture(os.path.join("hostile", name))
        body = b'--b\r\nContent-Disposition: form-data; name="kind"\r\n\r\nother\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n' + file + b"\r\n--b--\r\n"
        answer, text = server.call("POST", f"/lockers/{locker}/documents", owner, body, {"Content-Type": "multipart/form-data; boundary=b"})
        if name in ("empty.pdf", "html-named.jpg", "svg-script.svg"):
            assert answer.status == 415, (name, answer.status)
            continue
        assert answer.status == 201, (name, answer.status, text)
        document = server.ok(200, "GET", f"/lockers/{locker}/documents?limit=1", owner)["items"][0]
        answer, content = server.call("GET", f"/documents/{document['id']}/content", owner)
        assert content == file and "html" not in answer.headers["content-type"], name


def revocation_cuts(server):
    """A revocation in the middle of a long download cuts it within five seconds."""
    locker, owner, aidant = server.who["beneficiary"]["locker_id"], server.person(), server.staff("aidant", ahead=1)
    paper = server.deposit(owner, locker, b"%PDF-1.7\n" + os.urandom(45_000_000), kind="cni", title="Longue")["id"]
    server.ok(201, "POST", f"/lockers/{locker}/visits", aidant, {"mode": "remote", "motive": "ame"})
    stream = socket.create_connection(server.host.split(":"))
    stream.sendall(f"GET /api/v1/documents/{paper}/content HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {aidant}\r\n\r\n".encode())
    total = len(stream.recv(65536))
    mandate = next(m for m in server.ok(200, "GET", f"/lockers/{locker}/mandates", owner)["items"] if m["status"] == "active")
    server.ok(204, "POST", f"/mandates/{mandate['id']}/revoke", owner)
    began, broken = time.monotonic(), False
    while True:
        try:
            chunk = stream.recv(65536)
        except ConnectionResetError:
            broken = True
            break
        if not chunk:
            break
        total += len(chunk)
        time.sleep(0.02)  # a slow line: 3 MB a second
    assert broken and total < 45_000_000 and time.monotonic() - began < 5, (broken, total, time.monotonic() - began)
    with sqlite3.connect(os.path.join(server.folder, "abri.db")) as db:
        assert db.execute("SELECT COUNT(*) FROM server_halves WHERE hex(mandate) = ?", (mandate["id"].replace("-", "").upper(),)).fetchone() == (0,)


def log_in_another_language(server):
    """The public log is a right RFC 6962 tree, says an independent checker."""
    script = os.path.join(os.path.dirname(__file__), "check_log.py")
    subprocess.run([sys.executable, script, f"http://{server.host}"], check=True)


def edits_are_named(server):
    """Whoever edits the data folder with SQLite is found, and the row is named."""
    server.stop()
    assert server.verify()["whole"]
    attacks = [
        ("journal_entries 30", ["UPDATE journal_entries SET recorded_at = recorded_at + 1 WHERE idx = 30"]),
        ("journal_entries 31", ["UPDATE journal_entries SET actor = NULL WHERE idx = 31"]),
        ("journal_entries 12", ["DELETE FROM journal_entries WHERE idx = 12"]),
        ("journal_tree 0 40", ["UPDATE journal_tree SET hash = zeroblob(32) WHERE level = 0 AND idx = 40"]),
        ("journal_head 1", ["UPDATE journal_head SET size = size - 3"]),
        ("documents ", ["UPDATE documents SET state = 'binned' WHERE id = (SELECT MIN(id) FROM documents)"]),
        ("document_versions ", ["UPDATE document_versions SET meta = zeroblob(200) WHERE id = (SELECT MIN(id) FROM document_versions)"]),
        ("mandates ", ["UPDATE mandates SET state = 'active' WHERE state = 'expired'"]),
    ]
    path = os.path.join(server.folder, "abri.db")
    with sqlite3.connect(path, isolation_level=None) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(path, path + ".whole")
    for row, statements in attacks:
        put_back(path)
        with sqlite3.connect(path, isolation_level=None) as db:
            for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                db.execute(f"DROP TRIGGER {trigger}")
            for statement in statements:
                assert db.execute(statement).rowcount > 0, statement
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        named = [finding["row"] for finding in server.verify()["findings"]]
        assert any(found.startswith(row) for found in named), (row, named)
    put_back(path)
    assert server.verify()["whole"]


def put_back(path):
    """The database as it was, without what a later run left beside it."""
    for suffix in ("-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)
    shutil.copy(path + ".whole", path)


def killed_servers_lose_nothing(server):
    """kill -9 in the middle of uploads: what was answered is there, what was not left nothing half."""
    who, folder = server.who, server.folder
    answered, files = [], {}
    for round_ in range(12):
        running = Server(BINARY, folder, serve=True)
        running.who = who
        owner, locker = running.person(), who["beneficiary"]["locker_id"]
        for document in answered:
            assert running.ok(200, "GET", f"/documents/{document}/content", owner) == files[document]
        killer = threading.Timer(0.05 + 0.03 * round_, running.process.send_signal, [signal.SIGKILL])
        killer.start()
        try:
            while True:
                file = b"%PDF-1.7\n" + os.urandom(900_000)
                document = running.deposit(owner, locker, file, kind="rib")["id"]
                answered.append(document)
                files[document] = file
        except (OSError, http.client.HTTPException, AssertionError):
            pass
        killer.join()
        running.process.wait(timeout=60)
        verdict = running.verify()
        assert verdict["whole"], verdict["findings"][:5]
    assert len(answered) > 3, "no upload was answered before a kill"


def standing(folder, mandate):
    """What stands of a mandate in the data folder of a server that is not running."""
    key = (bytes.fromhex(mandate.replace("-", "")),)
    with sqlite3.connect(os.path.join(folder, "abri.db")) as db:
        def one(sql):
            return db.execute(f"SELECT {sql} = ?", key).fetchone()

        state = one("state FROM mandates WHERE id")
        waits = one("state FROM mandate_requests WHERE id")
        tables = ("consents", "mandate_aidants", "server_halves", "granted_keys", "attestations")
        rows = [one(f"COUNT(*) FROM {table} WHERE mandate")[0] for table in tables]
        rows.append(one("COUNT(*) FROM mandate_rights WHERE live AND mandate")[0])
        entries = [one(f"COUNT(*) FROM journal_entries WHERE outcome = 'done' AND action = 'mandate.{act}' AND mandate")[0] for act in ("accepted", "revoked")]
    return (state or (None,))[0], (waits or (None,))[0], rows, entries


# One aidant, one category: its key and the profile's. Consent, aidant, half, keys, papers, rights; entries.
NOTHING = (None, [0, 0, 0, 0, 0, 0], [0, 0])
IN_FORCE = ("active", [1, 1, 1, 2, 1, 1], [1, 0])
REVOKED = ("revoked", [1, 1, 0, 0, 2, 0], [1, 1])


def is_whole(folder, mandate, wanted, answered):
    """One of two whole states; the second where the server had answered."""
    state, waits, rows, entries = standing(folder, mandate)
    assert (state, rows, entries) in wanted, (state, waits, rows, entries, wanted)
    assert waits in (None, "pending" if state is None else "accepted"), (state, waits)
    assert not answered or state == wanted[1][0], (state, "was answered otherwise")
    return state == wanted[1][0]


def renewal_of(folder, mandate):
    with sqlite3.connect(os.path.join(folder, "abri.db")) as db:
        found = db.execute("SELECT lower(hex(id)) FROM mandates WHERE renews = ?", (bytes.fromhex(mandate.replace("-", "")),)).fetchall()
    assert len(found) <= 1, found
    return found[0][0] if found else None


def killed_servers_leave_mandates_whole(_):
    """kill -9 in the middle of accept, revoke and renew: each mandate is in one of two whole states."""
    server = Server(BINARY, tempfile.mkdtemp(prefix="abri-killed-"))
    who, folder, locker = server.who, server.folder, server.who["beneficiary"]["locker_id"]
    owner, aidant = server.person(), server.staff("aidant")
    marie = next(one["id"] for one in server.ok(200, "GET", "/aidants", owner)["items"] if one["name"] == "Marie Diallo")
    body = {"aidants": [marie], "rights": {"work": ["list"]}, "term": "day", "wait": "own"}
    waiting = [server.ok(201, "POST", f"/lockers/{locker}/mandates", aidant, body) for _ in range(10)]
    server.stop()
    dice, began, reached, rounds = random.Random(), time.monotonic(), [0, 0], 0
    # A fast server commits before a slow killer comes: the next one is sooner, until one is too soon.
    longest = 0.12

    def count(done):
        nonlocal longest
        reached[done] += 1
        longest = longest * 0.6 if done else min(0.12, longest * 1.6)

    try:
        while waiting and time.monotonic() - began < 60:
            def kill(act):
                nonlocal rounds
                rounds += 1
                return killed_in(BINARY, folder, who, dice.uniform(0, longest), act)

            proposed = waiting.pop()
            mandate = proposed["id"]
            accept = ("POST", f"/mandates/{mandate}/accept", owner, {"terms_sha256": proposed["terms_sha256"]})
            done = is_whole(folder, mandate, (NOTHING, IN_FORCE), kill(accept))
            count(done)
            if not done:
                waiting.append(proposed)
                continue
            while not done or standing(folder, mandate)[0] == "active":
                done = is_whole(folder, mandate, (IN_FORCE, REVOKED), kill(("POST", f"/mandates/{mandate}/revoke", owner)))
                count(done)
            answered = kill(("POST", f"/mandates/{mandate}/renew", owner))
            newer = renewal_of(folder, mandate)
            count(newer is not None)
            assert newer or not answered, "a renewal was answered and is gone"
            assert newer is None or is_whole(folder, newer, (NOTHING, IN_FORCE), answered)
            verdict = server.verify()
            assert verdict["whole"], verdict["findings"][:5]
        verdict = server.verify()
        assert verdict["whole"], verdict["findings"][:5]
        print(f"        {rounds} kills: {reached[0]} before the commit, {reached[1]} after it")
        assert rounds >= 12 and min(reached) > 0, (rounds, reached)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def logs_are_silent(server):
    """Nothing personal and no secret stands in the server's log."""
    with open(server.log.name, encoding="utf-8") as log:
        text = log.read()
    assert '"route":"/api/v1/sessions"' in text, "the log tells what was asked"
    for canary in ("Amina", "Diallo", "ccas.example", server.who["beneficiary"]["card"], "abri_s_", "Essai", "trois pommes"):
        assert canary not in text, canary


def main():
    server = Server(BINARY, tempfile.mkdtemp(prefix="abri-outside-"))
    tests = [main_path, hostile_files, revocation_cuts, log_in_another_language, logs_are_silent, edits_are_named, killed_servers_lose_nothing, killed_servers_leave_mandates_whole,
             killed_servers_leave_recoveries_whole, a_hundred_at_once_take_bounded_memory, known_and_unknown_take_as_long, mails_go_out_secured, *witness.TESTS]
    tests = [test for test in tests if ONLY in test.__name__]
    failed = 0
    try:
        for test in tests:
            try:
                test(server)
                print(f"ok      {test.__name__}: {test.__doc__}")
            except Exception:
                failed += 1
                print(f"FAILED  {test.__name__}: {test.__doc__}")
                traceback.print_exc(file=sys.stdout)
    finally:
        server.process.kill()
        shutil.rmtree(server.folder, ignore_errors=True)
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
