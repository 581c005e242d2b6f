package questions_test

import (
	"testing"

	"convive/models/questions"
)

func TestANumberIsReadWhereItCanMeanOneThingOnly(t *testing.T) {
	for said, want := range map[string]float64{"0": 0, "2": 2, "1,5": 1.5, "1.5": 1.5, "0.125": 0.125, "2500": 2500, "1234.567": 1234.567, "007": 7} {
		if got, ok := questions.Amount(said); !ok || got != want {
			t.Errorf("%q is %v (%v), want %v", said, got, ok, want)
		}
	}
	for _, said := range []string{"", "1.500", "12,000", "two", "-1", "=2", "1.5.2", "2 "} {
		if got, ok := questions.Amount(said); ok {
			t.Errorf("%q is read as %v", said, got)
		}
	}
}

func TestANumberIsTakenInTheDigitsOfWhoeverWritesIt(t *testing.T) {
	q := questions.Question{AnswerKind: questions.Number}
	for said, want := range map[string]string{" ٢ ": "2", "١٫٥": "1,5", "२": "2", "0": "0"} {
		if got := q.Tidy([]string{said}); len(got) != 1 || got[0] != want || !q.Fits(got, nil) {
			t.Errorf("%q is taken as %q", said, got)
		}
	}
	for _, said := range []string{"-1", "−2", "two", "1 000"} {
		if q.Fits(q.Tidy([]string{said}), nil) {
			t.Errorf("%q is taken", said)
		}
	}
}
