"""Writes forgeries of an evidence file, one for each thing that a forger might alter.

Usage: forge.py FILE FOLDER. The suffix says what a checker has to notice: `.gap` only one that
follows the links between records, `.rendering` only one that renders the records itself.
"""

import base64
import pathlib
import sys


def flip(line, prefix=""):
    """The base64 line after `prefix` with one bit of its bytes flipped."""
    data = bytearray(base64.b64decode(line[len(prefix):]))
    data[len(data) // 2] ^= 1
    return prefix + base64.b64encode(data).decode()


def forgeries(text):
    head, note = text.split("\n\ncheckpoint\n")
    blocks = head.split("\n\n")
    start = 3 if blocks[2].startswith("older ") else 2

    def whole(blocks, note=note):
        return "\n\n".join(blocks) + "\n\ncheckpoint\n" + note

    def replaced(index, lines):
        return whole(blocks[:index] + ["\n".join(lines)] + blocks[index + 1:])

    tail = blocks.pop() if blocks[-1].startswith("tail\n") else None
    for index in range(start, len(blocks)):
        lines = blocks[index].split("\n")
        yield f"record{index}.proof", replaced(index, [flip(lines[0], "extra ")] + lines[1:])
        moved = f"index {int(lines[1][6:]) + 1}"
        yield f"index{index}.proof", replaced(index, [lines[0], moved] + lines[2:])
        yield f"path{index}.proof", replaced(index, lines[:2] + [flip(lines[2])] + lines[3:])
        yield f"short{index}.proof", replaced(index, lines[:-1])
    for index in range(start, len(blocks) - 1):
        yield f"left-out{index}.gap", whole(blocks[:index] + blocks[index + 1:])
    if start == 3:
        lines = blocks[2].split("\n")
        yield "older.proof", replaced(2, [flip(lines[0], "older ")] + lines[1:])
        yield "older-path.proof", replaced(2, lines[:1] + [flip(lines[1])] + lines[2:])
    if tail:
        lines = tail.split("\n")
        for name, forged in [
            ("cut", lines[:-1]), ("altered", lines[:-1] + [flip(lines[-1], "extra ")]),
            ("twice", lines + lines[-1:]), ("edge", [lines[0], flip(lines[1])] + lines[2:]),
        ]:
            yield f"tail-{name}.proof", whole(blocks + ["\n".join(forged)])
    origin, size, root, rest = note.split("\n", 3)
    yield "size.proof", whole(blocks, "\n".join([origin, str(int(size) + 1), root, rest]))
    yield "root.proof", whole(blocks, "\n".join([origin, size, flip(root), rest]))
    dash, name, signature = rest.strip("\n").split(" ")
    yield "signature.proof", whole(
        blocks, "\n".join([origin, size, root, "", f"{dash} {name} {flip(signature)}", ""]))
    readable = blocks[1].replace("complaint.filed", "complaint.noted", 1)
    yield "readable.rendering", whole([blocks[0], readable] + blocks[2:])


file, folder = map(pathlib.Path, sys.argv[1:])
for name, text in forgeries(file.read_text(encoding="utf-8")):
    (folder / name).write_text(text, encoding="utf-8")
