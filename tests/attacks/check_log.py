#!/usr/bin/env python3
"""Checks a running server's public log from outside, sharing no code with it.

    check_log.py http://127.0.0.1:8080 [--vkey name+id+key]

Fetches /log/checkpoint, then every tile and entry bundle of that size;
recomputes each leaf from the entry's own bytes, each tile level from the one
below and the root from the leaves (RFC 6962); and reads each entry to see that
it holds its index, codes and commitments only. Prints "ok size root", or one
line for each difference and exits 1. Standard library only; the signature is
verified when --vkey is given and the `cryptography` package is there.
"""

import argparse
import base64
import hashlib
import re
import struct
import sys
import urllib.error
import urllib.request

CODE = re.compile(rb"[a-z0-9._-]{0,64}\Z")
MAGIC = b"abri/v1/entry\x00"
COMMITMENTS = 12 * 32


class Differs(Exception):
    pass


def need(holds, what):
    if not holds:
        raise Differs(what)


def fetch(base, path):
    try:
        with urllib.request.urlopen("%s/log/%s" % (base, path), timeout=30) as answer:
            return answer.read()
    except (urllib.error.URLError, OSError) as error:
        raise Differs("%s: %s" % (path, error))


# RFC 6962 section 2.1 ----------------------------------------------------------

def sha256(data):
    return hashlib.sha256(data).digest()


def tree_hash(hashes):
    """Pairs neighbours upward; an odd last one rises unchanged."""
    while len(hashes) > 1:
        pairs = [sha256(b"\x01" + a + b) for a, b in zip(hashes[::2], hashes[1::2])]
        hashes = pairs + hashes[len(pairs) * 2:]
    return hashes[0] if hashes else sha256(b"")


# Paths of c2sp.org/tlog-tiles --------------------------------------------------

def place(index, width):
    groups = ["%03d" % (index % 1000)]
    while index >= 1000:
        index //= 1000
        groups.insert(0, "x%03d" % (index % 1000))
    return "/".join(groups) + ("" if width == 256 else ".p/%d" % width)


def places(count):
    """Every tile of a level with that many hashes: (path, first, width)."""
    for first in range(0, count, 256):
        width = min(256, count - first)
        yield place(first // 256, width), first, width


# The checkpoint ----------------------------------------------------------------

def checkpoint(note):
    text, _, lines = note.decode().rpartition("\n\n")
    parts = text.split("\n")
    need(len(parts) == 3, "checkpoint: it has %d lines, not three" % len(parts))
    need(re.fullmatch(r"0|[1-9][0-9]*", parts[1]), "checkpoint: size %r" % parts[1])
    root = base64.b64decode(parts[2], validate=True)
    need(len(root) == 32, "checkpoint: the root has %d bytes" % len(root))
    signed = re.fullmatch(r"(\u2014 [^ +\n]+ [A-Za-z0-9+/]+={0,2}\n)+", lines)
    need(signed, "checkpoint: the signature lines are malformed")
    return text + "\n", lines, int(parts[1]), root


def check_signature(text, lines, vkey):
    name, key_id, encoded = vkey.split("+", 2)
    key = base64.b64decode(encoded, validate=True)
    need(sha256(name.encode() + b"\n" + key)[:4].hex() == key_id, "vkey: its id is of another key")
    need(text.split("\n")[0] == name, "checkpoint: the origin is not %s" % name)
    start = "\u2014 %s " % name
    blobs = [base64.b64decode(l[len(start):]) for l in lines.splitlines() if l.startswith(start)]
    mine = [blob[4:] for blob in blobs if blob[:4].hex() == key_id]
    need(mine, "checkpoint: no signature by %s" % name)
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        print("signature not verified: no `cryptography` package", file=sys.stderr)
        return
    for signature in mine:
        try:
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature, text.encode())
        except InvalidSignature:
            raise Differs("checkpoint: the signature by %s does not verify" % name)


# The entries -------------------------------------------------------------------

def unpack(path, bundle):
    entries, at = [], 0
    while at < len(bundle):
        need(at + 2 <= len(bundle), "%s: it ends inside a length" % path)
        end = at + 2 + struct.unpack_from(">H", bundle, at)[0]
        need(end <= len(bundle), "%s: it ends inside an entry" % path)
        entries.append(bundle[at + 2:end])
        at = end
    return entries


def check_entry(index, data):
    """An entry is its index, a time, four codes and twelve commitments."""
    where = "entry %d: " % index
    need(data.startswith(MAGIC), where + "it has another format")
    fixed = len(MAGIC) + 16
    need(len(data) >= fixed, where + "it is cut short")
    found, _ = struct.unpack(">Qq", data[len(MAGIC):fixed])
    need(found == index, where + "it says that it is entry %d" % found)
    at = fixed
    for name in ("action", "outcome", "reason", "channel"):
        need(at + 2 <= len(data), where + "it is cut short")
        end = at + 2 + struct.unpack_from(">H", data, at)[0]
        code = data[at + 2:end]
        need(end <= len(data) and CODE.match(code), where + "%s is not a code" % name)
        need(code or name in ("reason", "channel"), where + "%s is empty" % name)
        at = end
    need(len(data) - at == COMMITMENTS, where + "%d bytes of commitments" % (len(data) - at))


def check_level(base, level, expected, problems):
    """Compares one level of served tiles with the hashes that it must hold."""
    for where, first, width in places(len(expected)):
        path = "tile/%d/%s" % (level, where)
        with_problems(problems, lambda: need(
            fetch(base, path) == b"".join(expected[first:first + width]),
            "%s: its hashes are not those of what is below" % path))


def bundle_leaves(base, path, first, width, problems):
    entries = unpack(path, fetch(base, path))
    need(len(entries) == width, "%s: %d entries, not %d" % (path, len(entries), width))
    for offset, data in enumerate(entries):
        with_problems(problems, lambda: check_entry(first + offset, data))
    return [sha256(b"\x00" + data) for data in entries]


def with_problems(problems, check):
    try:
        return check()
    except Differs as difference:
        problems.append(str(difference))


def check_log(base, vkey):
    problems = []
    text, lines, size, root = checkpoint(fetch(base, "checkpoint"))
    if vkey:
        with_problems(problems, lambda: check_signature(text, lines, vkey))
    leaves = []
    for where, first, width in places(size):
        leaves += bundle_leaves(base, "tile/entries/" + where, first, width, problems)
    found = tree_hash(leaves)
    with_problems(problems, lambda: need(
        found == root, "root: the entries give %s, the checkpoint %s" % (found.hex(), root.hex())))
    level, hashes = 0, leaves
    while hashes:
        check_level(base, level, hashes, problems)
        full = len(hashes) // 256 * 256
        hashes = [tree_hash(hashes[i:i + 256]) for i in range(0, full, 256)]
        level += 1
    return size, root, problems


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("base", help="address of the server, such as http://127.0.0.1:8080")
    options.add_argument("--vkey", help="verifier key of the log")
    options = options.parse_args()
    try:
        size, root, problems = check_log(options.base.rstrip("/"), options.vkey)
    except (Differs, ValueError) as difference:
        size, root, problems = 0, b"", [str(difference)]
    for problem in problems:
        print(problem)
    if not problems:
        print("ok %d %s" % (size, root.hex()))
    sys.exit(1 if problems else 0)


main()
