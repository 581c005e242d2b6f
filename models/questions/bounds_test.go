package questions_test

import (
	"net/url"
	"testing"

	"convive/models/questions"
)

func TestANumberWithinBoundsIsAWholeOne(t *testing.T) {
	for name, c := range map[string]struct {
		least, most int64
		fits, not   []string
	}{
		"both":      {2, 10, []string{"2", "10", "007"}, []string{"1", "10,5", "11", "1.9", "0", "2.500", "2.5", "9,9"}},
		"smallest":  {1, 0, []string{"1", "999999999"}, []string{"0", "0,9", "1.500", "1,5"}},
		"largest":   {0, 4, []string{"0", "4"}, []string{"4.1", "5", "1,500", "-1", "3,25", "2.0"}},
		"unbounded": {0, 0, []string{"0", "1.500", "1,5", "999999999"}, []string{"-1", "two"}},
	} {
		q := questions.Question{AnswerKind: questions.Number, AtLeast: c.least, AtMost: c.most}
		for _, said := range c.fits {
			if !q.Fits([]string{said}, nil) {
				t.Errorf("%s: %q is refused", name, said)
			}
		}
		for _, said := range c.not {
			if q.Fits([]string{said}, nil) {
				t.Errorf("%s: %q is taken", name, said)
			}
		}
		if before := []string{"77"}; !q.Fits(before, before) {
			t.Errorf("%s: what was answered before is refused", name)
		}
	}
}

func TestBoundsAreWholeNumbersInTheirOrder(t *testing.T) {
	for _, c := range []struct{ least, most, wrong string }{
		{"", "", ""}, {"2", "", ""}, {"", "5", ""}, {" ٢ ", "5", ""}, {"5", "5", ""},
		{"-1", "", "at_least"}, {"1.5", "", "at_least"}, {"", "many", "at_most"}, {"", "1000000000", "at_most"}, {"6", "5", "at_most"},
	} {
		d := questions.Draft{Asks: "How many cots?", AnswerKind: questions.Number, Per: questions.Household, AtLeast: c.least, AtMost: c.most}
		d.Fill(url.Values{})
		wrong := d.Validate()
		if len(wrong) > 1 || len(wrong) == 1 && wrong[0].Name != c.wrong || len(wrong) == 0 && c.wrong != "" {
			t.Errorf("%q to %q: %+v", c.least, c.most, wrong)
		}
		if d.AnswerKind = questions.Text; len(d.Validate()) > 0 {
			t.Errorf("%q to %q: words have no bounds, and yet %+v", c.least, c.most, d.Validate())
		}
	}
}
