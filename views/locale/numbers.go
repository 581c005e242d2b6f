package locale

import (
	"context"
	"strconv"
	"strings"
)

// numbers is how a language writes them; source: CLDR, as in calendar.
type numbers struct {
	group     string // between groups of three digits
	groupFrom int    // the least number of digits that are grouped, 4 when 0
	minus     string // "-" when ""
	zero      rune   // the digit 0, '0' when 0
}

// Int writes a whole number with the digits and groups of the context's language: "1,234".
func Int(ctx context.Context, n int) string { return of(ctx).numbers.format(int64(n)) }

func (f numbers) format(n int64) string {
	digits, negative := strings.CutPrefix(strconv.FormatInt(n, 10), "-")
	if len(digits) >= max(f.groupFrom, 4) {
		digits = f.grouped(digits)
	}
	switch {
	case !negative:
		return f.own(digits)
	case f.minus != "":
		return f.minus + f.own(digits)
	}
	return "-" + f.own(digits)
}

func (f numbers) grouped(digits string) string {
	head := (len(digits)-1)%3 + 1
	out := digits[:head]
	for i := head; i < len(digits); i += 3 {
		out += f.group + digits[i:i+3]
	}
	return out
}

// own writes the digits of a text with those of the language.
func (f numbers) own(text string) string {
	if f.zero == 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return f.zero + r - '0'
		}
		return r
	}, text)
}
