package object

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"fmt"

	"crosscast/sheets"
)

// crypt decrypts with the key that the empty password gives. Many reports are encrypted so, only to forbid changes.
type crypt struct {
	key    []byte
	method Name // "V2" is RC4, "AESV2" and "AESV3" AES, "Identity" none
	plain  bool // the description of the document is not encrypted
}

// padding fills a password up to 32 bytes.
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// newCrypt makes the key and proves it.
func (f *File) newCrypt() (*crypt, error) {
	e := f.Dict(f.Trailer["Encrypt"])
	if e == nil || f.Name(e["Filter"]) != "Standard" {
		return nil, fmt.Errorf("it is encrypted, and not by a password: %w", sheets.ErrUnsupported)
	}
	c := &crypt{method: "V2", plain: f.Get(e["EncryptMetadata"]) == false}
	version, revision := Int(f.Get(e["V"]), 99), Int(f.Get(e["R"]), 99)
	if version >= 4 {
		c.method = f.Name(f.Dict(f.Dict(e["CF"])[f.Name(e["StmF"])])["CFM"])
	}
	var ok bool
	switch {
	case version == 5:
		ok = c.key256(f, e, revision)
	case version == 1 || version == 2 || version == 4:
		ok = c.key128(f, e, version, revision)
	default:
		return nil, fmt.Errorf("its encryption is of an unknown kind, %d: %w", version, sheets.ErrUnsupported)
	}
	if !ok {
		return nil, sheets.ErrPassword
	}
	return c, nil
}

// text is the value as the bytes of a string.
func (f *File) text(v any) []byte {
	s, _ := f.Get(v).(String)
	return []byte(s)
}

// key128 makes a key of 40 to 128 bits and compares what it gives to the entry U.
func (c *crypt) key128(f *File, e Dict, version, revision int) bool {
	id := []byte{}
	if ids := f.Array(f.Trailer["ID"]); len(ids) > 0 {
		id = f.text(ids[0])
	}
	n := 5
	if version > 1 {
		n = min(16, max(5, Int(f.Get(e["Length"]), 256)/8))
	}
	if version == 4 {
		n = 16
	}
	p := uint32(int64(f.Number(e["P"])))
	h := md5.New()
	h.Write(padding)
	h.Write(f.text(e["O"]))
	h.Write([]byte{byte(p), byte(p >> 8), byte(p >> 16), byte(p >> 24)})
	h.Write(id)
	if revision >= 4 && c.plain {
		h.Write([]byte("\xff\xff\xff\xff"))
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:n])
			key = sum[:]
		}
	}
	c.key = key[:n]
	if revision < 3 {
		return bytes.Equal(rc4ed(c.key, padding), f.text(e["U"]))
	}
	sum := md5.Sum(append(bytes.Clone(padding), id...))
	proof := sum[:]
	for i := range 20 {
		step := bytes.Clone(c.key)
		for j := range step {
			step[j] ^= byte(i)
		}
		proof = rc4ed(step, proof)
	}
	return bytes.HasPrefix(f.text(e["U"]), proof)
}

func rc4ed(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// stream decrypts the data of a stream.
func (c *crypt) stream(s *Stream, data []byte) []byte {
	if s.Dict["Type"] == Name("XRef") || s.Dict["Type"] == Name("Metadata") && c.plain {
		return data
	}
	return c.decrypt(data, s.ref)
}

// decrypt decrypts what belongs to an object.
func (c *crypt) decrypt(data []byte, r Ref) []byte {
	switch c.method {
	case "AESV3":
		return unAES(c.key, data)
	case "AESV2":
		return unAES(c.objectKey(r, "sAlT"), data)
	case "V2":
		return rc4ed(c.objectKey(r, ""), data)
	}
	return data
}

// objectKey is the key of one object.
func (c *crypt) objectKey(r Ref, salt string) []byte {
	k := append(bytes.Clone(c.key), byte(r.Num), byte(r.Num>>8), byte(r.Num>>16), byte(r.Gen), byte(r.Gen>>8))
	sum := md5.Sum(append(k, salt...))
	return sum[:min(16, len(c.key)+5)]
}

// unAES decrypts data that begin with their initial vector and end in padding.
func unAES(key, data []byte) []byte {
	block, err := aes.NewCipher(key)
	n := len(data) &^ 15
	if err != nil || n < 32 {
		return nil
	}
	out := make([]byte, n-16)
	cipher.NewCBCDecrypter(block, data[:16]).CryptBlocks(out, data[16:n])
	if pad := int(out[len(out)-1]); pad <= 16 && pad <= len(out) {
		out = out[:len(out)-pad]
	}
	return out
}

// decryptStrings decrypts the strings of an object. The texts of pages stand in streams; strings matter for the maps of
// fonts only where these are written into the dictionary.
func (f *File) decryptStrings(v any, r Ref, depth int) any {
	if f.crypt == nil || depth > maxDepth {
		return v
	}
	switch v := v.(type) {
	case String:
		return String(f.crypt.decrypt([]byte(v), r))
	case Array:
		for i := range v {
			v[i] = f.decryptStrings(v[i], r, depth+1)
		}
	case Dict:
		for k := range v {
			v[k] = f.decryptStrings(v[k], r, depth+1)
		}
	}
	return v
}
