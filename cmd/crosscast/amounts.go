package main

import (
	"errors"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/money"
)

var errNotMoney = errors.New("it is no amount of money")

// readAmount reads an amount of money as people write it: 5000, 5k, £0.5m.
func readAmount(text string) (decimal.Decimal, error) {
	a, err := money.ParseAmount(text)
	if err != nil {
		return decimal.Zero, err
	}
	if a.Unit.Percent {
		return decimal.Zero, errNotMoney
	}
	return a.Value, nil
}
