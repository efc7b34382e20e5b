package evaluate

import "crosscast/sheets/formula"

// lookups are the functions that search.
func lookups() map[string]function {
	return map[string]function{
		"VLOOKUP": {3, 4, lookup(func(m matrix) matrix { return m })},
		"HLOOKUP": {3, 4, lookup(transposed)},
		"MATCH":   {2, 3, match},
	}
}

// sought is what every lookup begins with: the value to find and the table to find it in.
func sought(c scope, args []formula.Node) (Value, matrix, error) {
	v, err := c.value(args[0])
	if err != nil {
		return Value{}, nil, err
	}
	m, err := c.matrix(args[1])
	return v, m, err
}

// lookup searches the first column of a table, or the first row once the table is turned.
func lookup(turn func(matrix) matrix) func(scope, []formula.Node) (operand, error) {
	return func(c scope, args []formula.Node) (operand, error) {
		v, m, err := sought(c, args)
		if err != nil {
			return operand{}, err
		}
		col, err := c.whole(args[2])
		if err != nil {
			return operand{}, err
		}
		how := 1
		if len(args) == 4 {
			near, err := c.truth(args[3])
			if err != nil {
				return operand{}, err
			}
			if !near {
				how = 0
			}
		}
		return found(turn(m), v, col, how)
	}
}

// found gives column col of the row whose first column holds v. The search comes first: what is not found is #N/A even
// where the column lies outside the table, as ctr_1516.xlsx shows.
func found(m matrix, v Value, col, how int) (operand, error) {
	if col < 1 {
		return operand{}, errValue
	}
	first := make([]Value, len(m))
	for i, row := range m {
		first[i] = row[0]
	}
	i, err := search(first, v, how)
	if err != nil {
		return operand{}, err
	}
	if col > len(m[i]) {
		return operand{}, errRef
	}
	return single(m[i][col-1]), nil
}

func transposed(m matrix) matrix {
	rows, cols := m.size()
	t := make(matrix, cols)
	for j := range t {
		t[j] = make([]Value, rows)
		for i := range t[j] {
			t[j][i] = m[i][j]
		}
	}
	return t
}

// search gives the index of v: the first equal one (how is 0), the last that is not greater (1) or not less (-1).
func search(in []Value, v Value, how int) (int, error) {
	if v.Kind == Blank {
		v = number(zero)
	}
	if how != 0 {
		return searchSorted(in, v, how)
	}
	for i, x := range in {
		if x.Kind == v.Kind && same(x, v) {
			return i, nil
		}
	}
	return 0, errNA
}

// searchSorted refuses values out of order: what a binary search finds there depends on the program.
func searchSorted(in []Value, v Value, how int) (int, error) {
	at, last := -1, -1
	for i, x := range in {
		if x.Kind != v.Kind {
			continue
		}
		if last >= 0 && compare(in[last], x)*how > 0 {
			return 0, cannot("a search for the nearest in values out of order")
		}
		if last = i; compare(x, v)*how <= 0 {
			at = i
		}
	}
	if at < 0 {
		return 0, errNA
	}
	return at, nil
}

// match gives the position of a value in a row or column.
func match(c scope, args []formula.Node) (operand, error) {
	v, m, err := sought(c, args)
	if err != nil {
		return operand{}, err
	}
	how := 1
	if len(args) == 3 {
		if how, err = c.whole(args[2]); err != nil {
			return operand{}, err
		}
	}
	rows, cols := m.size()
	switch {
	case cols == 1:
		m = transposed(m)
	case rows != 1:
		return operand{}, errNA
	}
	i, err := search(m[0], v, min(max(how, -1), 1))
	if err != nil {
		return operand{}, err
	}
	return single(whole(i + 1)), nil
}
