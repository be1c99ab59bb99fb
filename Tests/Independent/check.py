"""Checks stores, checkpoints and evidence files from their published formats alone.

Usage:
  check.py store STORE KEY            every record against every stored checkpoint and row
  check.py evidence FILE KEY          an evidence file: signatures, proofs, completeness
  check.py proof FILE KEY             a C2SP tlog-proof whose `extra` is the record
  check.py records STORE OUT          writes the records, each after its length as u32 big-endian
  check.py backup FULL [INCREMENT...] a backup: its files, its records, and that each continues the last
  check.py sign STORE SECRET-KEY SIZE signs a checkpoint of the first SIZE records and stores it

Needs py-lmdb, cbor2 and cryptography; knows nothing of the program's code. Formats: RFC 6962,
RFC 9162, C2SP signed-note, tlog-checkpoint, tlog-proof; Fixtures/record.cddl, Fixtures/backup.cddl;
the evidence file is described in Sources/Evidence/EvidenceFile.swift.
"""

import base64
import hashlib
import json
import struct
import sys

import cbor2
import lmdb
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

EM_DASH = "\u2014 "


class Wrong(Exception):
    pass


def demand(truth, *why):
    if not truth:
        raise Wrong(" ".join(map(str, why)))


# RFC 6962 and RFC 9162: hashes and proofs.

def leaf(record):
    return hashlib.sha256(b"\0" + record).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """Complete subtrees of the leaves so far, largest first, as (level, hash)."""

    def __init__(self):
        self.size, self.edge = 0, []

    def add(self, digest):
        """Adds a leaf and returns the nodes that it completes, as (level, index, hash)."""
        level, made = 0, []
        while self.edge and self.edge[-1][0] == level:
            digest = node(self.edge.pop()[1], digest)
            level += 1
            made.append((level, self.size >> level, digest))
        self.edge.append((level, digest))
        self.size += 1
        return made

    def root(self):
        if not self.edge:
            return hashlib.sha256(b"").digest()
        root = self.edge[-1][1]
        for _, left in reversed(self.edge[:-1]):
            root = node(left, root)
        return root


def check_inclusion(index, size, digest, path, root):
    demand(index < size, "position", index, "is beyond", size)
    first, last = index, size - 1
    for sibling in path:
        demand(last, "the inclusion proof of", index, "is too long")
        if first & 1 or first == last:
            digest = node(sibling, digest)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            digest = node(digest, sibling)
        first, last = first >> 1, last >> 1
    demand(last == 0 and digest == root, "record", index, "is not included")


def check_consistency(old, new, path, old_root, new_root):
    demand(0 < old <= new, "sizes", old, new)
    if old == new:
        demand(not path and old_root == new_root, "other roots at size", old)
        return
    demand(path, "the consistency proof is empty")
    if old & (old - 1) == 0:
        path = [old_root] + path
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    from_old = from_new = path[0]
    for sibling in path[1:]:
        demand(last, "the consistency proof is too long")
        if first & 1 or first == last:
            from_old, from_new = node(sibling, from_old), node(sibling, from_new)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            from_new = node(from_new, sibling)
        first, last = first >> 1, last >> 1
    demand(last == 0 and from_old == old_root and from_new == new_root,
           "the log does not continue its checkpoint of", old)


# C2SP signed-note and tlog-checkpoint.

def key_parts(text):
    name, number, encoded = text.split("+", 2)
    return name, bytes.fromhex(number), base64.b64decode(encoded, validate=True)


def open_note(note, vkey):
    """The origin, size and root of a checkpoint that the key has signed."""
    name, number, key = key_parts(vkey)
    demand(key[0] == 1 and hashlib.sha256(name.encode() + b"\n" + key).digest()[:4] == number,
           "the key is none")
    text, _, signatures = note.rpartition(b"\n\n")
    text += b"\n"
    demand(signatures.endswith(b"\n"), "the note is cut short")
    signed = False
    for line in signatures.decode().splitlines():
        demand(line.startswith(EM_DASH), "a signature line is none")
        signer, encoded = line.removeprefix(EM_DASH).split(" ")
        payload = base64.b64decode(encoded, validate=True)
        demand(base64.b64encode(payload).decode() == encoded, "base64 of a signature")
        if (signer, payload[:4]) == (name, number):
            try:
                Ed25519PublicKey.from_public_bytes(key[1:]).verify(payload[4:], text)
            except InvalidSignature:
                raise Wrong("the signature is false") from None
            signed = True
    demand(signed, "the key has not signed")
    origin, size, root = text.decode().split("\n")[:3]
    return origin, int(size), base64.b64decode(root, validate=True)


def sign(text, skey):
    _, _, name, number, encoded = skey.split("+", 4)
    seed = base64.b64decode(encoded)[1:]
    payload = bytes.fromhex(number) + Ed25519PrivateKey.from_private_bytes(seed).sign(text)
    return text + b"\n" + f"{EM_DASH}{name} {base64.b64encode(payload).decode()}\n".encode()


# The files.

def digests(lines):
    hashes = [base64.b64decode(line, validate=True) for line in lines]
    demand(all(len(value) == 32 for value in hashes), "a hash has not 32 bytes")
    demand([base64.b64encode(value).decode() for value in hashes] == lines, "base64 of a hash")
    return hashes


def proof_block(lines):
    demand(len(lines) >= 2 and lines[0].startswith("extra ") and lines[1].startswith("index "),
           "a record's block is none")
    record = base64.b64decode(lines[0][6:], validate=True)
    demand(base64.b64encode(record).decode() == lines[0][6:], "base64 of a record")
    return record, int(lines[1][6:]), digests(lines[2:])


def check_proof(data, vkey):
    head, _, note = data.partition(b"\n\n")
    title, *lines = head.decode().split("\n")
    demand(title == "c2sp.org/tlog-proof@v1", "no tlog-proof")
    record, index, path = proof_block(lines)
    _, size, root = open_note(note, vkey)
    check_inclusion(index, size, leaf(record), path, root)
    return f"record {index} is in the log of {size}"


def check_evidence(data, vkey):
    text, found, note = data.partition(b"\n\ncheckpoint\n")
    demand(found, "no checkpoint")
    header, rendering, *blocks = text.decode().split("\n\n")
    title, complaint, _, _ = header.split("\n")
    demand(title == "carelog-evidence@v1" and complaint.startswith("complaint "), "no evidence")
    demand(all(line.startswith("| ") for line in rendering.split("\n")), "the rendering's margin")
    tag = complaint.replace(" ", ":", 1)
    _, size, root = open_note(note, vkey)
    older = None
    if blocks and blocks[0].startswith("older "):
        first, *path = blocks.pop(0).split("\n")
        _, older, old_root = open_note(base64.b64decode(first[6:], validate=True), vkey)
        check_consistency(older, size, digests(path), old_root, root)
    tail = blocks.pop() if blocks and blocks[-1].split("\n")[0] == "tail" else None
    demand(blocks, "no record")
    previous = None
    for block in blocks:
        record, index, path = proof_block(block.split("\n"))
        check_inclusion(index, size, leaf(record), path, root)
        fields = cbor2.loads(record)
        demand(tag in fields[12], "record", index, "is not of the complaint")
        back = fields[13][fields[12].index(tag)]
        demand(back == (0 if previous is None else index - previous),
               "record", index, "names another one before it")
        previous = index
    if tail:
        check_tail(tail.split("\n")[1:], previous + 1, size, root, tag)
        previous = "the end"
    return f"{len(blocks)} records of {tag} in the log of {size}, whole up to {previous}" + (
        f", which continues that of {older}" if older else "")


def check_tail(lines, start, size, root, tag):
    """All records from `start` on lead to the root, and none is of the complaint."""
    edge = digests([line for line in lines if not line.startswith("extra ")])
    levels = [level for level in reversed(range(64)) if start >> level & 1]
    demand(len(edge) == len(levels), "the tail's edge")
    tree = Tree()
    tree.size, tree.edge = start, list(zip(levels, edge))
    for line in lines[len(edge):]:
        record = base64.b64decode(line.removeprefix("extra "), validate=True)
        tree.add(leaf(record))
        demand(tag not in cbor2.loads(record)[12], "record", tree.size - 1, "was hidden")
    demand((tree.size, tree.root()) == (size, root), "the tail does not lead to the checkpoint")


# The store.

def open_store(folder, readonly=True):
    return lmdb.open(folder, readonly=readonly, max_dbs=64, map_size=1 << 36)


def numbered(env, transaction, name):
    database = env.open_db(name, transaction, integerkey=True, create=False)
    for key, value in transaction.cursor(database):
        yield struct.unpack("=Q", key)[0], bytes(value)


def rows(env, transaction, name):
    database = env.open_db(name, transaction, create=False)
    return {bytes(key): bytes(value) for key, value in transaction.cursor(database)}


def check_rows(env, transaction, head, records):
    """Names, index and commands say what the first records say, as many as the head tells."""
    names = rows(env, transaction, b"names")
    demand(sorted(names.values()) == [struct.pack(">I", n) for n in range(head[5])], "the names")
    index, used, commands, last = {}, set(), {}, None
    for position, fields in enumerate(records[:head[7]]):
        kind = b"e" + fields[1].encode()
        for tag in fields[12]:
            tag = b"t" + tag.encode()
            used.update((tag, kind))
            index[names[tag] + names[kind] + struct.pack(">Q", position)] = b""
            index[names[tag]] = struct.pack(">Q", position)
        if fields[7] != last:
            last = fields[7]
            demand(last.encode() not in commands, "the command", last, "twice")
            commands[last.encode()] = [position, 0, fields[8]]
        commands[last.encode()][1] += 1
    demand(used == set(names), "names that no record has")
    demand(rows(env, transaction, b"index") == index, "the index")
    receipts = rows(env, transaction, b"commands")
    demand({key: cbor2.loads(value) for key, value in receipts.items()} == commands, "the receipts")


def check_leaves(env, transaction, head, leaves):
    blocks = [b"".join(leaves[start:start + 256]) for start in range(0, len(leaves), 256)]
    complete = blocks[:len(leaves) // 256]
    demand(dict(numbered(env, transaction, b"leaves")) == dict(enumerate(complete)), "the leaves")
    demand(head[8] == b"".join(blocks[len(complete):]), "the leaves in the head")


def check_head(data):
    head = cbor2.loads(data)
    demand(cbor2.dumps(head, canonical=True) == data, "the head is not deterministic")
    demand(head[0] == 4, "the format", head[0])
    # The seal is the last value of the map: its key, the head of eight bytes, and those.
    demand(head[9] == hashlib.sha256(data[:-10]).digest()[:8], "the head's seal")
    demand(head[3] - 256 < head[7] <= head[3], "how many records wait for rows")
    return head


def check_store(folder, vkey):
    env = open_store(folder)
    with env.begin() as transaction:
        head = check_head(transaction.get(b"head", db=env.open_db(b"head", transaction)))
        records, leaves = [], []
        checkpoints = dict(numbered(env, transaction, b"checkpoints"))
        nodes = dict(numbered(env, transaction, b"tree"))
        tree, latest, seen = Tree(), {}, 0
        for position, record in numbered(env, transaction, b"log"):
            demand(position == tree.size, "position", position, "instead of", tree.size)
            fields = cbor2.loads(record)
            demand(cbor2.dumps(fields, canonical=True) == record, position, "is not deterministic")
            demand(fields[13] == [position - latest.get(tag, position) for tag in fields[12]],
                   "the backlinks of", position)
            latest.update((tag, position) for tag in fields[12])
            records.append(fields)
            leaves.append(leaf(record)[:4])
            for level, index, digest in tree.add(leaf(record)):
                if level >= 8:
                    demand(nodes.pop(level << 56 | index, None) == digest, "node", level, index)
            if tree.size in checkpoints:
                origin, size, root = open_note(checkpoints[tree.size], vkey)
                demand((origin, size) == (head[1], tree.size), "whose checkpoint is", tree.size)
                demand(root == tree.root(), "the log does not lead to its checkpoint of", size)
                seen += 1
        check_rows(env, transaction, head, records)
        check_leaves(env, transaction, head, leaves)
    demand(not nodes, "nodes of no record")
    demand(seen == len(checkpoints), "a checkpoint is beyond the log")
    demand(head[3] == tree.size and head[6] == b"".join(h for _, h in tree.edge), "the head")
    return f"{tree.size} records lead to {seen} checkpoints, root {tree.root().hex()}"


def write_records(folder, out):
    env = open_store(folder)
    with env.begin() as transaction, open(out, "wb") as file:
        for _, record in numbered(env, transaction, b"log"):
            file.write(struct.pack(">I", len(record)) + record)
    return f"written to {out}"


def check_backup(*folders):
    tree, last = Tree(), None
    for folder in folders:
        manifest = json.loads(read(folder + "/manifest.json"))
        for file in manifest["files"]:
            data = read(f"{folder}/{file['name']}")
            demand((len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"]),
                   file["name"], "is another one")
        if manifest["kind"] == "full":
            env = lmdb.open(folder, readonly=True, lock=False, max_dbs=64)
            with env.begin() as transaction:
                for _, record in numbered(env, transaction, b"log"):
                    tree.add(leaf(record))
        else:
            header, *lines = map(json.loads, read(folder + "/increment.jsonl").splitlines())
            old, new = header["since"], (header["treeSize"], header["rootHash"])
            demand(last == (old["treeSize"], old["rootHash"]), folder, "does not follow")
            check_consistency(old["treeSize"], new[0], digests(old["proof"]),
                              bytes.fromhex(old["rootHash"]), bytes.fromhex(new[1]))
            for line in lines[:new[0] - old["treeSize"]]:
                tree.add(leaf(base64.b64decode(line["record"], validate=True)))
            demand(all("checkpoint" in line for line in lines[new[0] - old["treeSize"]:]), "records")
        last = (manifest["events"], manifest["rootHash"])
        demand(last == (tree.size, tree.root().hex()), folder, "leads to another root")
    return f"{len(folders)} backups lead to {last[0]} records, root {last[1]}"


def sign_store(folder, skey, size):
    env = open_store(folder, readonly=False)
    with env.begin(write=True) as transaction:
        head = cbor2.loads(transaction.get(b"head", db=env.open_db(b"head", transaction)))
        tree = Tree()
        for position, record in numbered(env, transaction, b"log"):
            if position < int(size):
                tree.add(leaf(record))
        demand(tree.size == int(size), "the log is shorter than", size)
        text = f"{head[1]}\n{size}\n{base64.b64encode(tree.root()).decode()}\n".encode()
        note = sign(text, skey)
        database = env.open_db(b"checkpoints", transaction, integerkey=True, create=False)
        transaction.put(struct.pack("=Q", tree.size), note, db=database)
    return note.decode().rstrip()


def read(path):
    with open(path, "rb") as file:
        return file.read()


def main(verb, *arguments):
    if verb == "evidence":
        return check_evidence(read(arguments[0]), arguments[1])
    if verb == "proof":
        return check_proof(read(arguments[0]), arguments[1])
    return {"store": check_store, "records": write_records, "sign": sign_store,
            "backup": check_backup}[verb](*arguments)


try:
    print(main(*sys.argv[1:]))
except (Wrong, ValueError, IndexError, KeyError, TypeError, cbor2.CBORDecodeError) as error:
    sys.exit(f"refused: {error!r}")
