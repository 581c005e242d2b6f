package replies

import (
	"context"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/questions"
	"convive/models/replies"
	"convive/views/locale"
)

// Step is one question of the reply, a page of its own.
type Step string

const (
	Who       Step = "who"
	Meals     Step = "meals"
	Diets     Step = "diets"
	Questions Step = "questions"
	Words     Step = "words"
	Review    Step = "review"

	// Page asks all at once, for browsers without scripts; More asks only what came up after the reply.
	Page Step = "all"
	More Step = "more"
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

	Overtaken []replies.Occasion // their last day ended before what was chosen for them was sent
}

// Steps are those that this household goes through: meals and questions only where there are any.
func Steps(s replies.State) []Step {
	all := []Step{Who}
	for _, o := range s.Occasions {
		if len(o.Meals) > 0 {
			all = append(all, Meals)
			break
		}
	}
	if all = append(all, Diets); len(s.Slots()) > 0 {
		all = append(all, Questions)
	}
	return append(all, Words, Review)
}

// Valid makes a step of an address's query; the first for anything else.
func Valid(s replies.State, typed string) Step {
	if step := Step(typed); step == Page || step == More && len(s.Open()) > 0 || slices.Contains(Steps(s), step) {
		return step
	}
	return Who
}

// needed says whether a step has anything to ask by what the draft says.
func (f Form) needed(s Step) bool {
	switch s {
	case Meals:
		return f.State.NeedsMeal(f.Draft)
	case Diets:
		return len(f.diners()) > 0
	case Questions:
		return len(f.State.Asked(f.Draft)) > 0
	}
	return true
}

// After is the step that follows; steps that have nothing to ask are left out.
func (f Form) After() Step {
	all := Steps(f.State)
	for i := slices.Index(all, f.Step) + 1; i < len(all)-1; i++ {
		if f.needed(all[i]) {
			return all[i]
		}
	}
	return Review
}

// before is the step that leads here; "" for the first.
func (f Form) before() Step {
	all := Steps(f.State)
	for i := slices.Index(all, f.Step) - 1; i >= 0; i-- {
		if f.needed(all[i]) {
			return all[i]
		}
	}
	return ""
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
	all := Steps(f.State)
	switch all[min(slices.Index(all, f.Step)+1, len(all)-1)] {
	case Meals:
		return locale.T(ctx, "Next: meals")
	case Diets:
		return locale.T(ctx, "Next: diets")
	case Questions:
		return locale.T(ctx, "Next: a few questions")
	case Words:
		return locale.T(ctx, "Next: a word to us")
	}
	return locale.T(ctx, "Next: look it over")
}

// keeps tells the page's script where to keep what is typed (components/draft.js).
func (f Form) keeps() templ.Attributes {
	return templ.Attributes{"data-draft": f.Base + "/reply/" + string(f.ID) + "/steps"}
}

// premise are the versions that the form started from; every step carries them.
func (f Form) premise() url.Values {
	d := replies.Draft{Version: f.Draft.Version, Round: f.Draft.Round, Answers: map[replies.Cell]replies.Answer{}, People: map[change.ID]replies.About{}, Said: map[questions.Slot]replies.Saying{}}
	for at, said := range f.Draft.Said {
		d.Said[at] = replies.Saying{Since: said.Since}
	}
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
			delete(v, "severity."+guest)
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
