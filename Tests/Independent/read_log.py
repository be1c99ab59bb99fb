"""Reads a store with LMDB and CBOR alone and compares every record with what the program says.

Usage: read_log.py STORE PROGRAM. Needs py-lmdb and cbor2; knows nothing of the program's code.
"""

import datetime
import hashlib
import json
import struct
import subprocess
import sys

import cbor2
import lmdb


def records(folder):
    env = lmdb.open(folder, readonly=True, max_dbs=64, lock=True)
    log = env.open_db(b"log", integerkey=True, create=False)
    with env.begin() as transaction:
        for key, value in transaction.cursor(log):
            yield struct.unpack("=Q", key)[0], value


def moment(text):
    return round(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


def main(folder, program):
    said = json.loads(subprocess.run(
        [program, "log", "show", "--format", "json", "--limit", "1000000000", "--store", folder],
        check=True, capture_output=True).stdout)
    stored = list(records(folder))
    latest = {}
    assert len(said) == len(stored), (len(said), len(stored))
    for expected, (event, (position, record)) in enumerate(zip(said, stored)):
        fields = cbor2.loads(record)
        assert cbor2.dumps(fields, canonical=True) == record, f"not deterministic: {position}"
        (form, kind, version, occurred, recorded, actor, role, command, digest, _, _, reason,
         tags, backlinks, payload) = fields
        assert (form, version, position) == (1, 1, expected)
        assert event["position"] == position and event["type"] == kind
        assert moment(event["occurredAt"]) == occurred, position
        assert moment(event["recordedAt"]) == recorded, position
        assert (event["actor"], event["role"], event["commandId"]) == (actor, role, command)
        assert event.get("reason") == reason and event["tags"] == tags
        assert backlinks == [position - latest.get(tag, position) for tag in tags], position
        latest.update((tag, position) for tag in tags)
        assert len(digest) == 16 and all(isinstance(key, int) for key in payload)
        assert len(payload) == len(event["data"]), position
        assert hashlib.sha256(b"\0" + record).hexdigest() == event["leafHash"], position
    print(f"{len(stored)} records read without the program's code, all agree")


main(sys.argv[1], sys.argv[2])
