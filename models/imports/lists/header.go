package lists

import "strings"

// findHeader looks for the line that names the columns: among the first records, the one whose
// cells are known best, with at least one that names guests. known is how many are.
func findHeader(recs []record) (at, known int, ok bool) {
	for i, r := range recs[:min(len(recs), headerWithin)] {
		n, names, sure := 0, false, false
		for _, cell := range r.cells {
			c, s := headerMeaning(cell)
			if c.Meaning == Other {
				continue
			}
			n++
			names = names || c.Meaning.names() || c.Meaning == Party
			sure = sure || s
		}
		if alone := r.filled() == 1; alone && !sure {
			continue // a title speaks of guests as well
		}
		if names && n > known {
			at, known, ok = i, n, true
		}
	}
	return at, known, ok
}

// understand gives each column its meaning, by its header and then by what stands under it.
func understand(header record, body []record) []Column {
	width := len(header.cells)
	cols := make([]Column, width)
	taken := map[Meaning]bool{}
	for i, h := range header.cells {
		c, _ := headerMeaning(h)
		c = believe(c, body, i)
		if c.Meaning == Diet && taken[Diet] {
			c.Meaning = DietNote
		}
		if taken[c.Meaning] && !c.Meaning.repeats() {
			c.Meaning = Other
		}
		taken[c.Meaning] = true
		cols[i] = c
	}
	if taken[GuestRef] || taken[HouseholdRef] {
		own(cols)
	}
	settleNames(cols, taken)
	nameOccasions(cols)
	return cols
}

// believe checks a header against the cells: "Party" with yes and no under it is an occasion,
// "Guests" over numbers is a count, "Dinner" over dishes is no reply.
func believe(c Column, body []record, at int) Column {
	v := look(body, at)
	switch {
	case c.Meaning == Party && foldHeader(c.Header) == "party" && v.replies():
		c.Meaning, c.Occasion = ReplyTo, c.Header
	case c.Meaning == Name && v.replies() && (v.kinds >= 2 || replyBeside.MatchString(c.Header)):
		c.Meaning, c.Occasion = ReplyTo, occasionIn(c.Header)
	case c.Meaning == Name && v.filled > 0 && v.numbers*2 > v.filled:
		c.Meaning = Other
	case c.Meaning == Standing && !standings(body, at, c.Header):
		c.Meaning = Other
	case c.Meaning == ReplyTo && v.filled > 0 && v.known*2 < v.filled:
		c.Meaning, c.Occasion = Other, ""
	case c.Meaning == Other && c.Header != "" && mayBeOccasion(c.Header, v):
		c.Meaning, c.Occasion = ReplyTo, occasionIn(c.Header)
	case c.Meaning == Other && mealBeside.MatchString(c.Header): // of an occasion of the list, else it stays text
		c.Meaning, c.Occasion = MealAt, mealBeside.FindStringSubmatch(c.Header)[1]
	}
	return c
}

// occasionIn is the occasion of which a header speaks, "" for none: "Dinner RSVP" is about the dinner, "Guest attending"
// about no occasion by name.
func occasionIn(header string) string {
	name := strings.TrimRight(header, "?! ")
	if m := replyBeside.FindStringSubmatch(header); m != nil {
		if name = m[1] + m[2]; speaksOfNames(name) || speaksOfAnswers(name) {
			return ""
		}
	}
	return name
}

// speaksOfAnswers says that the words beside "RSVP" are about the answer and not about what it is to: "RSVP by phone".
func speaksOfAnswers(words string) bool {
	for n, w := range strings.Fields(Fold(words)) {
		if noOccasion[w] || n == 0 && ways[w] {
			return true
		}
	}
	return false
}

// values is what stands under a header.
type values struct{ filled, known, sure, numbers, kinds int }

func look(body []record, at int) (v values) {
	kinds := map[Reply]bool{}
	for _, r := range body[:min(len(body), sample)] {
		if at >= len(r.cells) {
			continue
		}
		s := clean(r.cells[at])
		if s == "" {
			continue
		}
		v.filled++
		if len(s) > 40 {
			continue
		}
		if reply, ok := answer(s); ok {
			v.known++
			kinds[reply] = true
		}
		if sureAnswer(s) {
			v.sure++
		}
		if strings.Trim(s, "0123456789.,") == "" {
			v.numbers++
		}
	}
	v.kinds = len(kinds)
	return v
}

// replies tells cells that are replies almost throughout.
func (v values) replies() bool { return v.sure > 0 && v.sure*10 >= v.filled*8 }

// mayBeOccasion accepts a header that names an occasion, or any other over cells that can hardly
// be anything but replies.
func mayBeOccasion(header string, v values) bool {
	named := false
	for w := range strings.FieldsSeq(Fold(header)) {
		if noOccasion[w] {
			return false
		}
		named = named || occasionWords[w]
	}
	if named {
		return v.filled == 0 || v.known*2 >= v.filled
	}
	return v.replies() && v.kinds >= 2
}

// settleNames decides the words that depend on their neighbours: "Vorname; Name" holds the family
// name in the second column, "Name; Surname" the given name in the first; a household column alone
// names its people.
func settleNames(cols []Column, taken map[Meaning]bool) {
	for i := range cols {
		c := &cols[i]
		switch f := foldHeader(c.Header); {
		case c.Meaning == Name && taken[Given] && !taken[FamilyName] && (f == "name" || f == "nom"):
			c.Meaning, taken[FamilyName] = FamilyName, true
		case c.Meaning == Name && taken[FamilyName] && !taken[Given] && (f == "name" || f == "nombre"):
			c.Meaning, taken[Given] = Given, true
		case c.Meaning == Party && !taken[Name] && !taken[Given] && !taken[FamilyName] && !taken[Envelope]:
			c.Meaning = Envelope
		}
	}
}
