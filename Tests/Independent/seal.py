"""Opens the sealed payload of Fixtures/sealed.txt with the key beside it, and seals it again.

Usage: seal.py FILE. Needs cbor2 and cryptography; follows Fixtures/record.cddl and knows nothing of
the program's code.
"""

import hashlib
import sys

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def encoded(value):
    return cbor2.dumps(value, canonical=True)


def commitment(key):
    return hashlib.sha256(b"carelog key commitment 1" + key).digest()


def context(origin, kind, subject, box, public):
    return encoded(["carelog box 1", origin, kind, subject, box[0], box[3], encoded(public)])


def opened(payload, key, origin, kind, subject):
    box, public = payload[0], {number: payload[number] for number in payload if number != 0}
    assert commitment(key) == box[0], "the box names another key"
    words = cbor2.loads(
        AESGCM(key).decrypt(box[1], box[2], context(origin, kind, subject, box, public)))
    assert sorted(words) == list(box[3]), "the box holds other fields than it says"
    return public, words


def refused(*arguments):
    try:
        opened(*arguments)
    except (AssertionError, InvalidTag):
        return
    raise SystemExit(f"accepted: {arguments}")


def main(path):
    lines = dict(line.split(" ", 1) for line in open(path, encoding="utf-8").read().splitlines())
    stored, plain = bytes.fromhex(lines["payload"]), bytes.fromhex(lines["plain"])
    key, place = bytes.fromhex(lines["key"]), (lines["origin"], lines["type"], lines["subject"])
    payload = cbor2.loads(stored)
    assert encoded(payload) == stored, "not deterministic"
    public, words = opened(payload, key, *place)
    assert words.pop(0) == lines["reason"], "the reason"
    assert encoded(public | words) == plain, "what was sealed is not what an open store holds"

    commit, nonce, ciphertext, numbers = payload[0]
    sealed = AESGCM(key).encrypt(
        nonce, encoded({0: lines["reason"]} | words), context(*place, payload[0], public))
    assert sealed == ciphertext, "sealed again it is another"

    for index in range(3):
        other = list(place)
        other[index] += "x"
        refused(payload, key, *other)
    refused(payload | {1: "C2"}, key, *place)
    refused(payload, bytes(32), *place)
    refused(payload | {0: [commit, nonce, ciphertext, numbers[1:]]}, key, *place)
    print("a sealed payload opened and sealed again without the program's code")


main(sys.argv[1])
