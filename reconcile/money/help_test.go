package money

import "github.com/shopspring/decimal"

// dec is a decimal written in a test.
func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }
