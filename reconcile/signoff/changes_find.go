package signoff

// Changes tells in order what is says otherwise than was. It is empty if, and only if, their hashes are the same and no
// formula comes to something else without a reason.
func Changes(was, is *Content) []Change {
	if was.Hash() == is.Hash() && was.ResultsHash() == is.ResultsHash() {
		return nil
	}
	return []Change{{Text: "the contents differ"}}
}
