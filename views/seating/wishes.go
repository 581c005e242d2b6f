package seating

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"convive/models/change"
	"convive/models/invalid"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// WishesHref is the page of all wishes.
func (a At) WishesHref() string {
	return a.Base + "/wishes" + At{Occasion: a.Occasion, Plan: a.Plan, Room: a.Room, Colours: a.Colours}.query()
}

// WishesPage is what the page places around the list.
type WishesPage struct {
	At
	Form WishForm
}

// FromBoard in the address of a new wish says that the board's dialog asks, whose fields are to come back.
const FromBoard = "board"

// boardWish is where the board's dialog writes a wish down.
func (a At) boardWish() string { return a.Command("wishes") + "&from=" + FromBoard }

// OnBoard makes the form the one of the board's dialog.
func (f WishForm) OnBoard(at At) WishForm {
	f.Action, f.All = at.boardWish(), at.WishesHref()
	return f
}

// WishForm is the form that writes a wish down. Words are those of the request that it is made from, by Asker. All is the
// page of all wishes, where the form stands on another one.
type WishForm struct {
	Action, Command string
	Draft           seating.NewWish
	Errors          invalid.Fields
	People, Others  []ui.Option // who can be chosen as the one, and as the other
	Find            *WishFind   // nil where everybody can be
	Words, Asker    string
	All             string
}

// wrong is what is to be mended, each leading to its field; whom it is about is no field of the board's dialog.
func (f WishForm) wrong(ctx context.Context) []ui.FieldError {
	all := ui.Errors(ctx, f.Errors, wishLabels(ctx))
	for i := range all {
		switch {
		case all[i].Field == "":
		case all[i].Field != "guest":
			all[i].ID = "wish-" + all[i].Field
		case f.All != "":
			all[i].Field = ""
		default:
			all[i].ID = "wish-one"
		}
	}
	return all
}

// guest is the one or the other who is chosen already.
func (f WishForm) guest(i int) string {
	if i < len(f.Draft.Guests) {
		id, _, _ := strings.Cut(f.Draft.Guests[i], ":") // the board's boxes also say where they sit
		return id
	}
	return ""
}

// WishRow is one wish of the list.
type WishRow struct {
	At
	seating.Wish
	One, Other string
	Stands     seating.Standing
	Clash      []string  // a chain of names with which it can't be kept
	Yields     []WishRow // the musts of the chain, one of which has to yield
}

// WishHref is the page of one wish, or what is done with it under its path.
func (a At) WishHref(id change.ID, under string) string {
	return a.Base + "/wishes/" + string(id) + under + a.query()
}

// WishRowOf is a wish between those who are called so.
func WishRowOf(at At, w seating.Wish, called func(change.ID) string) WishRow {
	row := WishRow{At: at, Wish: w, One: called(w.GuestID)}
	if w.OtherGuestID != nil {
		row.Other = called(*w.OtherGuestID)
	}
	return row
}

// Words say what is wished for.
func (w WishRow) Words(ctx context.Context) string {
	args := []any{"guest", w.One, "other", w.Other}
	switch {
	case w.Kind == seating.Head:
		return locale.T(ctx, "{guest} at the head", args...)
	case w.Kind == seating.By:
		return locale.T(ctx, "{guest} near this: {thing}", "guest", w.One, "thing", KindWord(ctx, w.Thing))
	case w.Kind == seating.Away:
		return locale.T(ctx, "{guest} not beside this: {thing}", "guest", w.One, "thing", KindWord(ctx, w.Thing))
	case w.Kind == seating.Apart && w.Whole:
		return locale.T(ctx, "The households of {guest} and {other} apart", args...)
	case w.Kind == seating.Near && w.Whole:
		return locale.T(ctx, "The households of {guest} and {other} near each other", args...)
	case w.Whole:
		return locale.T(ctx, "The households of {guest} and {other} together", args...)
	case w.Kind == seating.Apart:
		return locale.T(ctx, "{guest} and {other} apart", args...)
	case w.Kind == seating.Near:
		return locale.T(ctx, "{guest} and {other} near each other", args...)
	}
	return locale.T(ctx, "{guest} and {other} together", args...)
}

func (w WishRow) strength(ctx context.Context) string {
	if w.Must() {
		return locale.T(ctx, "a must")
	}
	return locale.T(ctx, "counts {n} of 10", "n", int(w.Weighs()))
}

func (w WishRow) standing(ctx context.Context) string {
	switch w.Stands {
	case seating.Kept:
		return locale.T(ctx, "kept")
	case seating.Broken:
		return locale.T(ctx, "not kept")
	case seating.Idle:
		return locale.T(ctx, "nobody comes")
	case seating.Absent:
		return locale.T(ctx, "not in the room: {thing}", "thing", KindWord(ctx, w.Thing))
	}
	return locale.T(ctx, "not seated yet")
}

func (w WishRow) tone() ui.Tone {
	switch {
	case w.Stands == seating.Kept:
		return ui.Good
	case w.Stands == seating.Broken && w.Must():
		return ui.Wrong
	}
	return ui.Waiting
}

func (w WishRow) icon() ui.IconName {
	switch w.Stands {
	case seating.Kept:
		return "check"
	case seating.Broken:
		return "warning"
	}
	return "clock"
}

// wishLabels name the fields of the form.
func wishLabels(ctx context.Context) map[string]string {
	return map[string]string{"guest": locale.T(ctx, "Guest"), "kind": locale.T(ctx, "Wish"), "thing": locale.T(ctx, "Thing in the room"),
		"strength": locale.T(ctx, "How much it matters"), "reason": locale.T(ctx, "Why")}
}

func wishKinds(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(seating.Together), Label: locale.T(ctx, "At one table")},
		{Value: string(seating.Apart), Label: locale.T(ctx, "At different tables")},
		{Value: string(seating.Near), Label: locale.T(ctx, "At one table, or at tables beside each other")},
		{Value: string(seating.Head), Label: locale.T(ctx, "At the head: with the hosts, or beside their table")},
		{Value: string(seating.By), Label: locale.T(ctx, "Near something: beside it, or at the nearest tables")},
		{Value: string(seating.Away), Label: locale.T(ctx, "Not beside something")},
	}
}

func strengths(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: "must", Label: locale.T(ctx, "A must")},
		{Value: "10", Label: locale.T(ctx, "Very much")},
		{Value: "5", Label: locale.T(ctx, "As usual")},
		{Value: "2", Label: locale.T(ctx, "A little")},
	}
}

// matters are the strengths, with the present one among them.
func matters(ctx context.Context, now string) []ui.Option {
	all := strengths(ctx)
	n, err := strconv.Atoi(now)
	if err != nil || n < 1 || n > 10 || slices.ContainsFunc(all, func(o ui.Option) bool { return o.Value == now }) {
		return all
	}
	return append(all, ui.Option{Value: now, Label: locale.T(ctx, "counts {n} of 10", "n", n)})
}

func things(ctx context.Context) (all []ui.Option) {
	for _, k := range seating.Things {
		all = append(all, ui.Option{Value: string(k), Label: KindWord(ctx, k)})
	}
	return all
}
