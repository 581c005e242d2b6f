package imports

import (
	"cmp"
	"fmt"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
)

// asking is a household of which the list invites somebody anew to one occasion.
type asking struct {
	home guests.Household
	who  []*Guest
	asks []*reply // of who, in their order
}

// admit has those wait whom the list invites where there is no place for them, as any other invitation would: the A-list
// comes before the B-list, and each household as a whole, in the list's order.
func (p *Plan) admit(r *db.Read) error {
	all, err := guests.AllPlaces(r)
	if err != nil {
		return err
	}
	for i := range all {
		for _, a := range p.asking(all[i].ID) {
			if since := all[i].Admit(a.home, a.places(), change.At(r.Now())); since > 0 {
				for j, ask := range a.asks {
					p.wait(a.who[j], ask, since)
				}
			}
		}
	}
	return nil
}

// asking are the households that ask for places at an occasion; where everybody declines none is asked for.
func (p *Plan) asking(occasion change.ID) (all []*asking) {
	type home struct {
		id    change.ID
		fresh *Household
	}
	by := map[home]*asking{}
	each(p, func(h *Household, g *Guest) {
		at, row := home{fresh: h}, guests.Household{List: guests.ListA}
		switch {
		case g.row != nil:
			row = g.row.home.Household
			at = home{id: row.ID}
		case h.row != nil:
			row = h.row.Household
			at = home{id: row.ID}
		}
		if list, says := h.set["list"].(guests.List); says && (h.row == nil || h.row.ID == row.ID) {
			row.List = list
		}
		for i := range g.replies {
			ask := &g.replies[i]
			if ask.row != nil || ask.remove || ask.occasion.row == nil || ask.occasion.row.ID != occasion {
				continue
			}
			if by[at] == nil {
				by[at] = &asking{home: row}
				all = append(all, by[at])
			}
			by[at].who, by[at].asks = append(by[at].who, g), append(by[at].asks, ask)
		}
	})
	all = slices.DeleteFunc(all, func(a *asking) bool { return a.places() == 0 })
	slices.SortStableFunc(all, func(a, b *asking) int { return cmp.Compare(a.home.List, b.home.List) })
	return all
}

// places is for how many it asks: who declines needs none.
func (a *asking) places() (n int) {
	for _, ask := range a.asks {
		if ask.reply != guests.Declined {
			n++
		}
	}
	return n
}

// wait makes of an invitation a place on the waiting list. Nobody answers an invitation that they don't have: what the
// list says about it is told, and is news again when they have got their place.
func (p *Plan) wait(g *Guest, ask *reply, since change.Instant) {
	o := ask.occasion
	said := lists.Reply{State: lists.State(ask.reply), Maybe: ask.maybe}
	o.Count.Waiting++
	recount(&o.Count, said)
	if ask.asked {
		p.refuseAnswer(g, o, said)
	}
	ask.reply, ask.maybe, ask.asked, ask.meal, ask.since = guests.Pending, false, false, "", since
	delete(g.key.Said, "meal:"+lists.Fold(o.Header))
	kept := g.Cells[:0]
	for _, c := range g.Cells {
		if c.Of == o.Name && c.Field == "reply" {
			c.Now = waiting
		}
		if c.Of != o.Name || c.Field != "meal" {
			kept = append(kept, c)
		}
	}
	g.Cells = kept
}

// waiting is how a cell words a place on the waiting list.
const waiting = "waiting"

// refuseAnswer tells of an answer by somebody who waits for a place.
func (p *Plan) refuseAnswer(g *Guest, o *Occasion, said lists.Reply) {
	name := g.Called()
	if name == "" {
		name = guests.GuestOf(g.from.Match.Of)
	}
	delete(g.key.Said, "reply:"+lists.Fold(o.Header))
	p.problem(g.Row, o.Header, fmt.Sprintf("“%s” waits for a place at “%s”; the list's “%s” was left out.", name, o.Name, words(said)))
}

// recount takes an answer out of a count.
func recount(a *lists.Answers, r lists.Reply) {
	var one lists.Answers
	count(&one, r)
	a.Attending, a.Declined, a.Maybe, a.Pending = a.Attending-one.Attending, a.Declined-one.Declined, a.Maybe-one.Maybe, a.Pending-one.Pending
}
