package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// Content types of the parts that an annotation adds.
const (
	contentWorksheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
	contentTable     = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
	contentComments  = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	contentStyles    = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
	contentVML       = "application/vnd.openxmlformats-officedocument.vmlDrawing"
)

// maxLinks is the most links that Excel takes on one sheet.
const maxLinks = 65530

// addSheets writes our own sheets and enters them and the names into the workbook.
func (d *draft) addSheets(a sheets.Annotation, styles *styleSheet) error {
	names := make([]string, 0, len(d.tabs)+len(a.Sheets))
	for _, t := range d.tabs {
		names = append(names, t.name)
	}
	entries := make([]bookEntry, 0, len(a.Sheets))
	for i := range a.Sheets {
		s := &a.Sheets[i]
		if err := checkSheetName(s.Name); err != nil {
			return err
		}
		if s.Active && s.VeryHidden {
			return fmt.Errorf("added sheet %q: the active sheet cannot be hidden", s.Name)
		}
		if FreeSheetName(names, s.Name) != s.Name {
			return fmt.Errorf("added sheet %q: the workbook has a sheet of that name", s.Name)
		}
		names = append(names, s.Name)
		id, err := d.addSheet(s, styles)
		if err != nil {
			return fmt.Errorf("added sheet %q: %w", s.Name, err)
		}
		entries = append(entries, bookEntry{sheet: s, relation: id})
	}
	return d.enterSheets(entries, a.Names)
}

// addSheet writes one sheet and gives the id of its relationship.
func (d *draft) addSheet(s *sheets.AddedSheet, styles *styleSheet) (string, error) {
	part := d.freePart("worksheets/sheet%d.xml")
	widths := headerWidths(s)
	cells, err := sheetData(s, widths, styles)
	if err != nil {
		return "", err
	}
	lists, err := listRules(s.Lists)
	if err != nil {
		return "", err
	}
	tables := ""
	if s.Table != nil {
		id, err := d.addTable(s, part)
		if err != nil {
			return "", err
		}
		tables = `<tableParts count="1"><tablePart r:id="` + id + `"/></tableParts>`
	}
	d.Add(part, contentWorksheet, ooxml.XMLDeclaration+`<worksheet xmlns="`+d.mainNS()+`" xmlns:r="`+d.RelNS()+`">`+
		`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`+sheetView(s)+`<sheetFormatPr defaultRowHeight="15"/>`+
		columns(widths, styles.widthScale())+cells+lists+d.links(s)+pageSetup(s)+rowBreaks(s, widths)+tables+`</worksheet>`)
	return d.Relate(d.workbook.Name, "worksheet", part)
}

// sheetView puts the cursor in A1.
func sheetView(s *sheets.AddedSheet) string {
	selected := ""
	if s.Active {
		selected = ` tabSelected="1"`
	}
	return `<sheetViews><sheetView` + selected + ` workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews>`
}

// columns writes the widths, which hold the padding of the cells.
func columns(widths []float64, scale float64) string {
	var b strings.Builder
	for i, w := range widths {
		if w > 0 {
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="%s" customWidth="1"/>`, i+1, i+1,
				strconv.FormatFloat(math.Round(w*scale*100)/100, 'f', -1, 64))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "<cols>" + b.String() + "</cols>"
}

// pageSetup is A4, margins of 10 mm, one page wide and as many high as it takes.
func pageSetup(s *sheets.AddedSheet) string {
	orientation := "portrait"
	if s.Landscape {
		orientation = "landscape"
	}
	return `<pageMargins left="0.3937" right="0.3937" top="0.3937" bottom="0.3937" header="0.1969" footer="0.1969"/>` +
		`<pageSetup paperSize="9" orientation="` + orientation + `" fitToHeight="0"/>`
}

// links writes the links into the workbook. What Excel would not take is left out with a warning: the cell still says
// where it points.
func (d *draft) links(s *sheets.AddedSheet) string {
	var b strings.Builder
	n := 0
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if c.Link == "" {
				continue
			}
			if n++; n <= maxLinks {
				fmt.Fprintf(&b, `<hyperlink ref="%s" location="%s" display="%s"/>`,
					sheets.Ref{Row: row.Index, Col: c.Col}, ooxml.Escape(c.Link), ooxml.Escape(cutRunes(c.Text, 255)))
			}
		}
	}
	if n == 0 {
		return ""
	}
	if n > maxLinks {
		d.report.warnf("%s: %d cells are not links, since a sheet takes %d at most", s.Name, n-maxLinks, maxLinks)
	}
	return "<hyperlinks>" + b.String() + "</hyperlinks>"
}

// cutRunes gives the first n characters.
func cutRunes(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// listRules writes the drop-downs. Excel holds the choices in one text of 255 characters, parted by commas.
func listRules(lists []sheets.ListRule) (string, error) {
	if len(lists) == 0 {
		return "", nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<dataValidations count="%d">`, len(lists))
	for _, l := range lists {
		text := strings.Join(l.Choices, ",")
		if strings.ContainsAny(text, `"`) || strings.Count(text, ",") != len(l.Choices)-1 || len([]rune(text)) > 255 {
			return "", fmt.Errorf("list of %s: choices hold no comma and no quote, and 255 characters at most", l.Cell)
		}
		fmt.Fprintf(&b, `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="%s">`+
			`<formula1>%s</formula1></dataValidation>`, l.Cell, ooxml.Escape(`"`+text+`"`))
	}
	return b.String() + "</dataValidations>", nil
}
