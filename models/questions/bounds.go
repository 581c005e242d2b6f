package questions

import (
	"strconv"
	"strings"

	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// maxBound is as large as a number that somebody answers may be.
const maxBound = 999_999_999

// Bounded says whether a number must lie within bounds.
func (q Question) Bounded() bool {
	return q.AnswerKind == Number && (q.AtLeast > 0 || q.AtMost > 0)
}

// within says whether a number lies within the bounds. Whoever sets them counts nights or people: between whole numbers
// there are whole numbers alone.
func (q Question) within(said string) bool {
	if !q.Bounded() {
		return true
	}
	n, err := strconv.ParseInt(said, 10, 64)
	return err == nil && n >= q.AtLeast && (q.AtMost == 0 || n <= q.AtMost)
}

// bounds are those of the form; ok is false where one of them is no number.
func (d Draft) bounds() (least, most int64, ok bool) {
	if d.AnswerKind != Number {
		return 0, 0, true
	}
	least, one := bound(d.AtLeast)
	most, other := bound(d.AtMost)
	return least, most, one && other
}

// bound reads a bound as hosts write it; "" is none.
func bound(text string) (int64, bool) {
	if text == "" {
		return 0, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil && 0 <= n && n <= maxBound
}

// written is a bound as the form shows it.
func written(bound int64) string {
	if bound == 0 {
		return ""
	}
	return strconv.FormatInt(bound, 10)
}

func (d *Draft) fillBounds() {
	for _, text := range []*string{&d.AtLeast, &d.AtMost} {
		*text = strings.Map(lists.Digit, lists.Line(*text))
	}
}

func (d Draft) checkBounds(wrong *invalid.Fields) {
	if d.AnswerKind != Number {
		return
	}
	for field, text := range map[string]string{"at_least": d.AtLeast, "at_most": d.AtMost} {
		_, ok := bound(text)
		wrong.Check(ok, field, "Write a whole number up to {n}, or nothing.", "n", maxBound)
	}
	least, most, ok := d.bounds()
	wrong.Check(!ok || most == 0 || most >= least, "at_most", crossed)
}

const crossed = "The largest number is below the smallest."

// uncrossed refuses bounds of which two people changed one each, so that no number is left between them.
func uncrossed(q Question, set db.Set) error {
	if least, ok := set["at_least"].(int64); ok {
		q.AtLeast = least
	}
	if most, ok := set["at_most"].(int64); ok {
		q.AtMost = most
	}
	if q.AtMost > 0 && q.AtMost < q.AtLeast {
		return invalid.Fields{{Name: "at_most", Message: crossed}}
	}
	return nil
}
