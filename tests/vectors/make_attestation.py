"""Makes tests/vectors/attestation.json from src/crypto/FORMAT.md alone: the canonical bytes of two
papers, their digests, the Ed25519 key that an instance secret gives, and its signatures (RFC 8032).
Nothing but the standard library. Run: python3 tests/vectors/make_attestation.py
"""

import hashlib
import hmac
import json
import os

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    e = (y1 - x1) * (y2 - x2) % P
    f = (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = f - e, d - c, d + c, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    found = (0, 1, 1, 0)
    while n:
        if n & 1:
            found = add(found, point)
        point, n = add(point, point), n >> 1
    return found


BY = 4 * pow(5, P - 2, P) % P


def base():
    xx = (BY * BY - 1) * pow(D * BY * BY + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    x = P - x if x & 1 else x
    return x, BY, 1, x * BY % P


def pack(point):
    x, y, z, _ = point
    z = pow(z, P - 2, P)
    x, y = x * z % P, y * z % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def keys(seed):
    h = hashlib.sha512(seed).digest()
    a = int.from_bytes(h[:32], "little") & (1 << 254) - 8 | 1 << 254
    return a, h[32:], pack(times(a, base()))


def sign(seed, message):
    a, prefix, public = keys(seed)
    r = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % Q
    point = pack(times(r, base()))
    k = int.from_bytes(hashlib.sha512(point + public + message).digest(), "little") % Q
    return point + ((r + k * a) % Q).to_bytes(32, "little")


def derive(label, parts):
    material = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    key = hmac.new(b"abri/v1", material, hashlib.sha512).digest()
    return hmac.new(key, label.encode() + b"\x01", hashlib.sha512).digest()[:32]


def uuid(last):
    return f"01939d3c-0000-7000-8000-{last:012x}"


def terms():
    return {
        "version": 1, "mandate": uuid(1), "locker": uuid(2), "beneficiary": uuid(3), "organisation": uuid(4),
        "aidants": [uuid(5), uuid(6)],
        "rights": {"identity": ["list", "read"], "health": ["deposit"], "income": ["list", "read", "download"]},
        "term": "month", "ground": "consent", "text": "2026-11", "language": "fr",
    }


def text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def given():
    names = {
        "beneficiary": "Amina « أمينة » \"B\" \\ N’Diaye",
        "aidants": {uuid(5): "Marie Diallo", uuid(6): "Zoé Ünal\t2"},
        "organisation": {"name": "CCAS de Lille", "address": "1 rue de l’Hôpital, Lille", "siret": "12345678900011", "phone": None},
    }
    return {
        "version": 1, "kind": "renewal", "code": "0123-4567-89AB-CDEF", "origin": "abri.example/log", "mandate": uuid(1),
        "renews": uuid(7), "terms_sha256": hashlib.sha256(text(terms())).hexdigest(), "terms": terms(), "text": "2026-11",
        "language": "ar", "names": names, "starts_at": 1795338000000, "ends_at": 1798016400000,
        "consent": {"method": "card_and_pin", "at": 1795338000000}, "issued_at": 1795338000000,
    }


def ended(sha256):
    return {
        "version": 1, "kind": "revocation", "code": "ZYXW-VTSR-QPNM-KJHG", "origin": "abri.example/log", "mandate": uuid(1),
        "attestation_sha256": sha256, "categories": ["identity", "health"], "ended_at": 1795338000001, "by": "coordinator",
        "issued_at": 1795338000001,
    }


def case(seed, paper):
    body = text(paper)
    return {
        "canonical": body.hex(), "sha256": hashlib.sha256(body).hexdigest(),
        "signature": sign(seed, b"abri/v1/attestation\0" + body).hex(),
    }


def main():
    secret = bytes(range(32))
    seed = derive("abri/v1/attestation-key", [secret])
    # RFC 8032, section 7.1, test 1: this implementation signs as the standard does.
    assert keys(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))[2].hex().startswith("d75a980182b1")
    first = case(seed, given())
    found = {
        "instance_secret": secret.hex(), "seed": seed.hex(), "public_key": keys(seed)[2].hex(),
        "given": first, "ended": case(seed, ended(first["sha256"])),
    }
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "attestation.json")
    with open(path, "w", encoding="utf-8") as out:
        json.dump(found, out, indent=1)
        out.write("\n")


main()
