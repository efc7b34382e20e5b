package xlsx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// addTable writes the table of an added sheet and gives the id of its relationship.
func (d *draft) addTable(s *sheets.AddedSheet, sheetPart string) (string, error) {
	t := s.Table
	columns, err := tableColumns(s)
	if err != nil {
		return "", err
	}
	if err := d.readTables(); err != nil {
		return "", err
	}
	name := t.Name
	for n := 2; d.tableNames[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s_%d", t.Name, n)
	}
	d.tableNames[strings.ToLower(name)] = true
	d.tableID++
	part := d.freePart("tables/table%d.xml")
	d.Add(part, contentTable, fmt.Sprintf(`%s<table xmlns="%s" id="%d" name="%s" displayName="%s" ref="%s" totalsRowShown="0">`+
		`<autoFilter ref="%s"/>%s<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0"`+
		` showRowStripes="0" showColumnStripes="0"/></table>`,
		ooxml.XMLDeclaration, d.mainNS(), d.tableID, ooxml.Escape(name), ooxml.Escape(name), t.Range, t.Range, columns))
	return d.Relate(sheetPart, "table", part)
}

// tableColumns writes the columns, whose names must equal the header cells; Excel repairs a file where they do not.
func tableColumns(s *sheets.AddedSheet) (string, error) {
	from, to := s.Table.Range.From, s.Table.Range.To
	if to.Row <= from.Row || to.Col < from.Col {
		return "", fmt.Errorf("table %s: a table has a header and one row at least", s.Table.Name)
	}
	header := map[int]string{}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if row.Index == from.Row && c.Formula == "" && c.Number == "" {
				header[c.Col] = c.Text
			}
		}
	}
	var b strings.Builder
	seen := map[string]bool{}
	fmt.Fprintf(&b, `<tableColumns count="%d">`, to.Col-from.Col+1)
	for col := from.Col; col <= to.Col; col++ {
		name := header[col]
		if strings.TrimSpace(name) == "" || strings.ContainsAny(name, "\n\r\t") || seen[strings.ToLower(name)] {
			return "", fmt.Errorf("table %s: header %q in column %s is empty, repeated or of several lines",
				s.Table.Name, name, sheets.ColumnName(col))
		}
		seen[strings.ToLower(name)] = true
		fmt.Fprintf(&b, `<tableColumn id="%d" name="%s"/>`, col-from.Col+1, ooxml.Escape(name))
	}
	return b.String() + "</tableColumns>", nil
}

// readTables learns the ids and names of all tables, and all defined names, since these share one space.
func (d *draft) readTables() error {
	if d.tableNames != nil {
		return nil
	}
	d.tableNames = map[string]bool{}
	for _, n := range d.definedNames() {
		d.tableNames[strings.ToLower(n)] = true
	}
	for _, part := range d.Package.Names() {
		if !strings.EqualFold(d.Package.ContentType(part), contentTable) {
			continue
		}
		data, err := d.Package.Read(part)
		if err != nil {
			return err
		}
		s := ooxml.NewScanner(data)
		if !s.Next() {
			return errors.Join(fmt.Errorf("table part %q is empty", part), s.Err())
		}
		id, _ := strconv.Atoi(s.Tag().AttrString("id"))
		d.tableID = max(d.tableID, id)
		d.tableNames[strings.ToLower(s.Tag().AttrString("displayName"))] = true
		d.tableNames[strings.ToLower(s.Tag().AttrString("name"))] = true
	}
	return nil
}
