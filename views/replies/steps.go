package replies

import (
	"context"
	"net/url"
	"slices"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/replies"
	"convive/views/locale"
)

// Step is one question of the reply, a page of its own.
type Step string

const (
	Who    Step = "who"
	Meals  Step = "meals"
	Diets  Step = "diets"
	Review Step = "review"
)

// Form is one step of a reply that is being filled in.
type Form struct {
	State   replies.State
	Draft   replies.Draft
	Base    string // of the household's pages
	ID      change.ID
	Step    Step
	Errors  invalid.Fields
	Command string
}

// Steps are those that this household goes through; meals only where an occasion asks for them.
func Steps(s replies.State) []Step {
	for _, o := range s.Occasions {
		if len(o.Meals) > 0 {
			return []Step{Who, Meals, Diets, Review}
		}
	}
	return []Step{Who, Diets, Review}
}

// Valid makes a step of an address's query; the first for anything else.
func Valid(s replies.State, typed string) Step {
	if step := Step(typed); slices.Contains(Steps(s), step) {
		return step
	}
	return Who
}

// After is the step that follows; meals are left out when nobody comes to where they are served.
func (f Form) After() Step {
	all := Steps(f.State)
	next := all[min(slices.Index(all, f.Step)+1, len(all)-1)]
	if next == Meals && !f.State.NeedsMeal(f.Draft) {
		return Diets
	}
	return next
}

// before is the step that leads here; "" for the first.
func (f Form) before() Step {
	all := Steps(f.State)
	i := slices.Index(all, f.Step)
	if i < 1 {
		return ""
	}
	if all[i-1] == Meals && !f.State.NeedsMeal(f.Draft) {
		return Who
	}
	return all[i-1]
}

func (f Form) number() (n, of int) {
	all := Steps(f.State)
	return slices.Index(all, f.Step) + 1, len(all)
}

// Path is the address of a step.
func (f Form) Path(s Step) string { return f.Base + "/reply/" + string(f.ID) + "?step=" + string(s) }

func (f Form) backPath() string {
	if s := f.before(); s != "" {
		return f.Path(s)
	}
	return f.Base
}

// nextLabel names what comes.
func (f Form) nextLabel(ctx context.Context) string {
	switch all := Steps(f.State); {
	case f.Step == Who && slices.Contains(all, Meals):
		return locale.T(ctx, "Next: meals")
	case f.Step == Diets:
		return locale.T(ctx, "Next: look it over")
	}
	return locale.T(ctx, "Next: diets")
}

// premise are the versions that the form started from; every step carries them.
func (f Form) premise() url.Values {
	d := replies.Draft{Version: f.Draft.Version, Answers: map[replies.Cell]replies.Answer{}, People: map[change.ID]replies.About{}}
	for at, a := range f.Draft.Answers {
		d.Answers[at] = replies.Answer{Since: a.Since}
	}
	for id, p := range f.Draft.People {
		d.People[id] = replies.About{Since: p.Since}
	}
	return d.Values()
}

// sent is the whole draft as the review carries it, but for the fields that it asks again.
func (f Form) sent() url.Values {
	v := f.Draft.Values()
	for _, wrong := range f.Errors {
		delete(v, wrong.Name)
		if kind, guest, ok := cut(wrong.Name); ok && kind == "diet" {
			delete(v, "diets."+guest)
			delete(v, "dietnote."+guest)
		}
	}
	return v
}

// asked is the hidden word that a question was put, with what this form had chosen: without a choice it is put again.
func (f Form) asked(o replies.Occasion, g guests.Guest) url.Values {
	if r := f.answer(o, g).Reply; r == guests.Attending || r == guests.Declined {
		return url.Values{field("asked", g, o): {string(r)}}
	}
	return nil
}

// unnamed are the people whose name can be typed in.
func (f Form) unnamed() (all []guests.Guest) {
	for _, g := range f.State.Guests {
		if g.Unnamed {
			all = append(all, g)
		}
	}
	return all
}

// diners are those who come to anything: only they are asked what they eat.
func (f Form) diners() (all []guests.Guest) {
	for _, g := range f.State.Guests {
		if f.State.Comes(f.Draft, g.ID) {
			all = append(all, g)
		}
	}
	return all
}

func (f Form) answer(o replies.Occasion, g guests.Guest) replies.Answer {
	return f.Draft.Answers[replies.Cell{Guest: g.ID, Occasion: o.ID}]
}

func field(kind string, g guests.Guest, o replies.Occasion) string {
	return kind + "." + string(g.ID) + "." + string(o.ID)
}

// Answered is the state as it would be once the draft is sent: what the review shows.
func (f Form) Answered() replies.State {
	s := f.State
	s.Guests = slices.Clone(s.Guests)
	for i, g := range s.Guests {
		p := f.Draft.People[g.ID]
		if g.Unnamed && p.Name != "" {
			s.Guests[i].Name, s.Guests[i].Unnamed = p.Name, false
		}
		switch p.Eats {
		case replies.Everything:
			s.Guests[i].Diets, s.Guests[i].DietNote = nil, ""
		case replies.Diet:
			s.Guests[i].Diets, s.Guests[i].DietNote = p.Diets, p.DietNote
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
	s.Reply.Note = f.Draft.Note
	return s
}
