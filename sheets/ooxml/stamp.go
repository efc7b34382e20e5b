package ooxml

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"
)

// stamp opens the line in the comment of the zip file by which a copy that crosscast wrote is known. Any program that
// saves the document leaves it out, so that a copy with a stamp that fits has not been edited since.
const stamp = "crosscast copy "

// Stamp adds the stamp to a package as written.
func Stamp(data []byte) ([]byte, error) {
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	const fixed = 22 // bytes of the end record without its comment
	if end < 0 || len(data) < end+fixed {
		return nil, fmt.Errorf("stamp a package: it has no end record")
	}
	p, err := Open(bytes.NewReader(data), int64(len(data)), DefaultLimits)
	if err != nil {
		return nil, fmt.Errorf("stamp a package: %w", err)
	}
	comment := strings.TrimLeft(p.zip.Comment+"\n"+stamp+p.fingerprint(), "\n")
	out := append([]byte(nil), data[:end+fixed-2]...)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(comment)))
	return append(out, comment...), nil
}

// IsCopy reports a package that crosscast stamped; edited says that it is no longer as it was.
func (p *Package) IsCopy() (ours, edited bool) {
	_, print, ours := strings.Cut("\n"+p.zip.Comment, "\n"+stamp)
	return ours, ours && print != p.fingerprint()
}

// fingerprint is a hash of the names, sizes and checksums of all entries.
func (p *Package) fingerprint() string {
	h := sha256.New()
	for _, f := range p.zip.File {
		fmt.Fprintf(h, "%q %d %08x\n", f.Name, f.UncompressedSize64, f.CRC32)
	}
	return hex.EncodeToString(h.Sum(nil))
}
