package open

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/richardlehane/mscfb"
	"github.com/xuri/excelize/v2"

	"crosscast/sheets"
)

// errWrongPassword is told apart from a missing password, because there is something else to do about it.
var errWrongPassword = fmt.Errorf("the password does not fit: %w", sheets.ErrPassword)

// maxSpins bounds the hashing that a file may ask for before its password is known; Excel writes 100,000.
const maxSpins = 10_000_000

// isOLE knows the container of Office before 2007, which encrypted workbooks still use.
func isOLE(s *source) bool {
	return bytes.HasPrefix(s.data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
}

// readOLE reads an encrypted workbook and says what any other container is.
func readOLE(s *source) (*sheets.Workbook, error) {
	streams, err := oleStreams(s.data)
	if err != nil {
		return nil, err
	}
	switch {
	case streams["EncryptedPackage"] != nil:
		return readEncrypted(s, streams["EncryptionInfo"])
	case streams["Workbook"] != nil || streams["Book"] != nil:
		return nil, fmt.Errorf("an Excel workbook from before 2007, .xls: %w", sheets.ErrUnsupported)
	case streams["WordDocument"] != nil:
		return nil, looksLike("an old Word document", askForWorkbook)
	case streams["PowerPoint Document"] != nil:
		return nil, looksLike("an old presentation", askForWorkbook)
	}
	return nil, looksLike("some other Office file", askForWorkbook)
}

// oleStreams reads the beginning of each stream of the container, which is all that telling them apart needs. A stream
// that claims to be larger than the file is refused here, as the decryption would reserve that much memory.
func oleStreams(data []byte) (map[string][]byte, error) {
	doc, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("open container: %w: %w", sheets.ErrDamaged, err)
	}
	streams := map[string][]byte{}
	for _, f := range doc.File {
		if f.Size < 0 || f.Size > int64(len(data)) {
			return nil, fmt.Errorf("stream %q is cut short: %w", f.Name, sheets.ErrDamaged)
		}
		begin, err := io.ReadAll(io.LimitReader(f, 1<<16))
		if err != nil && len(begin) == 0 {
			return nil, fmt.Errorf("stream %q: %w: %w", f.Name, sheets.ErrDamaged, err)
		}
		if streams[f.Name] == nil {
			streams[f.Name] = append([]byte{}, begin...)
		}
	}
	return streams, nil
}

// readEncrypted decrypts the package and reads it.
func readEncrypted(s *source, info []byte) (*sheets.Workbook, error) {
	if s.opt.Password == "" {
		return nil, sheets.ErrPassword
	}
	if n := spins(info); n > maxSpins {
		return nil, fmt.Errorf("its password is hashed %d times: %w", n, sheets.ErrTooLarge)
	}
	data, err := excelize.Decrypt(s.data, &excelize.Options{Password: s.opt.Password})
	switch {
	case errors.Is(err, excelize.ErrWorkbookPassword):
		return nil, errWrongPassword
	case err != nil:
		return nil, fmt.Errorf("it is encrypted in an unusual way: %w: %w", sheets.ErrUnsupported, err)
	case !isZip(&source{data: data}):
		return nil, errWrongPassword // the older encryption gives rubbish for a wrong password
	}
	return readPackage(s.path, data)
}

// spins reads spinCount="…" from the description of the encryption; 0 if it names none.
func spins(info []byte) int {
	_, rest, found := bytes.Cut(info, []byte(`spinCount="`))
	digits, _, _ := bytes.Cut(rest, []byte(`"`))
	n, err := strconv.Atoi(string(digits[:min(len(digits), 18)]))
	if !found || err != nil {
		return 0
	}
	return n
}
