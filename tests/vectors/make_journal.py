#!/usr/bin/env python3
"""Makes journal.json from src/journal/FORMAT.md, sharing no code with the Rust.

Standard library only; Ed25519 is written out from RFC 8032 section 5.1. The
output is always the same: python3 make_journal.py > journal.json
"""

import base64
import hashlib
import hmac
import json
import struct

FIELDS = ("actor account locker document mandate organisation visit "
          "mode motive session previous payload").split()


def sha256(data):
    return hashlib.sha256(data).digest()


# The tree, by the recursive definition of RFC 6962 section 2.1 ---------------

def leaf_hash(data):
    return sha256(b"\x00" + data)


def split(count):
    """The largest power of two smaller than count."""
    return 1 << ((count - 1).bit_length() - 1)


def mth(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"")
    k = split(len(leaves))
    return sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:]))


def path(m, leaves):
    if len(leaves) < 2:
        return []
    k = split(len(leaves))
    if m < k:
        return path(m, leaves[:k]) + [mth(leaves[k:])]
    return path(m - k, leaves[k:]) + [mth(leaves[:k])]


def subproof(m, leaves, known):
    if m == len(leaves):
        return [] if known else [mth(leaves)]
    k = split(len(leaves))
    if m <= k:
        return subproof(m, leaves[:k], known) + [mth(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [mth(leaves[:k])]


# The entry --------------------------------------------------------------------

def commitment(salt, name, value):
    presence = b"\x00" if value is None else b"\x01" + value
    return hmac.new(salt, name.encode() + b"\x00" + presence, "sha256").digest()


def committed(clear, commitments):
    out = b"abri/v1/entry\x00"
    out += struct.pack(">Qq", clear["index"], clear["recorded_at_ms"])
    for name in ("action", "outcome", "reason", "channel"):
        code = clear[name].encode()
        out += struct.pack(">H", len(code)) + code
    return out + b"".join(commitments)


def entry(clear, salt, personal):
    hashes = [commitment(salt, name, personal.get(name)) for name in FIELDS]
    data = committed(clear, hashes)
    return {
        "clear": clear,
        "salt": salt.hex(),
        "personal": {n: personal[n].hex() if n in personal else None for n in FIELDS},
        "commitments": {n: h.hex() for n, h in zip(FIELDS, hashes)},
        "committed": data.hex(),
        "leaf": leaf_hash(data).hex(),
    }


def entries():
    ids = {name: bytes([0x10 + i]) * 16 for i, name in enumerate(FIELDS[:7])}
    full = dict(ids, mode=b"together", motive=b"renewal", session=b"\x5e" * 16,
                previous=struct.pack(">Q", 0), payload=b'{"pages":2}')
    first = {"index": 0, "recorded_at_ms": 1767225600000, "action": "maintenance.migrated",
             "outcome": "done", "reason": "", "channel": ""}
    second = {"index": 1, "recorded_at_ms": 1767225661234, "action": "document.read",
              "outcome": "refused", "reason": "mandate_expired", "channel": "web"}
    # The empty payload of the first is present: it is not an absent one.
    return [entry(first, bytes(range(32)), {"payload": b""}),
            entry(second, bytes(range(32, 64)), full)]


# Rows and proofs of a tree with three tile levels -----------------------------

def large():
    size = 70000
    leaves = [leaf_hash(b"entry %d" % i) for i in range(size)]
    row = lambda level, i: mth(leaves[i * 256 ** level:(i + 1) * 256 ** level])
    rows = [(0, 69999), (1, 0), (1, 256), (1, 272), (2, 0)]
    edge = [[level, (size >> 8 * level + 8) << 8, size >> 8 * level] for level in range(3)]
    olds = [65536, 65537, 69888, 33333]
    return {
        "rule": "leaf i is SHA-256(0x00 || ascii('entry i'))",
        "size": size,
        "root": mth(leaves).hex(),
        "edge": edge,
        "rows": [{"level": l, "index": i, "hash": row(l, i).hex()} for l, i in rows],
        "inclusion": [{"index": i, "path": [h.hex() for h in path(i, leaves)]}
                      for i in (0, 65535, 65536, 69999)],
        "consistency": [{"old": m, "old_root": mth(leaves[:m]).hex(),
                         "path": [h.hex() for h in subproof(m, leaves, True)]} for m in olds],
    }


# Tile paths -------------------------------------------------------------------

def paths():
    good = [("tile/0/000", 0, 0, 256), ("tile/0/000.p/1", 0, 0, 1),
            ("tile/1/x001/000", 1, 1000, 256), ("tile/63/x001/x234/067", 63, 1234067, 256),
            ("tile/2/x001/x234/067.p/255", 2, 1234067, 255), ("tile/entries/999", None, 999, 256),
            ("tile/entries/x018/x446/x744/x073/x709/x551/615.p/7", None, 2 ** 64 - 1, 7)]
    bad = {"UnknownPath": ["", "tile", "tile/0", "/tile/0/000", "tiles/0/000", "checkpoint"],
           "BadLevel": ["tile/64/000", "tile/00/000", "tile/-1/000", "tile/+1/000", "tile//000"],
           "BadIndex": ["tile/0/", "tile/0/0", "tile/0/0000", "tile/0/x000", "tile/0/x000/001",
                        "tile/0/001/002", "tile/0/x001/x002", "tile/0/00a", "tile/0/000/",
                        "tile/0/000.p", "tile/entries/x018/x446/x744/x073/x709/x551/616"],
           "BadWidth": ["tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
                        "tile/0/000.p/", "tile/0/000.p/1/", "tile/entries/000.p/+1"]}
    return {"good": [dict(zip(("path", "level", "index", "width"), g)) for g in good],
            "bad": [{"path": p, "error": name} for name, all_ in bad.items() for p in all_]}


# Ed25519, RFC 8032 section 5.1 ------------------------------------------------

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def add(a, b):
    (x1, y1), (x2, y2) = a, b
    t = D * x1 * x2 * y1 * y2 % P
    return ((x1 * y2 + x2 * y1) * pow(1 + t, -1, P) % P,
            (y1 * y2 + x1 * x2) * pow(1 - t, -1, P) % P)


def times(n, point):
    result = (0, 1)
    while n:
        result = add(result, point) if n & 1 else result
        point, n = add(point, point), n >> 1
    return result


def base():
    y = 4 * pow(5, -1, P) % P
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    return (x if x % 2 == 0 else P - x, y)


def encode(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def number(data):
    return int.from_bytes(hashlib.sha512(data).digest(), "little")


def ed25519(seed, message):
    digest = hashlib.sha512(seed).digest()
    secret = int.from_bytes(digest[:32], "little") & (2 ** 254 - 8) | 2 ** 254
    public = encode(times(secret, base()))
    nonce = number(digest[32:] + message) % ORDER
    commit = encode(times(nonce, base()))
    answer = (nonce + number(commit + public + message) * secret) % ORDER
    return public, commit + answer.to_bytes(32, "little")


# The checkpoint ---------------------------------------------------------------

def checkpoint(name, size, root):
    seed = b"\x07" * 32
    body = "%s\n%d\n%s\n" % (name, size, base64.b64encode(root).decode())
    public, signature = ed25519(seed, body.encode())
    key_id = sha256(name.encode() + b"\n\x01" + public)[:4]
    line = "\u2014 %s %s\n" % (name, base64.b64encode(key_id + signature).decode())
    vkey = "%s+%s+%s" % (name, key_id.hex(), base64.b64encode(b"\x01" + public).decode())
    return {"origin": name, "size": size, "root": root.hex(), "seed": seed.hex(),
            "public": public.hex(), "key_id": key_id.hex(), "vkey": vkey, "body": body,
            "note": body + "\n" + line, "refused": refused(body, line)}


# The receipt ------------------------------------------------------------------

def opening(entry):
    out = b"abri/v1/opening\x00" + bytes.fromhex(entry["salt"])
    clear = entry["clear"]
    out += struct.pack(">Qq", clear["index"], clear["recorded_at_ms"])
    for name in ("action", "outcome", "reason", "channel"):
        out += struct.pack(">H", len(clear[name])) + clear[name].encode()
    for name in FIELDS:
        value = entry["personal"][name]
        out += b"\x00" if value is None else b"\x01" + struct.pack(">H", len(value) // 2) + bytes.fromhex(value)
    return out


def receipt(entry, leaves, note):
    index = entry["clear"]["index"]
    lines = ["c2sp.org/tlog-proof@v1", "extra " + base64.b64encode(opening(entry)).decode(),
             "index %d" % index]
    lines += [base64.b64encode(hash_).decode() for hash_ in path(index, leaves)]
    return "\n".join(lines) + "\n\n" + note


def receipts(both, leaves, note):
    good = [receipt(entry, leaves, note) for entry in both]
    header, extra, index, hash_, rest = good[1].split("\n", 4)
    join = lambda *lines: "\n".join(lines)
    raw = opening(both[1])
    open_ = lambda data: join(header, "extra " + base64.b64encode(data).decode(), index, hash_, rest)
    bad = [("BadHeader", good[1].replace("@v1", "@v2", 1)), ("BadHeader", ""), ("BadHeader", header),
           ("BadExtra", join(header, index, hash_, rest)), ("BadExtra", join(header, extra[:-1], index, hash_, rest)),
           ("BadOpening", open_(raw[:-1])), ("BadOpening", open_(raw + b"\x00")), ("BadOpening", open_(b"x" + raw[1:])),
           ("BadIndex", join(header, extra, "index 01", hash_, rest)), ("BadIndex", join(header, extra, hash_, rest)),
           ("OtherIndex", join(header, extra, "index 0", hash_, rest)),
           ("BadHash", join(header, extra, index, hash_[:-1], rest)), ("BadHash", join(header, extra, index, "AAAA", rest)),
           ("TooManyHashes", join(header, extra, index, *([hash_] * 64), rest)),
           ("NoCheckpoint", join(header, extra, index, hash_) + "\n"),
           ("NotIncluded", join(header, extra, index, hash_, hash_, rest)), ("NotIncluded", join(header, extra, index, rest)),
           ("NotIncluded", join(header, extra, index, base64.b64encode(bytes(32)).decode(), rest)),
           ("Checkpoint", good[1][:-1]), ("Checkpoint", good[1].replace("\n2\n", "\n3\n"))]
    return {"good": good, "refused": [{"name": n, "text": t} for n, t in bad]}


def refused(body, line):
    origin, size, root = body.rstrip("\n").split("\n")
    join = lambda *lines: "\n".join(lines) + "\n\n" + line
    raw = bytearray(base64.b64decode(line.split(" ")[2]))
    raw[10] ^= 1
    broken = line.rsplit(" ", 1)[0] + " " + base64.b64encode(raw).decode() + "\n"
    return [{"name": n, "note": t} for n, t in [
        ("NoSeparator", body), ("NoSignature", body + "\n"),
        ("ControlCharacter", body.replace("\n", "\r\n", 1) + "\n" + line),
        ("BadSignatureLine", body + "\n-" + line[1:]), ("BadSignatureLine", body + "\n" + line[:-1]),
        ("NotSigned", body + "\n" + line.replace(origin, origin + "x")),
        ("BadSignature", body + "\n" + broken),
        ("BadSignature", body + "\n" + line + broken),
        ("BadSignature", join(origin, size + "0", root)), ("BadSignature", join(origin, "0" + size, root)),
    ]]


def bodies():
    root = base64.b64encode(sha256(b"")).decode()
    return [{"name": n, "body": t} for n, t in [
        ("BadLines", ""), ("BadLines", "log.example\n0\n"), ("BadLines", "log.example\n0\n" + root),
        ("BadLines", "log.example\n0\n%s\nextension\n" % root),
        ("BadSize", "log.example\n00\n%s\n" % root), ("BadSize", "log.example\n+1\n%s\n" % root),
        ("BadSize", "log.example\n18446744073709551616\n%s\n" % root),
        ("BadRoot", "log.example\n0\n%s\n" % root[:-1]), ("BadRoot", "log.example\n0\nAAAA\n"),
        ("RootOfNothing", "log.example\n0\n%s\n" % base64.b64encode(bytes(32)).decode()),
        ("BadName", "log example\n0\n%s\n" % root), ("BadName", "\n0\n%s\n" % root),
    ]]


def main():
    both = entries()
    datas = [bytes.fromhex(e["committed"]) for e in both]
    leaves = [leaf_hash(data) for data in datas]
    bundle = b"".join(struct.pack(">H", len(data)) + data for data in datas)
    signed = checkpoint("abri.example/log", 2, mth(leaves))
    print(json.dumps({
        "rule": "src/journal/FORMAT.md, by make_journal.py",
        "entries": both,
        "root": mth(leaves).hex(),
        "tile": b"".join(leaves).hex(),
        "bundle": bundle.hex(),
        "large": large(),
        "paths": paths(),
        "checkpoint": signed,
        "receipts": receipts(both, leaves, signed["note"]),
        "bodies": bodies(),
    }, indent=1, ensure_ascii=False))


main()
