// Package activity reads the log of Changes as the list of who did what, and takes Changes back. It stands above the
// other capabilities, since it names rows of all of them. The rule it guards: names and values are looked up under the
// reader's permissions when they are shown, so that erasing a person erases them here too.
package activity

import (
	"cmp"
	"maps"
	"slices"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Line is one entry of the list.
type Line struct {
	change.Entry
	By     string              // how the actor is called; "" for Convive itself
	Names  map[string][]string // what the sentence's places point at
	Of     *Line               // of an undo: the entry that was taken back
	Undo   bool                // can be taken back, or what is left of it, as far as the log can tell
	Undone bool                // taken back, all of it
	Partly bool                // taken back in part: the rest had been changed since
	After  int64               // the newest entry that took it back or did it again; 0 for none
}

// List returns the newest entries below a number (0: from the newest), at most n, with the names in them. A mailing is
// told by the entry of who sent it; how far it is stands in the outbox.
func List(r *db.Read, below int64, n int) ([]Line, error) {
	entries, err := r.Told(below, n)
	if err != nil {
		return nil, err
	}
	return describe(r, entries)
}

// Of returns the newest entries of one kind, at most n.
func Of(r *db.Read, kind change.Kind, n int) ([]Line, error) {
	entries, err := r.LogOf(kind, 0)
	if err != nil {
		return nil, err
	}
	return describe(r, entries[:min(n, len(entries))])
}

// One returns a single entry.
func One(r *db.Read, seq int64) (Line, error) {
	e, err := r.Entry(seq)
	if err != nil {
		return Line{}, err
	}
	lines, err := describe(r, []change.Entry{e})
	if err != nil {
		return Line{}, err
	}
	return lines[0], nil
}

// describe asks for the undos, and what was done again, that came after the lowest of the entries: none comes before what it takes back.
func describe(r *db.Read, entries []change.Entry) ([]Line, error) {
	if len(entries) == 0 {
		return nil, nil
	}
	lowest := slices.MinFunc(entries, func(a, b change.Entry) int { return cmp.Compare(a.Seq, b.Seq) })
	undos, err := r.LogOf(change.Undone{}.Kind(), lowest.Seq)
	if err != nil {
		return nil, err
	}
	redone, err := r.LogOf(change.Redone{}.Kind(), lowest.Seq)
	if err != nil {
		return nil, err
	}
	undone, partly, after := map[int64]bool{}, map[int64]bool{}, map[int64]int64{}
	steps := append(undos, redone...)
	slices.SortFunc(steps, func(a, b change.Entry) int { return cmp.Compare(a.Seq, b.Seq) })
	for _, s := range steps {
		after[about(s.Change)] = s.Seq
		switch c := s.Change.(type) {
		case change.Undone:
			undone[c.Seq] = undone[c.Seq] || c.Kept == 0
			partly[c.Seq] = true
		case change.Redone: // it holds again, and its undo doesn't
			undone[c.Seq], partly[c.Seq] = false, false
			undone[c.Undo] = true
		}
	}
	lines, err := Named(r, entries)
	for i, e := range entries[:len(lines)] {
		lines[i].Undone, lines[i].Partly, lines[i].After = undone[e.Seq], partly[e.Seq] && !undone[e.Seq], after[e.Seq]
		lines[i].Undo = reversible(e.Change) && !undone[e.Seq] && r.Scope().Allows(access.Undo) // whoever looks: a list is one for many
	}
	return lines, err
}

// Named looks up the names in entries, and nothing about taking them back. An undo comes with the entry that it took
// back.
func Named(r *db.Read, entries []change.Entry) ([]Line, error) {
	of, err := takenBack(r, entries)
	if err != nil {
		return nil, err
	}
	wanted := refs{}
	for _, e := range append(slices.Collect(maps.Values(of)), entries...) {
		wanted.add(actorRef(e.Actor))
		for _, all := range e.Change.Sentence().Refs {
			for _, ref := range firstOf(all) {
				wanted.add(ref)
			}
		}
	}
	names, err := lookUp(r, wanted)
	if err != nil {
		return nil, err
	}
	lines := make([]Line, len(entries))
	for i, e := range entries {
		lines[i] = lineOf(e, names)
		if earlier, there := of[about(e.Change)]; there {
			line := lineOf(earlier, names)
			lines[i].Of = &line
		}
	}
	return lines, nil
}

// about is the number of the entry that another one took back, or did again; 0 for an entry of its own.
func about(c change.Change) int64 {
	switch c := c.(type) {
	case change.Undone:
		return c.Seq
	case change.Redone:
		return c.Seq
	}
	return 0
}

// takenBack reads the entries that others among some entries took back or did again, by their numbers. What was done again
// is told by the entry that did it first.
func takenBack(r *db.Read, entries []change.Entry) (map[int64]change.Entry, error) {
	of, err := reading(r, entries)
	if err != nil {
		return nil, err
	}
	first, err := reading(r, slices.Collect(maps.Values(of)))
	for seq, e := range of {
		if earlier, ok := first[about(e.Change)]; ok {
			of[seq] = earlier
		}
	}
	return of, err
}

func reading(r *db.Read, entries []change.Entry) (map[int64]change.Entry, error) {
	var seqs []int64
	for _, e := range entries {
		if seq := about(e.Change); seq > 0 {
			seqs = append(seqs, seq)
		}
	}
	found, err := r.Entries(seqs)
	of := make(map[int64]change.Entry, len(found))
	for _, e := range found {
		of[e.Seq] = e
	}
	return of, err
}

func lineOf(e change.Entry, names map[change.Ref]string) Line {
	l := Line{Entry: e, By: names[actorRef(e.Actor)], Names: map[string][]string{}}
	for place, all := range e.Change.Sentence().Refs {
		for _, ref := range firstOf(all) {
			l.Names[place] = append(l.Names[place], names[ref])
		}
	}
	return l
}

// counted is how many guests of one entry are told by their ids.
const counted = 40

// Guests are those whom an entry changed by name: none where it was not about guests, or about more than can be counted.
func (l Line) Guests() (ids []change.ID) {
	of := l.Change
	if l.Of != nil {
		of = l.Of.Change
	}
	if !slices.Contains(of.Topics(), change.Guests) {
		return nil
	}
	for _, refs := range of.Sentence().Refs {
		for _, ref := range refs {
			if ref.Table == "guests" {
				ids = append(ids, ref.ID)
			}
		}
	}
	if len(ids) > counted {
		return nil
	}
	return ids
}

// shown is how many of a sentence's subjects are named; the rest are a number.
const shown = 3

func firstOf(all []change.Ref) []change.Ref { return all[:min(shown, len(all))] }

func actorRef(a change.Actor) change.Ref {
	switch a.Kind {
	case change.ByAccount:
		return change.Ref{Table: "accounts", ID: a.ID}
	case change.ByHousehold:
		return change.Ref{Table: "households", ID: a.ID}
	}
	return change.Ref{}
}
