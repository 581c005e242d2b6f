package change

// Sentence is a Change's line in the activity list, in English with named places. "{actor}" is always there to use;
// each other place is a reference, looked up when shown, or a plain value that is no person's data.
type Sentence struct {
	Text   string
	Refs   map[string][]Ref
	Values map[string]string
}

// Ref points at a row whose name is looked up when the sentence is shown, so that erasing a person erases them here.
type Ref struct {
	Table string // "guests", "households", "occasions", "seating_tables", "accounts", "questions", "plans", "plan_snapshots"
	ID    ID
}

// Say makes a sentence; the text is collected for the translators.
func Say(text string) Sentence { return Sentence{Text: text} }

// With fills a place with references.
func (s Sentence) With(place, table string, ids ...ID) Sentence {
	refs := make(map[string][]Ref, len(s.Refs)+1)
	for k, v := range s.Refs {
		refs[k] = v
	}
	for _, id := range ids {
		if id != "" {
			refs[place] = append(refs[place], Ref{table, id})
		}
	}
	s.Refs = refs
	return s
}

// Value fills a place with a value that is no person's data: a number, a file's name, a state.
func (s Sentence) Value(place, value string) Sentence {
	values := make(map[string]string, len(s.Values)+1)
	for k, v := range s.Values {
		values[k] = v
	}
	values[place] = value
	s.Values = values
	return s
}
