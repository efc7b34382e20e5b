package xlsx

import "crosscast/sheets/ooxml"

// Namespaces of sheets and styles. A strict package uses the strict one in every part of its own.
const (
	transMain  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
)

// mainNS is the namespace of sheets and styles in this package.
func (d *draft) mainNS() string {
	if d.Strict {
		return strictMain
	}
	return transMain
}

// idAttribute is the attribute that refers to a relationship, under the prefix that the part's root binds. Where it binds
// none, the element declares it.
func (d *draft) idAttribute(o *ooxml.Outline, id string) string {
	if prefix := o.Bound(d.RelNS()); prefix != "" {
		return " " + prefix + `:id="` + id + `"`
	}
	return ` xmlns:r="` + d.RelNS() + `" r:id="` + id + `"`
}
