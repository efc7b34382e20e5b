package docx

import "crosscast/sheets/ooxml"

// Namespaces of Word's elements. A strict package uses the strict one in every part of its own.
const (
	transMain  = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictMain = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// names writes elements as a part calls them.
type names struct {
	prefix    string // of elements, such as "w:" or ""
	attribute string // prefix of attributes, which always have one
	declare   string // binds that of attributes, if the part does not
}

// mainNS is the namespace of Word's elements in this package.
func (d *draft) mainNS() string {
	if d.Strict {
		return strictMain
	}
	return transMain
}

// namesIn are the names that a part uses. Where its elements have no prefix, the attributes need one all the same.
func (d *draft) namesIn(o *ooxml.Outline) names {
	n := names{prefix: o.Prefix(), attribute: o.Prefix()}
	if n.attribute != "" {
		return n
	}
	if bound := o.Bound(d.mainNS()); bound != "" {
		n.attribute = bound + ":"
		return n
	}
	n.attribute, n.declare = "w:", ` xmlns:w="`+d.mainNS()+`"`
	return n
}

// attr is an attribute with the space before it.
func (n names) attr(name, value string) string {
	return " " + n.attribute + name + `="` + ooxml.Escape(value) + `"`
}

// element is an empty element with an attribute.
func (n names) element(name, attribute, value string) string {
	return "<" + n.prefix + name + n.declare + n.attr(attribute, value) + "/>"
}

// wrap puts an element around what it holds.
func (n names) wrap(name, inner string) string {
	return "<" + n.prefix + name + ">" + inner + n.close(name)
}

// close is the closing tag of an element.
func (n names) close(name string) string { return "</" + n.prefix + name + ">" }
