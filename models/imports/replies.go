package imports

import (
	"fmt"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/imports/lists"
)

// standing is a guest's answer to an occasion as the list counts it.
func standing(row *guests.Invitation) lists.Reply {
	if row == nil {
		return lists.Reply{State: lists.NotInvited}
	}
	return lists.Reply{State: lists.State(row.Reply), Maybe: row.Maybe && row.Reply == guests.Pending}
}

func (p *Plan) tellReplies(s *state, h *Household, g *Guest) {
	for i := range p.Occasions {
		o := &p.Occasions[i]
		var row *guests.Invitation
		if g.row != nil && o.row != nil {
			row = s.invitations[g.row.ID][o.row.ID]
		}
		said := g.from.Replies[o.Header]
		after := p.tellReply(h, g, o, row, said)
		if row != nil && row.Waiting {
			o.Count.Waiting++
			continue
		}
		if !count(&o.Count, after) {
			continue
		}
		p.tellMeal(g, o, row, said.Meal, after)
	}
}

// tellReply decides one answer and returns how it stands afterwards. A blank cell is the default for somebody new or
// for a new occasion, and changes nothing else; what guests answered themselves stays.
func (p *Plan) tellReply(h *Household, g *Guest, o *Occasion, row *guests.Invitation, said lists.Reply) lists.Reply {
	name, here := "reply:"+lists.Fold(o.Header), standing(row)
	want := lists.Reply{State: said.State, Maybe: said.Maybe}
	mark, before := fingerprint(fmt.Sprint(want)), g.key.Said[name]
	fresh := g.New || o.New
	if row != nil && row.Waiting { // what somebody answers who is not invited yet counts once they are
		if said.Said && want != here && want.State != lists.NotInvited {
			p.refuseAnswer(g, o, want)
		}
		return here
	}
	if !said.Said && !fresh {
		if before != "" && row != nil {
			p.Kept = append(p.Kept, Kept{g.row.Name, h.Name, Cell{Field: "reply", Of: o.Name, Was: words(here)}})
		}
		return here
	}
	if said.Said {
		g.key.Said[name] = mark
		if !fresh && before == mark {
			return here
		}
	}
	if here == want {
		return here
	}
	if row != nil && row.AnsweredBy == byHousehold {
		p.problem(g.Row, o.Header, fmt.Sprintf("“%s” answered this themselves (%s); the list's “%s” was left out.", g.row.Name, words(here), words(want)))
		return here
	}
	if !g.New {
		g.Cells = append(g.Cells, Cell{Field: "reply", Of: o.Name, Was: words(here), Now: words(want)})
		g.Replies++
	}
	g.replies = append(g.replies, reply{occasion: o, row: row, remove: want.State == lists.NotInvited,
		reply: guests.Reply(want.State), maybe: want.Maybe, asked: said.Said && want.State != lists.Pending || want.Maybe})
	return want
}

// byHousehold is who answered when guests did it themselves.
const byHousehold = string(change.ByHousehold)

// words is an answer as cells hold it; views say it in the reader's language.
func words(r lists.Reply) string {
	if r.Maybe {
		return "maybe"
	}
	return string(r.State)
}

// tellMeal decides what somebody eats who is invited.
func (p *Plan) tellMeal(g *Guest, o *Occasion, row *guests.Invitation, meal string, after lists.Reply) {
	if meal == "" || after.State == lists.NotInvited {
		return
	}
	if !o.serves(meal) {
		p.problem(g.Row, o.Header, fmt.Sprintf("“%s” is one dish more than a menu holds; it was left out.", meal))
		return
	}
	here := ""
	if row != nil && row.MealID != nil {
		for _, m := range o.row.meals {
			if m.ID == *row.MealID {
				here = m.Name
			}
		}
	}
	if lists.Fold(here) == lists.Fold(meal) {
		here = meal
	}
	if here != "" && row.AnsweredBy == byHousehold {
		return
	}
	t := teller{!g.New, g.key.Said, &g.Cells, func(Cell) {}}
	if !t.says("meal:"+lists.Fold(o.Header), Cell{Field: "meal", Of: o.Name, Was: here, Now: meal}) {
		return
	}
	if n := len(g.replies); n > 0 && g.replies[n-1].occasion == o {
		g.replies[n-1].meal = meal
		return
	}
	g.replies = append(g.replies, reply{occasion: o, row: row, meal: meal, reply: row.Reply, maybe: row.Maybe})
}

// stands adds how a guest stands to an occasion whom the list doesn't name.
func stands(a *lists.Answers, row *guests.Invitation) {
	if row != nil && row.Waiting {
		a.Waiting++
		return
	}
	count(a, standing(row))
}

// count adds an answer; it says whether the guest is invited.
func count(a *lists.Answers, r lists.Reply) bool {
	switch {
	case r.State == lists.Attending:
		a.Attending++
	case r.State == lists.Declined:
		a.Declined++
	case r.State == lists.NotInvited:
		a.NotInvited++
	case r.Maybe:
		a.Maybe++
	default:
		a.Pending++
	}
	return r.State != lists.NotInvited
}
