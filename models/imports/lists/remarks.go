package lists

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// What stands beside a name and says how old its person is, "Mia (child, 6)", "Tom, aged 4", is taken off the line before
// the line is parted into people, and put on the one it stands with. Meanwhile signs stand for it that no text has:
// Unicode keeps these code points for a program's own use.
const (
	marks  = '\uFDD0' // ages in the order of groups, from here
	years  = '\uFDD4' // then the years' digits, from here
	veiled = '\uFDE0' // signs that part people, where they stand in brackets, from here
	signs  = ",&/+ "
	last   = '\uFDEF'
)

var groups = []Age{Adult, Child, Infant}

func ours(r rune) bool { return r >= marks && r <= last }

// unsigned is a text that had none of our signs when it was written.
func unsigned(s string) string {
	return strings.Map(func(r rune) rune {
		if ours(r) {
			return -1
		}
		return r
	}, s)
}

// mark is the remark as signs.
func (r remark) mark() string {
	var b strings.Builder
	for i, age := range groups {
		if age == r.age {
			b.WriteRune(marks + rune(i))
		}
	}
	if r.years >= 0 {
		for _, digit := range strconv.Itoa(r.years) {
			b.WriteRune(years + digit - '0')
		}
	}
	return b.String()
}

// unmarked is a name without the signs, and what they say of its person.
func unmarked(s string) (name string, age Age, old *int) {
	if strings.IndexFunc(s, ours) < 0 {
		return s, "", nil
	}
	number := ""
	name = strings.Map(func(r rune) rune {
		switch {
		case !ours(r):
			return r
		case r >= veiled && int(r-veiled) < len(signs):
			return rune(signs[r-veiled])
		case r >= years && r < years+10:
			number += string('0' + r - years)
		case int(r-marks) < len(groups):
			age = groups[r-marks]
		}
		return -1
	}, s)
	if n, err := strconv.Atoi(number); err == nil {
		old = &n
	}
	return name, age, old
}

// bare is a text as it was written but for the remarks.
func bare(s string) string {
	s, _, _ = unmarked(s)
	return s
}

var inBrackets = regexp.MustCompile(`\s*[(\[]([^()\[\]]*)[)\]]`)

// remarked puts signs in the place of what a line says of ages, and of what parts people inside of brackets: it doesn't
// part them there.
func remarked(s string) string {
	s = unsigned(s)
	if !strings.ContainsAny(s, "([,") && strings.IndexFunc(s, unicode.IsDigit) < 0 {
		return s
	}
	var b strings.Builder
	from := 0
	for _, at := range inBrackets.FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(s[from:at[0]])
		from = at[1]
		whole, inner := s[at[0]:at[1]], s[at[2]:at[3]]
		r, ok := readRemark(inner)
		switch {
		case ok && whom(s[:at[0]]):
			b.WriteString(r.mark())
		case (strings.Contains(inner, ",") || joined.MatchString(inner)) && !plusGuest.MatchString("x"+whole):
			b.WriteString(veil(whole))
		default:
			b.WriteString(whole)
		}
	}
	b.WriteString(s[from:])
	return agesBehind(b.String())
}

// whom says whether somebody stands before a remark: a name, or a companion without one.
func whom(before string) bool {
	before = strings.TrimSpace(before)
	if before == "" || unnamed(before) {
		return before != ""
	}
	r := []rune(before)
	return !unicode.IsDigit(r[len(r)-1]) && hasLetter(before)
}

func veil(s string) string {
	gap := s[:len(s)-len(strings.TrimLeft(s, " "))]
	return gap + strings.Map(func(r rune) rune {
		if i := strings.IndexRune(signs, r); i >= 0 {
			return veiled + rune(i)
		}
		return r
	}, s[len(gap):])
}

// agesBehind reads what stands behind a name, with a comma before it or, with a word that makes it an age, without.
func agesBehind(s string) string {
	parts := partsOf(s)
	out := parts[:0:0]
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		r, ok := readRemark(p.text)
		if !ok || p.sep != "," || len(out) == 0 || !out[len(out)-1].takes() {
			out = append(out, p.aged())
			continue
		}
		number := r.years < 0 && i+1 < len(parts) && parts[i+1].sep == "," && isYears(parts[i+1].text)
		if !number && r.years < 0 {
			out = append(out, p) // "Ana, Ben, baby": somebody's own place; "Anna, Kind": a surname
			continue
		}
		if number {
			i++
			r.years, _ = strconv.Atoi(Digits(parts[i].text))
		}
		to := &out[len(out)-1]
		to.text = strings.TrimRight(to.text, " ") + r.mark()
	}
	var b strings.Builder
	for _, p := range out {
		b.WriteString(p.sep + p.text)
	}
	return b.String()
}

// part is what stands between two signs or words that part people, with the one before it.
type part struct{ sep, text string }

func partsOf(s string) (all []part) {
	from, sep := 0, ""
	cut := func(at, to int) {
		all = append(all, part{sep, s[from:at]})
		sep, from = s[at:to], to
	}
	commas := func(to int) {
		for i := strings.IndexByte(s[from:to], ','); i >= 0; i = strings.IndexByte(s[from:to], ',') {
			cut(from+i, from+i+1)
		}
	}
	for _, at := range joined.FindAllStringIndex(s, -1) {
		commas(at[0])
		cut(at[0], at[1])
	}
	commas(len(s))
	return append(all, part{sep, s[from:]})
}

// takes says whether a part is somebody of whom no age is said yet.
func (p part) takes() bool { return whom(p.text) && !p.marked() }

func (p part) marked() bool {
	return strings.IndexFunc(p.text, func(r rune) bool { return ours(r) && r < veiled }) >= 0
}

// aged is the part with the age at its end as signs: "Tom aged 4".
func (p part) aged() part {
	words := strings.Fields(p.text)
	for k := 1; k < len(words) && !p.marked(); k++ {
		r, ok := readRemark(strings.Join(words[k:], " "))
		before := strings.Join(words[:k], " ")
		if _, word := remarkWords[strings.ToLower(words[k])]; ok && r.plain && !word && whom(before) { // "Kind" is a surname too
			return part{p.sep, p.text[:len(p.text)-len(strings.TrimLeft(p.text, " "))] + before + r.mark()}
		}
	}
	return p
}

func isYears(s string) bool {
	n, err := strconv.Atoi(Digits(s))
	return err == nil && n < 130 && len(agedWords(s)) == 1
}
