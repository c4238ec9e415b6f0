"""kill -9 in the middle of a recovery: it is in one of two whole states, and the person comes back."""
import os, random, shutil, sqlite3, tempfile, time
from server import Server, killed_in

OLD, NEW = "old", "new"


def standing(folder):
    """The newest recovery and what hangs on it, in the data folder of a server that is not running."""
    with sqlite3.connect(os.path.join(folder, "abri.db")) as db:
        row = db.execute(
            "SELECT state, bound_at IS NOT NULL, sealed IS NOT NULL, veto IS NOT NULL,"
            " (SELECT COUNT(*) FROM recovery_confirmations c WHERE c.recovery = r.id)"
            " FROM recoveries r ORDER BY entry DESC LIMIT 1").fetchone()
        entry = db.execute("SELECT MAX(entry) FROM recoveries").fetchone()[0]
        said = [db.execute("SELECT COUNT(*) FROM journal_entries WHERE idx > ? AND outcome = 'done' AND action = ?", (entry, act)).fetchone()[0]
                for act in ("recovery.confirmed", "recovery.finished")]
    return row, said


# State, whose it is, its key pair, the code that stops it, what guardians sealed; entries.
WAITING = (("waiting", 0, 1, 0, 0), [0, 0])
CONFIRMED = (("waiting", 1, 1, 1, 1), [1, 0])
FINISHED = (("finished", 1, 0, 0, 0), [1, 1])


def is_whole(folder, wanted, answered):
    """One of two whole states; the second where the server had answered."""
    found = standing(folder)
    assert found in wanted, (found, wanted)
    assert not answered or found == wanted[1], (found, "was answered otherwise")
    return found == wanted[1]


def killed_servers_leave_recoveries_whole(outside):
    """kill -9 in the middle of confirming and finishing a recovery: two whole states, and the person comes back."""
    binary, folder = outside.binary, tempfile.mkdtemp(prefix="abri-killed-")
    server = Server(binary, folder)
    who = server.who
    locker, card, pin = who["beneficiary"]["locker_id"], who["beneficiary"]["card"], who["beneficiary"]["pin"]
    guardian = server.staff("aidant")
    server.stop()
    dice, began, reached, rounds, longest = random.Random(), time.monotonic(), [0, 0], 0, 0.12

    def until_done(act, states):
        """Kills the act until it is done once; a fast server is killed sooner."""
        nonlocal rounds, longest
        done = False
        while not done:
            rounds += 1
            answered = killed_in(binary, folder, who, dice.uniform(0, longest), act)
            done = is_whole(folder, states, answered)
            reached[done] += 1
            longest = longest * 0.6 if done else min(2.0, longest * 1.6)

    try:
        while time.monotonic() - began < 60 and (rounds < 12 or min(reached) == 0):
            running = Server(binary, folder, serve=True)
            new = "%06d" % dice.randrange(310_000, 990_000, 7)
            started = running.ok(201, "POST", "/recoveries", body={"card": card, "pin": new})
            running.stop()
            short = started["short"]
            until_done(("POST", f"/recoveries/{short}/confirm", guardian, {"locker_id": locker, "how": "known_in_person"}), (WAITING, CONFIRMED))
            until_done(("POST", f"/recoveries/{short}/finish", None, {"card": card, "pin": new}), (CONFIRMED, FINISHED))
            running = Server(binary, folder, serve=True)
            running.ok(401, "POST", "/sessions", body={"card": card, "pin": pin})
            token = running.ok(201, "POST", "/sessions", body={"card": card, "pin": new})["token"]
            running.ok(200, "GET", f"/lockers/{locker}/documents", token)
            running.stop()
            verdict = running.verify()
            assert verdict["whole"], verdict["findings"][:5]
            pin = new
            # A day passes: five in a day are enough for anybody.
            with sqlite3.connect(os.path.join(folder, "abri.db")) as db:
                db.execute("UPDATE recoveries SET created_at = created_at - 90000000, bound_at = bound_at - 90000000")
        print(f"        {rounds} kills: {reached[0]} before the commit, {reached[1]} after it")
        assert rounds >= 4 and min(reached) > 0, (rounds, reached)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
