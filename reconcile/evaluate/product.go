package evaluate

import (
	"github.com/shopspring/decimal"

	"crosscast/sheets/formula"
)

// products are the functions that multiply.
func products() map[string]function {
	return map[string]function{"SUMPRODUCT": {1, many, sumProduct}}
}

// sumProduct multiplies ranges cell by cell and adds the products. What is no number counts as 0, without coercion.
func sumProduct(c scope, args []formula.Node) (operand, error) {
	c.array = true
	factors := make([]matrix, len(args))
	for i, a := range args {
		m, err := c.matrix(a)
		if err != nil {
			return operand{}, err
		}
		factors[i] = m
		rows, cols := m.size()
		if firstRows, firstCols := factors[0].size(); rows != firstRows || cols != firstCols {
			return operand{}, errValue
		}
	}
	sum := zero
	for i, row := range factors[0] {
		for j := range row {
			p, err := productAt(factors, i, j)
			if err != nil {
				return operand{}, err
			}
			if sum, err = add(sum, p); err != nil {
				return operand{}, err
			}
		}
	}
	return single(number(sum)), nil
}

func productAt(factors []matrix, i, j int) (decimal.Decimal, error) {
	p := one
	for _, m := range factors {
		v, err := thrown(m.at(i, j))
		if err != nil {
			return zero, err
		}
		if v.Kind != Number {
			p = zero // go on: an error in a later factor still counts
			continue
		}
		if p, err = multiply(p, v.Num); err != nil {
			return zero, err
		}
	}
	return p, nil
}
