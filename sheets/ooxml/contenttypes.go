package ooxml

import (
	"fmt"
	"path"
	"strings"
)

// ContentTypesPath is the part that tells the type of every part.
const ContentTypesPath = "[Content_Types].xml"

// contentTypes holds the types by part and by file extension, all in the form of partKey.
type contentTypes struct {
	parts      map[string]string
	extensions map[string]string
}

// readContentTypes reads the list once; Package keeps it.
func (p *Package) readContentTypes() (contentTypes, error) {
	types := contentTypes{parts: map[string]string{}, extensions: map[string]string{}}
	data, err := p.Read(ContentTypesPath)
	if err != nil {
		return types, err
	}
	s := NewScanner(data)
	for s.Next() {
		t := s.Tag()
		switch {
		case t.Kind == CloseTag:
		case string(t.Name) == "Override":
			types.parts[partKey(t.AttrString("PartName"))] = t.AttrString("ContentType")
		case string(t.Name) == "Default":
			types.extensions[strings.ToLower(t.AttrString("Extension"))] = t.AttrString("ContentType")
		}
	}
	if err := s.Err(); err != nil {
		return types, fmt.Errorf("read part %q: %w", ContentTypesPath, err)
	}
	return types, nil
}

// ContentType is the declared type of a part, or "" if none is declared or the list cannot be read.
func (p *Package) ContentType(part string) string {
	types, err := p.types()
	if err != nil {
		return ""
	}
	key := partKey(part)
	if t, ok := types.parts[key]; ok {
		return t
	}
	return types.extensions[strings.TrimPrefix(path.Ext(key), ".")]
}
