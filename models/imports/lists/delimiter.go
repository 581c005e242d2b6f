package lists

import "strings"

// delimiters are tried in this order; the earlier one wins where two do equally well.
var delimiters = []byte{',', ';', '\t', '|'}

// headerWithin is how many records may stand above a header: titles, dates, remarks.
const headerWithin = 30

// delimiterOf finds how a text is divided: by the delimiter under which a header says most, and
// where none says anything, by the one seen most often.
func delimiterOf(text string) byte {
	if d, ok := sepLine(text); ok {
		return d
	}
	best, bestScore := byte(','), 0
	head := text[:min(len(text), 64<<10)]
	for _, d := range delimiters {
		recs := firstRecords(text, d)
		score := min(strings.Count(head, string(d)), 999)
		if _, known, ok := findHeader(recs); ok {
			score += known * 1000
		}
		if score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

func firstRecords(text string, delim byte) []record {
	text, line := dropSepLine(text)
	s := scanner{text, delim, line}
	var recs []record
	for len(recs) < headerWithin {
		r, ok, err := s.next()
		if err != nil || !ok {
			break
		}
		if !r.blank() {
			recs = append(recs, r)
		}
	}
	return recs
}
