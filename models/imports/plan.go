package imports

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"convive/models/db"
	"convive/models/imports/lists"
)

// New works out what a list would do to the event of the scope. It writes nothing. Apart names lines of the list
// whose guest is somebody new, and not the person here whom they look like under another name.
func New(r *db.Read, l lists.List, apart ...int) (Plan, error) { return Watched(r, l, nil, apart...) }

// Watched is New with somebody who hears how many of the list's guests have been compared; their error ends it.
func Watched(r *db.Read, l lists.List, watch lists.Watch, apart ...int) (Plan, error) {
	count := counter{watch: watch, total: l.Count().Guests}
	if err := count.add(0); err != nil {
		return Plan{}, err
	}
	s, err := look(r)
	if err != nil {
		return Plan{}, err
	}
	head, _ := r.Head(r.Scope().Feed())
	p := Plan{List: l, Problems: slices.Clone(l.Problems), seq: head.Seq, list: sameList(s, l), apart: map[int]bool{}}
	for _, row := range apart {
		p.apart[row] = true
	}
	p.takeOccasions(s)
	p.takePeople(s)
	for i := range p.Households {
		if h := &p.Households[i]; !h.merged {
			p.tellHousehold(s, h)
		}
	}
	each(&p, func(h *Household, g *Guest) {
		if !g.merged && err == nil {
			p.tellGuest(s, h, g)
			p.tellReplies(s, h, g)
			err = count.add(1)
		}
	})
	if err != nil {
		return Plan{}, err
	}
	p.nameHouseholds()
	if err := p.admit(r); err != nil {
		return Plan{}, err
	}
	p.missing(s)
	p.sum()
	p.Digest = p.digest()
	return p, nil
}

// takePeople finds who of the list is here already.
func (p *Plan) takePeople(s *state) {
	p.fillHomes(s)
	p.Households = make([]Household, len(p.List.Households))
	for i := range p.Households {
		from := &p.List.Households[i]
		h := &p.Households[i]
		*h = Household{Row: from.Row, Name: from.Envelope(), Review: from.Review, from: from, Guests: make([]Guest, len(from.Guests))}
		for j := range h.Guests {
			g := &from.Guests[j]
			h.Guests[j] = Guest{Row: g.Row, Name: g.Name, from: g}
		}
		if h.Review != "" {
			p.problem(h.Row, p.List.NameHeader(), h.Review)
		}
	}
	p.mergedAway(s)
	pair(s, p)
	p.settle()
	p.elsewhere(s)
	p.takeMerged()
	for i := range p.Households {
		h := &p.Households[i]
		for j := range h.Guests {
			g := &h.Guests[j]
			g.New = g.row == nil
			if g.moved {
				p.problem(g.Row, p.List.NameHeader(), fmt.Sprintf("“%s” belongs to “%s” here and stays there.", g.row.Name, g.row.home.EnvelopeName))
			}
		}
		h.New = h.row == nil && slices.ContainsFunc(h.Guests, func(g Guest) bool { return g.New })
	}
}

// missing finds who came by this list and is not in it any more. They stay, and are told of.
func (p *Plan) missing(s *state) {
	for _, h := range s.households {
		for _, row := range h.people {
			if !row.key.of(p.list) || row.taken {
				continue
			}
			p.Missing = append(p.Missing, Missing{row.ID, row.Name, h.EnvelopeName})
			p.Result.Guests++
			p.Result.Unchanged++
			if row.Unnamed {
				p.Result.Unnamed++
			}
			if !h.taken {
				h.taken = true
				p.Result.Households++
			}
			for i := range p.Occasions {
				o := &p.Occasions[i]
				if o.row != nil {
					stands(&o.Count, s.invitations[row.ID][o.row.ID])
				} else {
					o.Count.NotInvited++
				}
			}
		}
	}
}

// sum counts what the list's people come to.
func (p *Plan) sum() {
	r := &p.Result
	for i := range p.Households {
		h := &p.Households[i]
		if h.New || h.row != nil {
			if !h.merged {
				r.Households++
			}
		}
		own := len(h.Cells) > 0 // counts for a guest who would change anyway, or for the first
		for _, g := range h.Guests {
			own = own && !g.Changed()
		}
		for _, g := range h.Guests {
			if g.merged {
				continue
			}
			r.Guests++
			if g.from.Unnamed && (g.New || g.row.Unnamed) {
				r.Unnamed++
			}
			switch {
			case g.New:
				r.Created++
			case g.Changed() || own:
				r.Updated++
				own = false
			default:
				r.Unchanged++
			}
		}
	}
	r.Occasions = len(p.Occasions)
	for _, o := range p.Occasions {
		r.Answers.Attending += o.Count.Attending
		r.Answers.Declined += o.Count.Declined
		r.Answers.Maybe += o.Count.Maybe
		r.Answers.Pending += o.Count.Pending
		r.Answers.NotInvited += o.Count.NotInvited
		r.Answers.Waiting += o.Count.Waiting
	}
	slices.SortStableFunc(p.Problems, func(a, b lists.Problem) int { return last(a.Row) - last(b.Row) })
	r.Problems = append([]lists.Problem{}, p.Problems...)
	for _, m := range p.Missing {
		r.Problems = append(r.Problems, lists.Problem{Message: fmt.Sprintf("“%s” (%s) is not in the list any more; nothing was removed.", m.Name, m.Household)})
	}
}

// last puts what concerns no line behind all lines.
func last(row int) int {
	if row == 0 {
		return 1 << 30
	}
	return row
}

// digest names everything that would be done, so that what is applied is what was shown. What new rows hold is told
// by the file and by what its columns are taken for, which people may have changed meanwhile; as is who has to wait for a place.
func (p *Plan) digest() string {
	sum := sha256.New()
	put := func(what ...any) {
		data, _ := json.Marshal(what) // texts, numbers and truth values
		sum.Write(append(data, '\n'))
	}
	for _, c := range p.List.Columns {
		put(c.Meaning, c.Occasion)
	}
	for _, o := range p.Occasions {
		id := ""
		if o.row != nil {
			id = string(o.row.ID)
		}
		put(id, o.Header, o.Meals)
	}
	for i := range p.Households {
		h := &p.Households[i]
		id := ""
		if h.row != nil {
			id = string(h.row.ID)
		}
		put(id, h.New, h.Was, h.Cells)
		for _, g := range h.Guests {
			id := ""
			if g.row != nil {
				id = string(g.row.ID)
			}
			put(id, g.Was, g.Cells, g.Home)
			for _, a := range g.replies {
				if a.since > 0 {
					put(a.occasion.Header, waiting)
				}
			}
		}
	}
	put(p.Missing)
	return hex.EncodeToString(sum.Sum(nil)[:16])
}
