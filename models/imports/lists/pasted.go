package lists

import (
	"regexp"
	"strings"
)

var (
	bullet     = regexp.MustCompile(`^(?:[-*•–—·]\s+|\d{1,4}[.)]\s+|\[[ xX]?\]\s*)+`)
	emailToken = regexp.MustCompile(`[\s<(,;]*([^\s<>(),;]+@[^\s<>(),;]+\.[^\s<>(),;]+)[\s>),;]*`)
)

// readPasted reads what was copied from a spreadsheet (tabs, with or without a header), any table
// with a header, or else one household per line: "Ana & Leo Silva".
func readPasted(text string, o Options) (List, error) {
	tabs := strings.Count(text, "\t")*2 >= lineBreaks(strings.TrimSpace(text))+1
	delim := byte('\t')
	if !tabs {
		delim = delimiterOf(text)
	}
	recs, err := records(text, delim)
	if err == nil && len(recs) > 0 {
		if at, known, ok := findHeader(recs); ok && (at == 0 || known > 1) { // "Guest" may be a guest further down
			return asPasted(readTable(recs, o))
		}
	}
	if tabs && len(recs) > 0 && err == nil {
		return readCells(recs, o)
	}
	return readLines(text, o.Watch)
}

func asPasted(l List, err error) (List, error) {
	if l.Source == Spreadsheet {
		l.Source = PastedText
	}
	return l, err
}

// readCells reads a table without a header by what stands in its columns: the first texts are
// names; e-mail addresses and phone numbers show themselves; the rest is kept as it is.
func readCells(recs []record, o Options) (List, error) {
	width := 0
	for _, r := range recs {
		width = max(width, len(r.cells))
	}
	cols := make([]Column, width)
	taken := map[Meaning]bool{}
	for i := range cols {
		m := meaningOfCells(recs, i)
		if m == Name && taken[Name] && !taken[FamilyName] && cols[i-1].Meaning == Name && singleWords(recs, i-1) {
			cols[i-1].Meaning, m = Given, FamilyName
			taken[FamilyName] = true
		}
		if taken[m] && m != FamilyName || m == Name && !numbered(recs, i) {
			m = Other
		}
		taken[m] = true
		cols[i] = Column{Meaning: m}
	}
	heads := headsOf(append([]string{"no headings"}, recs[0].cells...))
	if !chosen(cols, o.Chosen[heads]) && !taken[Name] {
		return List{}, noNames(recs[0])
	}
	l, err := fromColumns(cols, recs, o.Watch)
	l.Heads, l.Samples = heads, samples(len(cols), recs)
	return l, err
}

// numbered tells that all columns before one hold numbers at most: in a list of people the names
// come first, in a bank statement the dates.
func numbered(recs []record, before int) bool {
	for i := range before {
		if v := look(recs, i); v.numbers*2 < v.filled {
			return false
		}
	}
	return true
}

func meaningOfCells(recs []record, at int) Meaning {
	v := look(recs, at)
	mails, phones, texts := 0, 0, 0
	for _, r := range recs {
		if at >= len(r.cells) {
			continue
		}
		switch s := clean(r.cells[at]); {
		case s == "":
		case IsEmail(s):
			mails++
		case looksLikePhone(s):
			phones++
		case likelyName(s):
			texts++
		}
	}
	switch {
	case mails*2 > v.filled:
		return Email
	case phones*2 > v.filled:
		return Phone
	case texts*2 > v.filled && !v.replies():
		return Name
	}
	return Other
}

func looksLikePhone(s string) bool {
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		} else if !strings.ContainsRune("+-()/. ", r) {
			return false
		}
	}
	return digits >= 6 && digits <= 15
}

// likelyName tells a name from an amount, a date or a sentence.
func likelyName(s string) bool {
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return hasLetter(s) && digits <= 3 && len(strings.Fields(s)) <= 14 && len(s) <= maxWho
}

func singleWords(recs []record, at int) bool {
	one, all := 0, 0
	for _, r := range recs {
		if at < len(r.cells) && strings.TrimSpace(r.cells[at]) != "" {
			all++
			if len(strings.Fields(r.cells[at])) == 1 {
				one++
			}
		}
	}
	return one*10 >= all*7
}

// readLines reads a household per line, with an e-mail address where there is one.
func readLines(text string, watch Watch) (List, error) {
	var recs []record
	var m meter
	names := 0
	s := scanner{text: text, line: 1}
	for s.text != "" {
		i := strings.IndexAny(s.text, "\r\n")
		if i < 0 {
			i = len(s.text)
		}
		row, ln := s.line, s.text[:i]
		s.text = s.text[i:]
		s.endLine()
		if clean(ln) == "" {
			continue
		}
		cells := nameAndEmail(ln)
		if err := m.record(row, []string{ln}); err != nil {
			return List{}, err
		}
		if likelyName(cells[0]) {
			names++
		} else {
			cells[0] = ""
		}
		recs = append(recs, record{row, cells})
	}
	if names*2 <= len(recs) {
		return List{}, Refusal{1, "This doesn't look like a list of names. Paste cells of a spreadsheet, or one name per line."}
	}
	return fromColumns([]Column{{Meaning: Name}, {Meaning: Email}}, recs, watch)
}

func nameAndEmail(ln string) []string {
	if len(ln) > 2*maxWho {
		return []string{""}
	}
	ln = bullet.ReplaceAllString(clean(ln), "")
	m := emailToken.FindStringSubmatchIndex(ln)
	if m == nil {
		return []string{strings.TrimRight(ln, ",; ")}
	}
	return []string{strings.TrimSpace(ln[:m[0]] + " " + ln[m[1]:]), ln[m[2]:m[3]]}
}

func fromColumns(cols []Column, recs []record, watch Watch) (List, error) {
	l := newList(cols, product{source: PastedText})
	if err := l.build(newSheet(cols, product{source: PastedText}), recs, watch); err != nil {
		return List{}, err
	}
	if len(l.Households) == 0 {
		return List{}, Refusal{recs[0].row, "No line has a name."}
	}
	return l, nil
}
