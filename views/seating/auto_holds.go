package seating

import (
	"context"

	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
)

// holds are the hard rules about the guest who is asked about, by the names of those concerned.
func (r AutoResult) holds(ctx context.Context) (all []string) {
	said := map[string]bool{}
	for _, rule := range r.Input.Holds(r.Why) {
		if words := r.held(ctx, rule); !said[words] {
			said[words] = true
			all = append(all, words)
		}
	}
	return all
}

// held says what a rule asks of the guest who is asked about.
func (r AutoResult) held(ctx context.Context, rule autoseat.Rule) string {
	var others []string
	for _, id := range rule.Guests {
		if id != r.Why {
			others = append(others, r.called(id))
		}
	}
	with := locale.List(ctx, others)
	switch rule.Kind {
	case autoseat.RuleLock:
		return r.kept(ctx)
	case autoseat.RuleHousehold:
		return locale.T(ctx, "Must sit with {guests}, of their household", "guests", with)
	case autoseat.RuleApart:
		return locale.T(ctx, "Must sit apart from {guests}", "guests", with)
	case autoseat.RuleNear:
		return locale.T(ctx, "Must sit near {guests}", "guests", with)
	case autoseat.RuleAt:
		if w := r.Wishes[seating.WishOf(rule.Wish)]; w.Kind == seating.By {
			return locale.T(ctx, "Must sit near this: {thing}", "thing", KindWord(ctx, w.Thing))
		}
		return locale.T(ctx, "Must sit at the head")
	case autoseat.RuleNotAt:
		if seating.WishOf(rule.Wish) == seating.StepFree {
			return locale.T(ctx, "Needs a way without steps: not at a table that stands too close to another")
		}
		return locale.T(ctx, "Must not sit beside this: {thing}", "thing", KindWord(ctx, r.Wishes[seating.WishOf(rule.Wish)].Thing))
	}
	return locale.T(ctx, "Must sit with {guests}, as wished", "guests", with)
}

// nearWords say that guests have to sit near a room object, which may not be there.
func nearWords(ctx context.Context, guests string, thing seating.ObjectKind, there bool) string {
	args := []any{"guests", guests, "thing", KindWord(ctx, thing)}
	if !there {
		return locale.T(ctx, "{guests}: near this: {thing}, which isn’t in the room", args...)
	}
	return locale.T(ctx, "{guests}: near this: {thing}", args...)
}

// kept says why the guest keeps their chair.
func (r AutoResult) kept(ctx context.Context) string {
	p, at, ok := r.Before.Shown(change.ID(r.Why))
	if !ok || at == nil {
		return locale.T(ctx, "Stays where they sit")
	}
	switch {
	case p.Assignment.Locked:
		return locale.T(ctx, "Is locked at {table}", "table", at.Name)
	case p.Reply == guests.Declined:
		return locale.T(ctx, "Has declined: their chair at {table} is kept until a planner frees it", "table", at.Name)
	case p.Host:
		return locale.T(ctx, "Is a host and stays at {table}", "table", at.Name)
	case p.Reply == guests.Pending:
		return locale.T(ctx, "Has not replied and stays at {table}", "table", at.Name)
	}
	return locale.T(ctx, "Is no longer invited: their chair at {table} is kept until a planner frees it", "table", at.Name)
}

func (r AutoResult) called(id string) string {
	for _, g := range r.Input.Guests {
		if g.ID == id {
			return g.Name
		}
	}
	return ""
}

// unmet are the rules that the plan doesn't keep, but that everybody has a seat: who has none is listed by themselves.
func (r AutoResult) unmet() (all []autoseat.Unmet) {
	for _, u := range r.Plan.Unmet {
		if u.Kind != autoseat.RuleSeat {
			all = append(all, u)
		}
	}
	return all
}

// lack is why some have no seat. What holds for several households is said once, and their names are folded away.
type lack struct {
	words      string
	households []string
}

// lacking says who has no seat, and why.
func (r AutoResult) lacking(ctx context.Context) (all []lack) {
	var full lack // who would need more seats
	people := 0
	for _, l := range r.Input.Lacks(r.Plan.Seats) {
		var names []string
		for _, id := range l.Guests {
			names = append(names, r.called(id))
		}
		who := locale.List(ctx, names)
		switch {
		case l.Reason == autoseat.LackSeats:
			full.households = append(full.households, who)
			people += len(names)
		case l.Reason == autoseat.LackRoom:
			all = append(all, lack{words: locale.N(ctx, "{guests}: they sit together, and no table has more than {n} seat left. A larger table would help.", "{guests}: they sit together, and no table has more than {n} seats left. A larger table would help.", l.Room, "guests", who)})
		default:
			all = append(all, lack{words: locale.T(ctx, "{guests}: the rules about them keep them from the seats that are left", "guests", who)})
		}
	}
	switch len(full.households) {
	case 0:
		return all
	case 1:
		return append(all, lack{words: locale.T(ctx, "{guests}: every seat is taken. More seats would help.", "guests", full.households[0])})
	}
	full.words = locale.N(ctx, "{n} guest: every seat is taken. More seats would help.", "{n} guests: every seat is taken. More seats would help.", people)
	return append(all, full)
}
