package seating

import (
	"context"
	"slices"
	"strconv"

	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
)

// way is how a rule can yield that can't be met beside others, or what would help in its place.
type way struct {
	Label  string      // of the button; "" where the rule can't yield
	Says   string      // what the button does, or what would help
	Fields [][2]string // of its command
	Again  bool        // it searches again, with these fields, instead
	Href   string      // where to help; Link are the words
	Link   string
}

// ways are how each of some rules can yield. A wish that stands for several rules has one button, and so
// have the households, which yield all or none.
func (r AutoResult) ways(ctx context.Context, rules []autoseat.Rule) []way {
	all := make([]way, len(rules))
	seen, loose := map[change.ID]bool{}, false // which wishes have their button, and whether households have
	for i, rule := range rules {
		switch wish := seating.WishOf(rule.Wish); {
		case rule.Kind == autoseat.RuleLock:
			all[i] = r.unlocking(ctx, rule)
		case rule.Kind == autoseat.RuleHousehold && loose:
			all[i] = way{Says: locale.T(ctx, "It yields with the household above.")}
		case rule.Kind == autoseat.RuleHousehold:
			loose, all[i] = true, r.loosening(ctx)
		case wish == seating.StepFree:
			all[i] = way{Says: locale.T(ctx, "This is a need and doesn't yield. More room around the table would help."), Href: r.Arranged(), Link: locale.T(ctx, "Arrange the room")}
		case seen[wish]:
		default:
			seen[wish] = true
			all[i] = r.weighing(ctx, wish)
		}
	}
	return all
}

// weighing makes a must a wish that weighs.
func (r AutoResult) weighing(ctx context.Context, id change.ID) way {
	w, there := r.WishesNow[id]
	if !there || !w.Must() {
		return r.yields(ctx)
	}
	return way{Label: locale.T(ctx, "Let this one yield"), Says: locale.T(ctx, "It then counts {n} of 10 instead of being a must.", "n", seating.Yielded),
		Fields: [][2]string{{"wish", string(id)}, {"version", strconv.FormatInt(w.Version, 10)}}}
}

// unlocking lets a guest go from where they are kept.
func (r AutoResult) unlocking(ctx context.Context, rule autoseat.Rule) way {
	p, at, ok := r.Now.Shown(change.ID(rule.Guests[0]))
	if !ok || at == nil || string(at.ID) != rule.Tables[0] {
		return r.yields(ctx)
	}
	switch {
	case p.Host:
		return way{Says: locale.T(ctx, "Hosts stay where they sit. Move them on the board, if that helps."), Href: r.Href() + "#guest-" + string(p.ID), Link: locale.T(ctx, "To {guest}", "guest", p.Name)}
	case p.Reply == guests.Declined || p.Reply == "":
		return way{Label: locale.T(ctx, "Let this one yield"), Says: locale.T(ctx, "It frees the seat: {guest} doesn't come.", "guest", p.Name), Fields: ofSeat("free", p)}
	case p.Assignment.Locked:
		return way{Label: locale.T(ctx, "Let this one yield"), Says: locale.T(ctx, "It unlocks {guest}, who may then sit elsewhere.", "guest", p.Name), Fields: ofSeat("unlock", p)}
	case p.Reply == guests.Pending && !r.Asked.Pending:
		again := r.Asked
		again.Pending = true
		return way{Label: locale.T(ctx, "Let this one yield"), Says: locale.T(ctx, "It searches again, and moves also who has not replied."), Fields: askedFields(again), Again: true}
	}
	return r.yields(ctx)
}

// ofSeat are the fields of a command about a guest's seat, as it is shown.
func ofSeat(command string, p seating.Person) [][2]string {
	a := p.Assignment
	return [][2]string{{command, seating.Premise{Guest: p.ID, From: a.TableID}.String()}, {"seat", string(a.ID)}, {"version", strconv.FormatInt(a.Version, 10)}}
}

// loosening searches again for a plan in which households need not share a table.
func (r AutoResult) loosening(ctx context.Context) way {
	again := r.Asked
	again.Households = autoseat.KeepPrefer
	return way{Label: locale.T(ctx, "Let this one yield"), Says: locale.T(ctx, "It searches again, with all households rather at one table instead of always."), Fields: askedFields(again), Again: true}
}

// yields is the way of a rule that is none any more.
func (r AutoResult) yields(ctx context.Context) way {
	return way{Says: locale.T(ctx, "Yields by now: search again.")}
}

// askedFields are the fields of the form that searches, as they were filled in.
func askedFields(a seating.Asked) [][2]string {
	all := [][2]string{{"occasion", string(a.Occasion)}, {"plan", string(a.Plan)}, {"start", start(a)}, {"seconds", number(a.Seconds)},
		{"households", string(a.Households)}, {"sides", string(a.Sides)}}
	for _, liked := range []struct {
		name string
		is   bool
	}{{"stay", a.Stay}, {"fill", a.Fill}, {"children", a.Children}, {"languages", a.Languages}, {"ages", a.Ages}, {"singles", a.Singles}, {"pending", a.Pending}} {
		if liked.is {
			all = append(all, [2]string{liked.name, "on"})
		}
	}
	return all
}

func (r AutoResult) yieldHref(w way) string {
	if w.Again {
		return r.At.Command("auto/search")
	}
	return r.At.Command("auto/yielding")
}

// wider says which table or tables would keep the rules without anybody yielding; "" where none would.
func (r AutoResult) wider(ctx context.Context, rules []autoseat.Rule) string {
	var people []string
	apart := true
	for _, rule := range rules {
		if rule.Kind != autoseat.RuleHousehold && rule.Kind != autoseat.RuleTogether && rule.Kind != autoseat.RuleApart {
			return ""
		}
		apart = apart && rule.Kind == autoseat.RuleApart
		for _, g := range rule.Guests {
			if !slices.Contains(people, g) {
				people = append(people, g)
			}
		}
	}
	if apart {
		return locale.T(ctx, "One more table would help too.")
	}
	widest := 0
	for _, t := range r.Input.Tables {
		widest = max(widest, t.Seats)
	}
	if slices.ContainsFunc(rules, func(rule autoseat.Rule) bool { return rule.Kind == autoseat.RuleApart }) || len(people) <= widest {
		return ""
	}
	return locale.T(ctx, "They are {n} people, and the largest table seats {m}. A table for {n} would help too.", "n", len(people), "m", widest)
}
