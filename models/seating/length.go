package seating

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"convive/models/events"
	"convive/models/imports/lists"
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
}{{"cm", metre / 100}, {"mm", 1}, {"m", metre}, {"feet", foot}, {"foot", foot}, {"ft", foot}, {"′", foot}, {"'", foot}, {"’", foot}, {"inches", inch}, {"inch", inch}, {"in", inch}, {"″", inch}, {`"`, inch}, {"”", inch}}

// thousands begin with a number in groups of three, "1,500" or "1.500": nobody measures thousandths of a millimetre, or of a
// centimetre.
var thousands = regexp.MustCompile(`^[1-9][0-9]*[.,][0-9]{3}(?:[^0-9]|$)`)

// ParseLength reads a length as people write it: "1.8 m", "180 cm", "6 ft", "6'", "72 in", `5' 6"`, "5' 6". A number alone, "1.8"
// "1,8" or "١٫٨", is in the units given, metres or feet; "1,500 mm" are thousands. It returns millimetres, at least 1.
func ParseLength(s string, in events.Units) (mm int64, ok bool) {
	usual := metre
	if in == events.Feet {
		usual = foot
	}
	rest, sum, before := strings.ToLower(strings.TrimSpace(lists.Number(s))), 0.0, 0.0
	for rest != "" {
		n, tail, ok := leading(rest)
		if !ok {
			return 0, false
		}
		size, after := 0.0, strings.TrimSpace(tail)
		for _, u := range units {
			if cut, found := strings.CutPrefix(after, u.sign); found {
				size, after = u.mm, strings.TrimSpace(cut)
				if (u.sign == "mm" || u.sign == "cm") && thousands.MatchString(rest) {
					n = math.Round(n * 1000)
				}
				break
			}
		}
		switch {
		case size == 0 && after != "": // a word that is no unit, or two numbers without one
			return 0, false
		case size == 0 && before == foot:
			size = inch
		case size == 0 && before == 0:
			size = usual
		case size == 0 || before > 0 && size >= before:
			return 0, false
		}
		sum, rest, before = sum+n*size, after, size
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

// Length writes millimetres as ParseLength reads them in the same units, to the millimetre: "1.8", or `5' 10.9"`.
func Length(mm int64, in events.Units) string {
	if in != events.Feet || mm == 0 {
		return strconv.FormatFloat(float64(mm)/metre, 'f', -1, 64)
	}
	s := ""
	for digits := 0; digits <= 2; digits++ {
		s = inFeet(mm, digits, "'", `"`)
		if back, ok := ParseLength(strings.TrimPrefix(s, "-"), in); ok && (back == mm || back == -mm) {
			break
		}
	}
	return s
}

// Feet is how sentences and drawings write a length, to the inch: "5′ 11″".
func Feet(mm int64) string { return inFeet(mm, 0, "′", "″") }

// inFeet writes feet and inches, these with so many decimals at most.
func inFeet(mm int64, digits int, feet, inches string) string {
	sign := ""
	if mm < 0 {
		mm, sign = -mm, "-"
	}
	scale := math.Pow10(digits)
	all := math.Round(float64(mm)/inch*scale) / scale
	whole := math.Floor(all / 12)
	rest := math.Round((all-12*whole)*scale) / scale
	switch in := strconv.FormatFloat(rest, 'f', -1, 64) + inches; {
	case whole == 0:
		return sign + in
	case rest == 0:
		return sign + strconv.FormatFloat(whole, 'f', -1, 64) + feet
	default:
		return sign + strconv.FormatFloat(whole, 'f', -1, 64) + feet + " " + in
	}
}

// Degrees writes how something is turned.
func Degrees(n int64) string { return strconv.FormatInt(n, 10) }
