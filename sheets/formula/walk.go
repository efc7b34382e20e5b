package formula

// Walk calls visit for n and the parts below it, from left to right; visit returns false to leave out what is below.
func Walk(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	for _, part := range parts(n) {
		Walk(part, visit)
	}
}

func parts(n Node) []Node {
	switch n := n.(type) {
	case Call:
		return n.Args
	case Unary:
		return []Node{n.X}
	case Percent:
		return []Node{n.X}
	case Binary:
		return []Node{n.X, n.Y}
	case Intersect:
		return []Node{n.X, n.Y}
	case Union:
		return n.Parts
	case Array:
		var all []Node
		for _, row := range n.Rows {
			all = append(all, row...)
		}
		return all
	}
	return nil
}

// Refs lists the references in n from left to right, with repetitions. Names are not followed.
func Refs(n Node) []Ref {
	var refs []Ref
	Walk(n, func(n Node) bool {
		if r, ok := n.(Ref); ok {
			refs = append(refs, r)
		}
		return true
	})
	return refs
}
