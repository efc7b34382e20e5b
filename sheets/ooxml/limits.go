package ooxml

import (
	"archive/zip"
	"fmt"

	"crosscast/sheets"
)

// Limits bounds what a package may cost to read. A field of 0 allows nothing; start from DefaultLimits.
type Limits struct {
	File    int64 // bytes of the zip file
	Entries int   // entries of the zip file
	Part    int64 // inflated bytes of one part
	Total   int64 // inflated bytes of all entries together
	Ratio   int64 // inflated to compressed bytes of one part, asked only of parts above ratioFloor

	Cells   int // cells of the workbook
	Merges  int // merged ranges of one sheet
	Text    int // bytes of all cell texts, each shared string counted once
	Formula int // bytes of one formula
}

// DefaultLimits is far above every real workbook seen (43 MB of XML, 1.05 million cells, 57,000 merges), and still keeps
// a hostile file within the memory of an office machine.
var DefaultLimits = Limits{
	File:    512 << 20,
	Entries: 1 << 16,
	Part:    1 << 30,
	Total:   4 << 30,
	Ratio:   400,
	Cells:   20_000_000,
	Merges:  500_000,
	Text:    1 << 30,
	Formula: 1 << 16,
}

// ratioFloor spares small parts the ratio rule: a sheet of equal empty rows packs very well and costs nothing.
const ratioFloor = 16 << 20

// checkDirectory refuses a package by what its directory declares, before anything is inflated. Read holds every part
// to its declared size, so that overlapping entries cannot add up to more than Total either.
func (l Limits) checkDirectory(z *zip.Reader, size int64) error {
	if len(z.File) > l.Entries {
		return fmt.Errorf("%d entries, at most %d are read: %w", len(z.File), l.Entries, sheets.ErrTooLarge)
	}
	var total uint64
	for _, f := range z.File {
		if f.CompressedSize64 > uint64(size) {
			return fmt.Errorf("entry %q is cut short: %w", f.Name, sheets.ErrDamaged)
		}
		if f.UncompressedSize64 > uint64(l.Total)-total {
			return fmt.Errorf("its parts unpack to over %d MB: %w", l.Total>>20, sheets.ErrTooLarge)
		}
		total += f.UncompressedSize64
	}
	return nil
}

// checkPart refuses one part that is too large, or packed tighter than any real sheet.
func (l Limits) checkPart(f *zip.File) error {
	size := f.UncompressedSize64
	if size > uint64(l.Part) {
		return fmt.Errorf("part %q unpacks to over %d MB: %w", f.Name, l.Part>>20, sheets.ErrTooLarge)
	}
	if size > ratioFloor && size/(f.CompressedSize64+1) > uint64(l.Ratio) {
		return fmt.Errorf("part %q unpacks to over %d times its size: %w", f.Name, l.Ratio, sheets.ErrTooLarge)
	}
	return nil
}
