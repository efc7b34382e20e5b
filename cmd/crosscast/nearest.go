package main

import "strings"

// nearest is the name that a mistyped word most likely means, or "": at most a third of its letters may differ.
func nearest(word string, names []string) string {
	best, most := "", len(word)/3+1
	for _, n := range names {
		d := editDistance(strings.ToLower(word), n)
		if len(word) >= 3 && (strings.HasPrefix(n, word) || strings.HasPrefix(word, n)) {
			d = min(d, 1)
		}
		if d < most || d == most && best == "" {
			best, most = n, d
		}
	}
	return best
}

// editDistance counts the letters to be put in, left out or changed to make b of a. (go-diff's DiffLevenshtein counts
// something else: it adds up the blocks of a diff.)
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		left, diagonal := i+1, i
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j] = left
			left = min(change, left+1, diagonal+1)
		}
		row[len(b)] = left
	}
	return row[len(b)]
}
