#!/usr/bin/env python3
"""Parts of keys, made by another implementation: tables of logarithms to the base 3, which the
product must not use, and polynomials evaluated term by term. Writes shamir.json beside this file."""
import hashlib
import json
import pathlib

EXP, LOG = [0] * 510, [0] * 256
value = 1
for power in range(255):
    EXP[power] = EXP[power + 255] = value
    LOG[value] = power
    value ^= (value << 1) ^ (0x11B if value & 0x80 else 0)


def times(a, b):
    return EXP[LOG[a] + LOG[b]] if a and b else 0


def part(coefficients, number):
    out = []
    for at in range(32):
        total, power = 0, 1
        for row in coefficients:
            total ^= times(row[at], power)
            power = times(power, number)
        out.append(total)
    return bytes(out)


def row(name):
    return hashlib.sha256(name.encode()).digest()


cases = []
for threshold, numbers in [(2, [1, 2]), (2, [1, 2, 3, 4, 5]), (3, [1, 2, 3, 7, 255]), (5, [1, 2, 3, 4, 5])]:
    rows = [row(f"shamir {threshold} {numbers} {at}") for at in range(threshold)]
    cases.append({
        "threshold": threshold,
        "secret": rows[0].hex(),
        "coefficients": [higher.hex() for higher in rows[1:]],
        "parts": [{"number": number, "value": part(rows, number).hex()} for number in numbers],
    })
path = pathlib.Path(__file__).with_name("shamir.json")
path.write_text(json.dumps(cases, indent=1) + "\n")
