package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unread are elements whose contents are no text of the page, or only the way around it.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Nav: true, atom.Title: true,
	atom.Select: true, atom.Datalist: true, atom.Textarea: true, atom.Button: true, atom.Iframe: true, atom.Object: true,
	atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Noframes: true,
	atom.Del: true, atom.S: true, atom.Strike: true, // struck out: no longer what the report says
	atom.Rp: true, atom.Rt: true,
}

// spokenOnly are the classes that common style sheets use for text that is read aloud but not shown.
var spokenOnly = []string{"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text"}

// leftOut reports whether a person sees nothing of the element. Style sheets are not read, only style attributes;
// LibreOffice hides the notes of cells, its own element "comment", by a style sheet.
func leftOut(n *html.Node) bool {
	if unread[n.DataAtom] || n.Data == "comment" || has(n, "hidden") || attr(n, "role") == "navigation" {
		return true
	}
	for _, class := range strings.Fields(attr(n, "class")) {
		for _, s := range spokenOnly {
			if strings.HasSuffix(class, s) {
				return true
			}
		}
	}
	style := attr(n, "style")
	if style == "" {
		return false
	}
	return property(style, "display") == "none" || property(style, "visibility") == "hidden" ||
		property(style, "mso-hide") == "all" || strings.Contains(property(style, "text-decoration"), "line-through")
}

// bold reports whether the element makes its text bold, given whether it was before.
func bold(n *html.Node, before bool) bool {
	switch weight := property(attr(n, "style"), "font-weight"); {
	case weight == "bold", weight == "bolder", len(weight) == 3 && weight >= "600":
		return true
	case weight == "normal", weight == "lighter", len(weight) == 3:
		return false
	}
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return before
}

// attr is the value of an attribute, "" if there is none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// property is the value of a property in a style attribute, in small letters, "" if it is not set there.
func property(style, name string) string {
	value := ""
	for style != "" {
		var one string
		one, style, _ = strings.Cut(style, ";")
		if k, v, ok := strings.Cut(one, ":"); ok && strings.EqualFold(strings.TrimSpace(k), name) {
			value = strings.ToLower(strings.TrimSpace(strings.Replace(v, "!important", "", 1)))
		}
	}
	return value
}
