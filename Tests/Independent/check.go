// Checks evidence files, tlog-proofs and roots with golang.org/x/mod/sumdb, the code behind go.sum.
//
// Usage:
//
//	check evidence FILE KEY        signatures and all proofs of an evidence file
//	check proof FILE KEY           a C2SP tlog-proof whose `extra` is the record
//	check root RECORDS NOTE KEY    records (u32 big-endian length, bytes) against a checkpoint
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math/bits"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type checkpoint struct {
	size int64
	root tlog.Hash
}

func main() {
	said, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
	fmt.Println(said)
}

func run(arguments []string) (string, error) {
	if len(arguments) < 3 {
		return "", fmt.Errorf("usage: check evidence|proof|root FILE [NOTE] KEY")
	}
	verifier, err := note.NewVerifier(arguments[len(arguments)-1])
	if err != nil {
		return "", err
	}
	data, err := os.ReadFile(arguments[1])
	if err != nil {
		return "", err
	}
	switch arguments[0] {
	case "evidence":
		return checkEvidence(string(data), verifier)
	case "proof":
		return checkProof(string(data), verifier)
	case "root":
		signed, err := os.ReadFile(arguments[2])
		if err != nil {
			return "", err
		}
		return checkRoot(data, string(signed), verifier)
	}
	return "", fmt.Errorf("no such check: %s", arguments[0])
}

func openCheckpoint(signed string, verifier note.Verifier) (checkpoint, error) {
	opened, err := note.Open([]byte(signed), note.VerifierList(verifier))
	if err != nil {
		return checkpoint{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 {
		return checkpoint{}, fmt.Errorf("the note is no checkpoint")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return checkpoint{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return checkpoint{size, root}, err
}

func hashes(lines []string) ([]tlog.Hash, error) {
	var path []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		path = append(path, hash)
	}
	return path, nil
}

// checkBlock checks the lines `extra`, `index` and the hashes of an inclusion proof.
func checkBlock(lines []string, tree checkpoint) error {
	if len(lines) < 2 || !strings.HasPrefix(lines[0], "extra ") || !strings.HasPrefix(lines[1], "index ") {
		return fmt.Errorf("a record's block is none")
	}
	record, err := base64.StdEncoding.Strict().DecodeString(lines[0][len("extra "):])
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(lines[1][len("index "):], 10, 64)
	if err != nil {
		return err
	}
	path, err := hashes(lines[2:])
	if err != nil {
		return err
	}
	return tlog.CheckRecord(path, tree.size, tree.root, index, tlog.RecordHash(record))
}

func checkProof(text string, verifier note.Verifier) (string, error) {
	head, signed, _ := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		return "", fmt.Errorf("no tlog-proof")
	}
	tree, err := openCheckpoint(signed, verifier)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("a record in the log of %d", tree.size), checkBlock(lines[1:], tree)
}

func checkEvidence(text string, verifier note.Verifier) (string, error) {
	body, signed, found := strings.Cut(text, "\n\ncheckpoint\n")
	blocks := strings.Split(body, "\n\n")
	if !found || len(blocks) < 3 || !strings.HasPrefix(blocks[0], "carelog-evidence@v1\n") {
		return "", fmt.Errorf("no evidence file")
	}
	tree, err := openCheckpoint(signed, verifier)
	if err != nil {
		return "", err
	}
	blocks = blocks[2:]
	continued := ""
	if lines := strings.Split(blocks[0], "\n"); strings.HasPrefix(lines[0], "older ") {
		older, err := base64.StdEncoding.Strict().DecodeString(lines[0][len("older "):])
		if err != nil {
			return "", err
		}
		old, err := openCheckpoint(string(older), verifier)
		if err != nil {
			return "", err
		}
		path, err := hashes(lines[1:])
		if err != nil {
			return "", err
		}
		if err := tlog.CheckTree(path, tree.size, tree.root, old.size, old.root); err != nil {
			return "", err
		}
		continued = fmt.Sprintf(", which continues that of %d", old.size)
		blocks = blocks[1:]
	}
	tail := ""
	if len(blocks) > 0 && strings.HasPrefix(blocks[len(blocks)-1], "tail\n") {
		tail = blocks[len(blocks)-1]
		blocks = blocks[:len(blocks)-1]
	}
	if len(blocks) == 0 {
		return "", fmt.Errorf("no record")
	}
	for _, block := range blocks {
		if err := checkBlock(strings.Split(block, "\n"), tree); err != nil {
			return "", err
		}
	}
	if tail != "" {
		index := strings.Split(blocks[len(blocks)-1], "\n")[1]
		last, err := strconv.ParseInt(strings.TrimPrefix(index, "index "), 10, 64)
		if err != nil {
			return "", err
		}
		if err := checkTail(strings.Split(tail, "\n")[1:], last+1, tree); err != nil {
			return "", err
		}
		continued += ", with all that follows"
	}
	return fmt.Sprintf("%d records in the log of %d%s", len(blocks), tree.size, continued), nil
}

// checkTail grows a tree from its right edge at size start over the records that follow.
func checkTail(lines []string, start int64, tree checkpoint) error {
	var edge []tlog.Hash
	size := start
	for _, line := range lines {
		if !strings.HasPrefix(line, "extra ") {
			hash, err := tlog.ParseHash(line)
			if err != nil {
				return err
			}
			edge = append(edge, hash)
			continue
		}
		if size == start && len(edge) != bits.OnesCount64(uint64(start)) {
			return fmt.Errorf("the tail's edge has %d hashes", len(edge))
		}
		record, err := base64.StdEncoding.Strict().DecodeString(line[len("extra "):])
		if err != nil {
			return err
		}
		hash := tlog.RecordHash(record)
		for rest := size; rest&1 == 1; rest >>= 1 {
			hash = tlog.NodeHash(edge[len(edge)-1], hash)
			edge = edge[:len(edge)-1]
		}
		edge = append(edge, hash)
		size++
	}
	if size != tree.size || len(edge) == 0 {
		return fmt.Errorf("the tail ends at %d, not at %d", size, tree.size)
	}
	root := edge[len(edge)-1]
	for index := len(edge) - 2; index >= 0; index-- {
		root = tlog.NodeHash(edge[index], root)
	}
	if root != tree.root {
		return fmt.Errorf("the tail does not lead to the checkpoint")
	}
	return nil
}

func checkRoot(records []byte, signed string, verifier note.Verifier) (string, error) {
	tree, err := openCheckpoint(signed, verifier)
	if err != nil {
		return "", err
	}
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, stored[index])
		}
		return found, nil
	})
	buffer := bytes.NewBuffer(records)
	for count := int64(0); count < tree.size; count++ {
		if buffer.Len() < 4 {
			return "", fmt.Errorf("only %d of %d records", count, tree.size)
		}
		length := int(binary.BigEndian.Uint32(buffer.Next(4)))
		hashes, err := tlog.StoredHashes(count, buffer.Next(length), reader)
		if err != nil {
			return "", err
		}
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(tree.size, reader)
	if err != nil {
		return "", err
	}
	if root != tree.root {
		return "", fmt.Errorf("the records lead to %v, the checkpoint says %v", root, tree.root)
	}
	return fmt.Sprintf("%d records lead to the checkpoint", tree.size), nil
}
