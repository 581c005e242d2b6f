package guests

import (
	"context"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/views/locale"
	"convive/views/ui"
)

// Compared is one field of two guests, or two households, side by side. With Pick somebody has to choose; otherwise Kept
// is what they have together.
type Compared struct {
	Field, Label string
	A, B, Kept   string
	Pick         string // "a" or "b", chosen or offered; "" for what needs no choice
	Error        string
}

// Merge is the page on which two become one.
type Merge struct {
	Action, Command string
	Back            string // where the page came from
	Swap            string // the same page with the other one staying
	A, B            string // how the two are called
	Hidden          [][2]string
	Version, Other  int64
	Rows            []Compared
	Errors          invalid.Fields
	More            templ.Component // above the buttons
	Says            string          // what becomes of both
	Do              string          // on the button
	Apart           string          // address of the command that says they are two; "" for households
	ApartCommand    string
	Households      string // the page that makes their two households one; "" where others live there too
}

// NotTwo is why there are no two guests to be merged.
type NotTwo struct {
	Base, Move string // Move is the page that gives the chosen another household
	N          int    // how many are chosen
	Gone       bool   // one of two is on the list no longer
}

func (n NotTwo) says(ctx context.Context) string {
	can := locale.T(ctx, "Tick two guests to make them one person, or two whole households to make them one household. “Move” brings people to another household.")
	switch {
	case n.Gone:
		return locale.T(ctx, "One of the two has been removed meanwhile.") + " " + can
	case n.N > 0:
		return locale.N(ctx, "{n} guest is chosen, and not two whole households.", "{n} guests are chosen, and not two whole households.", n.N) + " " + can
	}
	return can
}

func (m Merge) choices() (rows []Compared) {
	return slices.DeleteFunc(slices.Clone(m.Rows), func(r Compared) bool { return r.Pick == "" })
}

func (m Merge) kept() (rows []Compared) {
	return slices.DeleteFunc(slices.Clone(m.Rows), func(r Compared) bool { return r.Pick != "" || r.Kept == "" })
}

// Two is what the page of two guests is drawn from.
type Two struct {
	A, B      guests.PersonOf
	Occasions []events.Occasion
	Meals     map[change.ID]events.Meal
	Health    bool
	Contacts  bool
}

// Rows are the fields of two guests, those that need a choice with what is chosen or offered.
func (t Two) Rows(ctx context.Context, d guests.Merging, wrong invalid.Fields) (rows []Compared) {
	differ := guests.Differs(t.A.Guest, t.B.Guest)
	picks := map[string]string{"name": d.Name, "household": d.Household, "age": d.Age, "chair": d.Chair, "side": d.Side, "email": d.Email, "phone": d.Phone}
	a, b := t.values(ctx, t.A), t.values(ctx, t.B)
	for _, f := range []string{"name", "household", "age", "chair", "side", "email", "phone"} {
		r := Compared{Field: f, Label: mergeLabel(ctx, f), A: a[f], B: b[f]}
		if slices.Contains(differ, f) {
			r.Pick = orA(picks[f])
		} else if r.Kept = r.A; r.Kept == "" || f == "name" && t.A.Unnamed {
			r.Kept = r.B
		}
		if t.Contacts || f != "email" && f != "phone" {
			rows = append(rows, r)
		}
	}
	for _, o := range t.Occasions {
		rows = append(rows, t.reply(ctx, o, d, wrong))
	}
	return append(rows, t.joined(ctx)...)
}

func orA(pick string) string {
	if pick == "" {
		return "a"
	}
	return pick
}

func mergeLabel(ctx context.Context, field string) string {
	if field == "household" {
		return locale.T(ctx, "Household")
	}
	return labels(ctx)[field]
}

func (t Two) values(ctx context.Context, p guests.PersonOf) map[string]string {
	age := ageNote(ctx, p.Guest)
	if p.Age == guests.Adult {
		age = locale.T(ctx, "adult")
	}
	v := map[string]string{"name": p.Name, "household": p.With.EnvelopeName, "age": age, "side": SideName(ctx, p.Side), "email": p.Email, "phone": p.Phone}
	if t.Contacts && p.With.City != "" && t.A.With.EnvelopeName == t.B.With.EnvelopeName {
		v["household"] += " · " + p.With.City
	}
	if p.Chair != guests.ByAge {
		v["chair"] = optionLabel(chairOptions(ctx), string(p.Chair))
	}
	return v
}

// reply is what both said to an occasion. Two different answers need a choice; the later one is offered.
func (t Two) reply(ctx context.Context, o events.Occasion, d guests.Merging, wrong invalid.Fields) Compared {
	a, b := t.A.Invitations[o.ID], t.B.Invitations[o.ID]
	r := Compared{Field: guests.ReplyField(o.ID), Label: o.Name, A: t.answer(ctx, a), B: t.answer(ctx, b)}
	switch {
	case guests.Clash(a, b):
		r.Pick, r.Error = d.Replies[o.ID], ui.Message(ctx, wrong, guests.ReplyField(o.ID))
		if r.Pick == "" && b.AnsweredAt > a.AnsweredAt {
			r.Pick = "b"
		}
		r.Pick = orA(r.Pick)
	case a.Reply == "" && b.Reply == "":
	default:
		r.Kept = t.answer(ctx, guests.Together(a, b))
	}
	return r
}

func (t Two) answer(ctx context.Context, in guests.Invitation) string {
	text := replyWord(ctx, string(in.Reply))
	if in.MealID != nil {
		text += " · " + t.Meals[*in.MealID].Name
	}
	return text
}

// joined are the lists and notes of both.
func (t Two) joined(ctx context.Context) (rows []Compared) {
	add := func(field string, words []string) {
		if len(words) > 0 {
			rows = append(rows, Compared{Field: field, Label: labels(ctx)[field], Kept: strings.Join(words, ", ")})
		}
	}
	add("tags", union(t.A.Tags, t.B.Tags))
	if t.Health {
		add("diets", []string{dietsTyped(ctx, strings.Join(union(t.A.Diets, t.B.Diets), ", "))})
		add("needs", union(t.A.Needs, t.B.Needs))
	}
	add("aliases", union(t.A.Aliases, t.B.Aliases))
	return slices.DeleteFunc(rows, func(r Compared) bool { return r.Kept == "" })
}

func union(a, b []string) []string {
	all := slices.Clone(a)
	for _, w := range b {
		if !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// TwoHouseholds are the fields of two households, as Two.Rows.
func TwoHouseholds(ctx context.Context, a, b guests.Household, made string, d guests.Joined) (rows []Compared) {
	differ := guests.DifferAsHouseholds(a, b)
	picks := map[string]string{"envelope": d.Envelope, "address": d.Address, "language": d.Language, "side": d.Side, "list": d.List, "sent_by": d.SentBy, "tags": d.Tags}
	names := map[string]string{"envelope": locale.T(ctx, "Envelope name"), "address": locale.T(ctx, "Address")}
	value := func(h guests.Household, field string) string {
		switch field {
		case "envelope":
			return h.EnvelopeName
		case "address":
			return strings.Join(HouseholdShown{Household: h}.address(), ", ")
		case "language":
			return Language(ctx, h.Language)
		case "side":
			return SideName(ctx, h.Side)
		case "list":
			return string(h.List)
		case "sent_by":
			if h.SentBy != "" {
				return sentBy(ctx, h.SentBy)
			}
			return ""
		}
		return strings.Join(h.Tags, ", ")
	}
	for _, f := range []string{"envelope", "address", "language", "side", "list", "sent_by", "tags"} {
		r := Compared{Field: f, Label: names[f], A: value(a, f), B: value(b, f)}
		if r.Label == "" {
			r.Label = labels(ctx)[f]
		}
		if slices.Contains(differ, f) {
			r.Pick = orA(picks[f])
			if f == "tags" && picks[f] == "" {
				r.Pick = "both"
			}
		} else if r.Kept = r.A; r.Kept == "" {
			r.Kept = r.B
		}
		switch f {
		case "tags":
			if r.Kept = strings.Join(union(a.Tags, b.Tags), ", "); r.Pick == "both" && r.Kept == r.A {
				r.Pick = "a"
			}
		case "envelope":
			if r.Pick == "" && made != r.A {
				r.Pick = orA(picks[f])
			}
			r.Kept = made
		}
		rows = append(rows, r)
	}
	return rows
}

// third is a further choice in a row: both lists of tags, an envelope made of everybody's names.
func (c Compared) third() string {
	switch c.Field {
	case "tags":
		return "both"
	case "envelope":
		return "made"
	}
	return ""
}
