package replies

import (
	"slices"

	"convive/models/guests"
	"convive/models/questions"
	"convive/models/replies"
)

// Answered is the state as it would be once the draft is sent: what the review shows.
func (f Form) Answered() replies.State {
	s := f.State
	s.Guests = slices.Clone(s.Guests)
	for i, g := range s.Guests {
		p := f.Draft.People[g.ID]
		if g.Unnamed && p.Name != "" {
			s.Guests[i].Name, s.Guests[i].Unnamed = p.Name, false
			s.Guests[i].Given, _ = guests.Parts(p.Name)["given"].(string) // as the receipt will call them
		}
		switch p.Eats {
		case replies.Everything:
			s.Guests[i].Diets, s.Guests[i].DietNote = nil, ""
		case replies.Diet:
			s.Guests[i].Diets, s.Guests[i].DietNote = p.Words(), p.DietNote
		}
	}
	s.Occasions = make([]replies.Occasion, len(f.State.Occasions))
	for i, o := range f.State.Occasions {
		o.Lines = slices.Clone(o.Lines)
		for n, l := range o.Lines {
			o.Lines[n].Invitation = f.answer(o, l.Guest).On(l.Invitation)
		}
		s.Occasions[i] = o
	}
	s.Reply.Note, s.Reply.Songs = f.Draft.Note, f.Draft.Songs
	s.Given = map[questions.Slot]questions.Answer{}
	for _, at := range f.State.Asked(f.Draft) {
		s.Given[at] = questions.Answer{Said: f.Draft.Said[at].Words}
	}
	return s
}
