package messages

import (
	"slices"
	"strings"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

// To is whom an update is for.
type To string

const (
	ToAll       To = ""
	ToAttending To = "attending"
	ToPending   To = "pending"
)

// Choice is what a mailing would be.
type Choice struct {
	Kind     Kind
	Occasion change.ID // "" for all; a reminder is always about one
	To       To
	Again    bool // also to those who have got an invitation or save-the-date
	ByHand   bool // hosts send it themselves, in any way: no address is needed
}

// Candidate is a household that a mailing concerns; Why is why it gets none, "" for who gets it.
type Candidate struct {
	guests.Household
	Addresses []string
	Why       Reason
	Later     bool // on the B-list, and no place has been given to it: hosts choose it one by one
	keys      []string
}

// Audience lists the households that a mailing concerns, in the order of the guest list. Who is not invited to what it is
// about is not among them.
func Audience(r *db.Read, c Choice) ([]Candidate, error) {
	e, err := events.Current(r)
	if err != nil {
		return nil, err
	}
	list, err := guests.Everybody(r)
	if err != nil {
		return nil, err
	}
	past, err := pastOf(r, c.Kind, c.Occasion, byID(list))
	if err != nil {
		return nil, err
	}
	var all []Candidate
	for _, group := range list.Households {
		if group.Host {
			continue
		}
		if why, concerned := c.concerns(group); concerned {
			people, keys := make([]guests.Guest, len(group.All)), make([]string, len(group.All))
			for i, p := range group.All {
				people[i], keys[i] = p.Guest, p.SearchKey
			}
			one := Candidate{Household: group.Household, Addresses: addresses(people), Why: why, keys: keys}
			if one.Why == NoReason && c.Kind == Reminder && !c.takes(e, list.Occasions, group.Household, r.Now()) {
				one.Why = Closed
			}
			if one.Why == NoReason {
				one.Why = c.hinders(group, people, past[group.ID], r.Now().In(e.Location()))
			}
			one.Later = group.List == guests.ListB && !promoted(group) && r.Scope().Allows(access.ViewPrivateWishes)
			all = append(all, one)
		}
	}
	return all, nil
}

// takes says whether a household can answer to what it would be reminded of: an occasion may have a last day of its own,
// and a household leave to answer after it.
func (c Choice) takes(e events.Event, occasions []events.Occasion, h guests.Household, now time.Time) bool {
	return slices.ContainsFunc(occasions, func(o events.Occasion) bool {
		return (c.Occasion == "" || o.ID == c.Occasion) && replies.TakesFrom(e, h, o, now)
	})
}

// concerns says whether the mailing has anything to say to a household, and if not, whether it is worth a line.
func (c Choice) concerns(group guests.Group) (why Reason, concerned bool) {
	invited, waits, pending, attending := false, false, false, false
	for _, p := range group.All {
		for occasion, in := range p.Invitations {
			if c.Occasion != "" && occasion != c.Occasion {
				continue
			}
			waits = waits || in.Waiting
			if !in.Waiting {
				invited = true
				pending = pending || in.Reply == guests.Pending
				attending = attending || in.Reply == guests.Attending
			}
		}
	}
	switch {
	case !invited && !waits:
		return "", false
	case !invited:
		return NotInvited, true
	case (c.Kind == Reminder || c.Kind == Update && c.To == ToPending) && !pending:
		return Replied, true
	case c.Kind == Update && c.To == ToAttending && !attending && pending:
		return Unanswered, true
	case c.Kind == Update && c.To == ToAttending && !attending:
		return NoNeed, true
	}
	return NoReason, true
}

// promoted says whether a household came from the waiting list, has been written to or has answered: it knows that it is
// invited, or is to know.
func promoted(group guests.Group) bool {
	for _, p := range group.All {
		for _, in := range p.Invitations {
			if !in.Waiting && (in.WaitingSince > 0 || in.SentAt > 0 || in.Reply != guests.Pending) {
				return true
			}
		}
	}
	return false
}

// hinders is why a household that is concerned can't get it now.
func (c Choice) hinders(group guests.Group, people []guests.Guest, past past, now time.Time) Reason {
	switch {
	case !slices.ContainsFunc(people, func(g guests.Guest) bool { return g.Age == guests.Adult }):
		return NoChildren
	case !c.ByHand && len(addresses(people)) == 0:
		return unaddressed(people)
	case past.open:
		return Queued
	case c.Kind == Reminder && past.on(now):
		return Today
	case (c.Kind == Invitation || c.Kind == SaveTheDate) && !c.Again && (!past.last.IsZero() || c.Kind == Invitation && sentOut(group, c.Occasion)):
		return HasIt
	}
	return NoReason
}

func unaddressed(people []guests.Guest) Reason {
	if len(bad(people)) > 0 {
		return BadAddress
	}
	return NoAddress
}

// bad are those to whom a message would go if their address were good, one for each address.
func bad(people []guests.Guest) (all []guests.Guest) {
	for _, g := range people {
		same := func(other guests.Guest) bool { return strings.EqualFold(other.Email, g.Email) }
		if g.Age == guests.Adult && g.Email != "" && !guests.Mailable(g) && !g.Unnamed && !slices.ContainsFunc(all, same) {
			all = append(all, g)
		}
	}
	return all
}

// known is what is known against addresses, as the mail server would say it.
func known(people []guests.Guest) Delivery {
	d := Delivery{Refused: map[string]Answer{}}
	for _, g := range bad(people) {
		if g.EmailProblem != "" {
			d.Refused[g.Email] = Answer{Text: g.EmailProblem}
		}
	}
	return d
}

func sentOut(group guests.Group, occasion change.ID) bool {
	for _, p := range group.All {
		for id, in := range p.Invitations {
			if in.SentAt > 0 && (occasion == "" || id == occasion) {
				return true
			}
		}
	}
	return false
}
