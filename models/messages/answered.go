package messages

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/replies"
)

// Who has answered is not reminded, whoever wrote the answer down. A sender looks at the answers in the moment before it
// sends; a reminder that hosts would send by hand has no such moment, so it is judged whenever it is read.

// settled says that a household which is invited to what a mailing is about has answered all of it.
func settled(s replies.State, mailing Mailing) bool {
	about := false
	for _, o := range s.Occasions {
		if mailing.OccasionID != "" && o.ID != mailing.OccasionID {
			continue
		}
		about = true
		for _, l := range o.Lines {
			if l.Invitation.Reply == guests.Pending {
				return false
			}
		}
	}
	return about
}

// settledAt is the same of a household of the guest list; occasion is "" for all of them.
func settledAt(g *guests.Group, occasion change.ID) bool {
	about := false
	if g == nil {
		return false
	}
	for _, p := range g.All {
		for at, in := range p.Invitations {
			if in.Waiting || occasion != "" && at != occasion {
				continue
			}
			if about = true; in.Reply == guests.Pending {
				return false
			}
		}
	}
	return about
}

// judged is a message as it stands by what its household has answered.
func (m Message) judged(settled bool) Message {
	if m.Kind == Reminder && m.State == Waiting && settled {
		m.State, m.Reason = Stopped, Replied
	}
	return m
}

// judged is a mailing as it stands by what is left of it: one that hosts send by hand is over when they have nothing to send.
func (m Mailing) judged(left Count) Mailing {
	if m.ByHand && m.State == Waiting && left.Total() > 0 && left.Open() == 0 {
		m.State = Done
	}
	return m
}

// judge counts the reminders that have nothing left to remind of as stopped.
func judge(r *db.Read, lines []Line) error {
	var waiting []change.ID
	for _, l := range lines {
		if l.Kind == Reminder && l.Count[Waiting] > 0 {
			waiting = append(waiting, l.ID)
		}
	}
	if len(waiting) == 0 {
		return nil
	}
	rows, err := db.From[Message](r).In("mailing_id", waiting).Where("state = ?", string(Waiting)).All()
	if err != nil {
		return err
	}
	groups, err := households(r)
	if err != nil {
		return err
	}
	for i := range lines {
		for _, m := range rows {
			if *m.MailingID == lines[i].ID && settledAt(groups[m.HouseholdID], lines[i].OccasionID) {
				lines[i].Count[Waiting]--
				lines[i].Count[Stopped]++
			}
		}
		lines[i].Mailing = lines[i].judged(lines[i].Count)
	}
	return nil
}

// households are those of the guest list, by their ids.
func households(r *db.Read) (map[change.ID]*guests.Group, error) {
	list, err := guests.Everybody(r)
	if err != nil {
		return nil, err
	}
	return byID(list), nil
}

func byID(list *guests.Listing) map[change.ID]*guests.Group {
	groups := make(map[change.ID]*guests.Group, len(list.Households))
	for i := range list.Households {
		groups[list.Households[i].ID] = &list.Households[i]
	}
	return groups
}

// needed refuses to send a reminder by hand of which nothing is left.
func needed(r *db.Read, m Message) error {
	if m.Kind != Reminder {
		return nil
	}
	mailing, err := mailingOf(r, m)
	if err != nil {
		return err
	}
	s, err := replies.Of(r, m.HouseholdID)
	if err == nil && settled(s, mailing) {
		err = invalid.Refuse("They have answered meanwhile, so there is nothing to remind them of.")
	}
	return err
}
