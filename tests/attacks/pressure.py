"""Many who enter at once, and how long a stranger waits: measured on the running server."""
import concurrent.futures, re, resource, shutil, statistics, tempfile, time
from server import Server

MIB = 1024 * 1024
NO_CARD = "000G-40R4-0M30-E209-185G-R38E-1WHQ"
PHRASE = "une phrase de personne du tout"


def peak(server):
    """The most memory that the server ever held, in bytes."""
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as status:
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read()).group(1)) * 1024


def entering(number, who):
    """A hundred people: some known, with the right secret and with a wrong one, and some unknown."""
    person = who["beneficiary"]
    if number % 10 == 0:
        return {"card": person["card"], "pin": person["pin"]}
    if number % 10 == 1:
        return {"card": NO_CARD, "pin": "274951"}
    if number % 10 == 2:
        return {"login": who["other_aidant"]["login"], "passphrase": who["other_aidant"]["passphrase"]}
    return {"login": f"personne{number}@example.org", "passphrase": PHRASE}


def crowd(server, count=100):
    """Status and Retry-After of each answer, and the peak that they made."""
    def enter(number):
        answer, _ = server.call("POST", "/sessions", body=entering(number, server.who))
        return answer.status, answer.headers.get("retry-after"), number % 10 in (0, 2)

    with concurrent.futures.ThreadPoolExecutor(count) as many:
        answers = list(many.map(enter, range(count)))
    for status, after, right in answers:
        assert status in ((201, 429, 503) if right else (401, 429, 503)), (status, right)
        assert status < 402 or after, f"{status} does not say when to come back"
    assert sum(status < 402 for status, _, _ in answers) >= count * 0.8, answers
    return peak(server)


def little():
    """Half a gibibyte of memory that may be written, as on a small machine."""
    resource.setrlimit(resource.RLIMIT_DATA, (512 * MIB, 512 * MIB))


def a_hundred_at_once_take_bounded_memory(outside):
    """A hundred logins at once are all answered, in bounded memory, on a large machine and on 512 MiB alike."""
    peaks = []
    for prepare in (None, little):
        folder = tempfile.mkdtemp(prefix="abri-crowd-")
        demo = Server(outside.binary, folder)
        demo.stop()
        server = Server(outside.binary, folder, serve=True, prepare=prepare)
        server.who = demo.who
        try:
            peaks.append(crowd(server))
            assert server.process.poll() is None, "the server died"
        finally:
            server.stop()
            shutil.rmtree(folder, ignore_errors=True)
    print("        peaks: " + ", ".join(f"{one // MIB} MiB" for one in peaks))
    # Four stretchings of 64 MiB, and what the server takes besides.
    assert max(peaks) < 448 * MIB, peaks


def seconds(server, body):
    began = time.monotonic()
    answer, _ = server.call("POST", "/sessions", body=body)
    assert answer.status == 401, answer.status
    return time.monotonic() - began


def known_and_unknown_take_as_long(outside):
    """A known login or card with a wrong secret takes as long as an unknown one, a missing stretching would show."""
    folder = tempfile.mkdtemp(prefix="abri-timing-")
    server = Server(outside.binary, folder)
    person, login = server.who["beneficiary"], server.who["aidant"]["login"]
    pairs = {
        "logins": lambda n: ({"login": login, "passphrase": PHRASE}, {"login": f"personne{n}@example.org", "passphrase": PHRASE}),
        "cards": lambda n: ({"card": person["card"], "pin": "000000"}, {"card": NO_CARD, "pin": "000000"}),
    }
    try:
        for name, pair in pairs.items():
            times = ([], [])
            # In turn, so that a machine that is busy for a while is busy for both; nine do not lock a card.
            for number in range(9):
                for body, side in zip(pair(number), times):
                    side.append(seconds(server, body))
            known, unknown = (statistics.median(side) for side in times)
            ratio = known / unknown
            print(f"        {name}: known {known * 1000:.0f} ms, unknown {unknown * 1000:.0f} ms, ratio {ratio:.2f}")
            # A stretching is all but the whole of it: without one the ratio is under a tenth or over ten.
            assert 1 / 3 < ratio < 3, (name, times)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
