package period

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFindYears(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // expression = what it means
	}{
		{"the financial years 2014/18, and the way", []string{"2014/18 = 2014/15 to 2017/18"}},
		{"between the financial years 2010/11 and 2013/14. Whilst", []string{"between the financial years 2010/11 and 2013/14 = 2010/11 to 2013/14"}},
		{"between 2017-18 and 2018-19, between 2017/18 and 24", []string{"2017-18 = 2017/18", "2018-19 = 2018/19", "2017/18 = 2017/18"}},
		{"slippage from 2021/22 to 2022/23; to move £1.5m from 2015/16 to 2016/17", []string{"2021/22 = 2021/22", "2022/23 = 2022/23", "2015/16 = 2015/16", "2016/17 = 2016/17"}},
		{"the plan moved on; costs from 2021/22 to 2022/23", []string{"2021/22 to 2022/23 = 2021/22 to 2022/23"}},
		{"since the opening 2010/11 MTFS", []string{"2010/11 = 2010/11"}},
		{"Strategy 2013/14 – 2017/18 and", []string{"2013/14 – 2017/18 = 2013/14 to 2017/18"}},
		{"required between 2015 and 18;", []string{"between 2015 and 18 = 2015/16 to 2017/18"}},
		{"MTFS (2021/22-2024/25) is", []string{"2021/22-2024/25 = 2021/22 to 2024/25"}},
		{"Strategic Plan 2018-2022", []string{"2018-2022 = 2018/19 to 2021/22"}},
		{"the academic year 2013/14 83% of", []string{"2013/14 = academic year 2013/14"}},
		{"Plan 2021- 2023, The Road", []string{"2021- 2023 = 2021/22 to 2022/23"}},
		{"for 2014/15 – 1017/18", []string{"2014/15 – 1017/18 = 2014/15 – 1017/18"}},
		{"the 22-23 outturn; funded in 22-23 and not", []string{"22-23 = 2022/23", "22-23 = 2022/23"}},
		{"from 22-23 to 24-25, and financial year 10-11", []string{"22-23 to 24-25 = 2022/23 to 2024/25", "10-11 = 2010/11"}},
		{"for 16-17 year olds in 22-23 wards, from 10-11 and in Years 10-11, aged 18-19, in 21-22% of cases", nil},
		{"1 April 2022 to 31 March 2023, April 2022 - 10 May, from 12 in 2019 to 25, by 2019 to 25 wards, cut in 2024 to 15", nil},
		{"the plan for 2014 to 18, 2014 to 15", []string{"2014 to 18 = 2014/15 to 2017/18", "2014 to 15 = 2014/15"}},
		{"the 2005/6 budget, 2003/4-2005/6", []string{"2005/6 = 2005/06", "2003/4-2005/6 = 2003/04 to 2005/06"}},
		{"on 2005/6/30, paper 2005/7, 2005-6", nil},
		{"2009-10 to 12-13, Plan 2019 - 24", []string{"2009-10 to 12-13 = 2009/10 to 2012/13", "2019 - 24 = 2019/20 to 2023/24"}},
		{"the Act 2003 - 12 cases, in 2021 - 15 more", nil},
		{"the Children and Families Act 2014 and the Care Act 2014", nil},
		{"on 20 January 2014, 20/01/2014 and 2014-01-20", nil},
		{"paragraphs 11-13 and 45-51 of 2014", nil},
		{"1900-01 to 1945-46, between 1970 and 2010", []string{"1900-01 = 1900/01", "1945-46 = 1945/46"}}, // a history is no span
		{"Tel: 0116 305 6340", nil},
		{"the 0-5s and 16-19 year olds", nil},
	} {
		var got []string
		for _, f := range FindYears(c.text) {
			got = append(got, c.text[f.Start:f.End]+" = "+f.Period.String())
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, d)
		}
	}
}
