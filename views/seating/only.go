package seating

import (
	"context"
	"slices"
	"strings"

	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/replies"
)

// Only is whom parking shows, as its address says it: "side:Amara", "tag:choir", "diet:vegan" or "child"; "" is everybody.
type Only string

const (
	onlySide  = "side"
	onlyTag   = "tag"
	onlyDiet  = "diet"
	onlyChild = "child"
)

func (o Only) parts() (kind, value string) {
	kind, value, _ = strings.Cut(string(o), ":")
	return kind, value
}

func onlyOf(kind, value string) Only { return Only(kind + ":" + value) }

// only is what who looks may ask for: nobody learns more from whom they are shown than the board tells them elsewhere.
func (m May) only(o Only) Only {
	switch kind, value := o.parts(); {
	case (kind == onlySide || kind == onlyTag) && m.Guests && value != "", kind == onlyDiet && m.Health && value != "", o == onlyChild && m.Meals:
		return o
	}
	return ""
}

// sought is what the search field looks for.
func (m May) sought(ctx context.Context) string {
	switch {
	case m.Guests && m.Health:
		return locale.T(ctx, "Guest, table, tag or diet")
	case m.Guests:
		return locale.T(ctx, "Guest, table or tag")
	case m.Health:
		return locale.T(ctx, "Guest, table or diet")
	}
	return locale.T(ctx, "Guest or table")
}

// Labels are what somebody is found by beside their name: tags, and what they eat.
func Labels(ctx context.Context, m May, b *seating.Board, p seating.Person) (all []string) {
	if m.Guests {
		all = b.Tags(p)
	}
	if m.Health {
		for _, d := range p.Diets {
			all = append(all, d, replies.DietName(ctx, d))
		}
		all = append(all, p.DietNote)
	}
	return all
}

// groupsOf are the groups that somebody is of.
func groupsOf(b *seating.Board, p seating.Person) []Only {
	all := []Only{onlyOf(onlySide, b.Side(p))}
	for _, tag := range b.Tags(p) {
		all = append(all, onlyOf(onlyTag, tag))
	}
	for _, d := range p.Diets {
		all = append(all, onlyOf(onlyDiet, d))
	}
	if p.Age == guests.Child || p.Age == guests.Infant {
		all = append(all, onlyChild)
	}
	return all
}

// Waits says whether parking shows somebody.
func (m May) Waits(at At, b *seating.Board, p seating.Person) bool {
	if !at.Pending && p.Reply != guests.Attending {
		return false
	}
	only := m.only(at.Only)
	return only == "" || slices.Contains(groupsOf(b, p), only)
}

// onlyWay is one line of the menu.
type onlyWay struct {
	only Only
	word string
}

// onlyWays are the groups of those who wait, in the order of the board's sides and tags; the one that is asked for is among
// them also when nobody of it waits any more.
func (m May) onlyWays(ctx context.Context, at At, b *seating.Board) []onlyWay {
	waits := map[Only]bool{m.only(at.Only): true}
	everybody := at
	everybody.Only = ""
	var diets []string
	for _, h := range b.Parking {
		for _, p := range h.People {
			if !m.Waits(everybody, b, p) {
				continue
			}
			for _, o := range groupsOf(b, p) {
				waits[o] = true
			}
			diets = append(diets, p.Diets...)
		}
	}
	if kind, value := at.Only.parts(); kind == onlyDiet {
		diets = append(diets, value)
	}
	slices.Sort(diets)
	all := []onlyWay{{"", locale.T(ctx, "Everybody")}}
	add := func(o Only, word string) {
		if waits[o] && m.only(o) != "" {
			all = append(all, onlyWay{o, word})
		}
	}
	sides, tags := b.SidesAndTags()
	for _, s := range sides {
		add(onlyOf(onlySide, s), locale.T(ctx, "Side: {side}", "side", s))
	}
	add(onlyChild, locale.T(ctx, "Children"))
	for _, t := range tags {
		add(onlyOf(onlyTag, t), locale.T(ctx, "Tag: {tag}", "tag", t))
	}
	for _, d := range slices.Compact(diets) {
		add(onlyOf(onlyDiet, d), replies.DietName(ctx, d))
	}
	return all
}

// chosenOnly is the word for whom parking shows.
func (m May) chosenOnly(at At, all []onlyWay) string {
	for _, w := range all {
		if w.only == m.only(at.Only) {
			return w.word
		}
	}
	return all[0].word
}
