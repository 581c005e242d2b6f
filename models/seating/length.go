package seating

import (
	"math"
	"strconv"
	"strings"
)

// Millimetres in the units that people write.
const (
	metre = 1000.0
	foot  = 304.8
	inch  = 25.4
)

// units are the words and signs after a number, and how many millimetres one of them is.
var units = []struct {
	sign string
	mm   float64
}{{"cm", metre / 100}, {"mm", 1}, {"m", metre}, {"feet", foot}, {"ft", foot}, {"′", foot}, {"'", foot}, {"in", inch}, {"″", inch}, {`"`, inch}}

// ParseLength reads a length as people write it: "1.8" or "1,8" metres, "180 cm", "6 ft", "6'", "72 in", `5' 6"`. It returns
// millimetres, at least 1.
func ParseLength(s string) (mm int64, ok bool) {
	rest, sum := strings.ToLower(strings.TrimSpace(s)), 0.0
	for first := true; rest != ""; first = false {
		n, tail, ok := leading(rest)
		if !ok {
			return 0, false
		}
		size, after := metre, strings.TrimSpace(tail)
		for _, u := range units {
			if cut, found := strings.CutPrefix(after, u.sign); found {
				size, after = u.mm, strings.TrimSpace(cut)
				tail = ""
				break
			}
		}
		if strings.TrimSpace(tail) != "" || !first && size == metre {
			return 0, false // a word that is no unit, or a second number without one
		}
		sum, rest = sum+n*size, after
	}
	mm = int64(math.Round(min(sum, 2*maxRoom)))
	return mm, mm >= 1
}

// leading is the number at the start of s, with a point or a comma, and what follows.
func leading(s string) (n float64, rest string, ok bool) {
	end := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ',' })
	if end < 0 {
		end = len(s)
	}
	n, err := strconv.ParseFloat(strings.Replace(s[:end], ",", ".", 1), 64)
	return n, s[end:], err == nil
}

// Metres writes millimetres as ParseLength reads them: "1.8".
func Metres(mm int64) string { return strconv.FormatFloat(float64(mm)/metre, 'f', -1, 64) }

// Degrees writes how something is turned.
func Degrees(n int64) string { return strconv.FormatInt(n, 10) }
