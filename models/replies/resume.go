package replies

import (
	"strings"

	"convive/models/change"
	"convive/models/guests"
)

// Resume lays a kept draft over the state: what was typed counts; people, occasions, meals and diets that have gone are
// left out, and new ones are there. The premise of what the draft holds stays the draft's.
func (s State) Resume(kept Draft) Draft {
	d := s.Started()
	d.Round = kept.Round
	if kept.Answers == nil {
		return d
	}
	d.Version = min(kept.Version, d.Version)
	if kept.Asked {
		d.Note = kept.Note
	}
	if kept.Sung {
		d.Songs = kept.Songs
	}
	s.resumeSaid(&d, kept)
	for at, now := range d.Answers {
		was, ok := kept.Answers[at]
		if !ok || !s.takesAt(at) {
			continue
		}
		if was.Reply != "" {
			now.Reply = was.Reply
		}
		if s.serves(at, was.Meal) {
			now.Meal = was.Meal
		}
		if now.Asked = was.Asked; was.Reply == "" && was.Asked != "" {
			now.Reply = was.Asked
		}
		if was.Since != 0 && was.Since <= now.Since {
			now.Since = was.Since
		}
		d.Answers[at] = now
	}
	for id, now := range d.People {
		was, ok := kept.People[id]
		if !ok {
			continue
		}
		if was.Eats != "" {
			now.Eats, now.Diets, now.Severity, now.DietNote = was.Eats, diets(was.Diets, now.Diets), was.Severity, was.DietNote
		}
		now.Name = was.Name
		if was.Since != 0 && was.Since <= now.Since {
			now.Since = was.Since
		}
		d.People[id] = now
	}
	return d
}

// resumeSaid lays the answers to questions over what is stored. A choice that hosts took back meanwhile is left out.
func (s State) resumeSaid(d *Draft, kept Draft) {
	for at, now := range d.Said {
		was, ok := kept.Said[at]
		if !ok {
			continue
		}
		q, _ := s.Question(at.Question)
		if words := q.Tidy(was.Words); was.Told && (!q.AnswerKind.Offers() || q.Fits(words, now.Words)) {
			now.Words = words
		}
		if was.Since <= now.Since {
			now.Since = was.Since
		}
		d.Said[at] = now
	}
}

// Accept makes the present state the premise of the fields that somebody else changed too, so that the person's next
// choice counts. A name that is there by now is no question any more.
func (s State) Accept(d Draft, wrong []string) Draft {
	now := s.Started()
	for _, field := range wrong {
		kind, rest, _ := strings.Cut(field, ".")
		guest, occasion, isCell := strings.Cut(rest, ".")
		switch at := (Cell{change.ID(guest), change.ID(occasion)}); {
		case isCell && kind != "answer":
			if a, ok := d.Answers[at]; ok {
				a.Since = now.Answers[at].Since
				d.Answers[at] = a
			}
		case kind == "answer":
			slot := readSlot(rest)
			if said, ok := d.Said[slot]; ok {
				said.Since = now.Said[slot].Since
				d.Said[slot] = said
			}
		case kind == "note" || kind == "songs":
			d.Version = now.Version
		default:
			if p, ok := d.People[at.Guest]; ok {
				p.Since = now.People[at.Guest].Since
				d.People[at.Guest] = p
			}
		}
	}
	for _, g := range s.Guests {
		if p, ok := d.People[g.ID]; ok && !g.Unnamed {
			p.Name = ""
			d.People[g.ID] = p
		}
	}
	return d
}

// NeedsMeal says whether the draft still has to ask somebody for a meal, or may.
func (s State) NeedsMeal(d Draft) bool {
	for _, o := range s.Occasions {
		for _, l := range o.Lines {
			if o.Open && d.Answers[Cell{l.Guest.ID, o.ID}].Reply == guests.Attending && len(o.MealsFor(l.Guest.Age)) > 0 {
				return true
			}
		}
	}
	return false
}

// AnyMeal says whether anybody of the household has a meal to choose, if they come.
func (s State) AnyMeal() bool {
	for _, o := range s.Occasions {
		for _, l := range o.Lines {
			if len(o.MealsFor(l.Guest.Age)) > 0 {
				return true
			}
		}
	}
	return false
}

// Comes says whether the draft has a guest coming to anything.
func (s State) Comes(d Draft, guest change.ID) bool {
	for _, o := range s.Occasions {
		if d.Answers[Cell{guest, o.ID}].Reply == guests.Attending {
			return true
		}
	}
	return false
}

// AllCome is the draft with everybody attending everything that can still be answered.
func (s State) AllCome(d Draft) Draft {
	for at, a := range d.Answers {
		if !s.takesAt(at) {
			continue
		}
		a.Reply = guests.Attending
		d.Answers[at] = a
	}
	return d
}
