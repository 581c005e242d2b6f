package lists

import "fmt"

// namedHeader is the first line on top that has all the columns that somebody named. The error is a Refusal with the name
// of one that isn't there; likely is the line to blame.
func namedHeader(recs []record, likely int, by map[string]Choice) (at int, err error) {
	for i, r := range recs[:min(len(recs), headerWithin)] {
		if lacking(r, by) == "" {
			return i, nil
		}
	}
	return 0, Refusal{recs[likely].row, fmt.Sprintf("The file has no column “%s”.", short(lacking(recs[likely], by)))}
}

// lacking is the first column, by name, that a line hasn't; "" when it has them all.
func lacking(r record, by map[string]Choice) (name string) {
	there := map[string]bool{}
	for _, c := range r.cells {
		there[foldHeader(short(clean(c)))] = true
	}
	for header := range by {
		if !there[foldHeader(header)] && (name == "" || header < name) {
			name = header
		}
	}
	return name
}

// asNamed gives columns the meanings that somebody named for them; what else was guessed to hold the same is text again.
func asNamed(cols []Column, by map[string]Choice) {
	if len(by) == 0 {
		return
	}
	folded, own := map[string]Choice{}, map[Meaning]bool{}
	for header, c := range by {
		folded[foldHeader(header)] = c
		own[c.Meaning] = own[c.Meaning] || !c.Meaning.repeats()
	}
	for i := range cols {
		c := &cols[i]
		if said, ok := folded[foldHeader(c.Header)]; ok {
			c.Meaning, c.Occasion = said.Meaning, said.Occasion
		} else if own[c.Meaning] {
			c.Meaning, c.Occasion = Other, ""
		}
	}
	nameOccasions(cols)
}
