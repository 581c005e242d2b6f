package messages

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// Count is how many messages are in each state.
type Count map[State]int

// Total is how many there are.
func (c Count) Total() (n int) {
	for _, of := range c {
		n += of
	}
	return n
}

// Open is how many have not come to an end.
func (c Count) Open() int { return c[Waiting] + c[Sending] }

// Line is one mailing as the outbox lists it.
type Line struct {
	Mailing
	Occasion string // its name; "" for all of them, or one that is gone
	Count    Count
	Partly   int // that were sent, and not to every address
}

// Outbox lists the mailings, the latest first, and counts the receipts.
func Outbox(r *db.Read) (lines []Line, receipts Count, err error) {
	type row struct {
		MailingID *change.ID
		State     State
		N         int
		Told      int // of which the mail server said something
	}
	var rows []row
	if err := db.From[Message](r).Into(&rows, "mailing_id, state, count(*) AS n, sum(CASE WHEN detail <> '' THEN 1 ELSE 0 END) AS told", "mailing_id, state"); err != nil {
		return nil, nil, err
	}
	mailings, err := db.All[Mailing](r, "created_at DESC, id DESC")
	if err != nil {
		return nil, nil, err
	}
	names, err := occasionNames(r)
	if err != nil {
		return nil, nil, err
	}
	receipts = Count{}
	counts, partly := map[change.ID]Count{}, map[change.ID]int{}
	for _, row := range rows {
		if row.MailingID == nil {
			receipts[row.State] += row.N
			continue
		}
		if counts[*row.MailingID] == nil {
			counts[*row.MailingID] = Count{}
		}
		counts[*row.MailingID][row.State] += row.N
		if row.State == Sent {
			partly[*row.MailingID] += row.Told
		}
	}
	for _, m := range mailings {
		lines = append(lines, Line{Mailing: m, Occasion: names[m.OccasionID], Count: counts[m.ID], Partly: partly[m.ID]})
	}
	return lines, receipts, judge(r, lines)
}

func occasionNames(r *db.Read) (map[change.ID]string, error) {
	rows, err := events.Occasions(r)
	names := make(map[change.ID]string, len(rows))
	for _, o := range rows {
		names[o.ID] = o.Name
	}
	return names, err
}

// Entry is one message as a list shows it.
type Entry struct {
	Message
	Envelope string
	SortKey  string
	To       []string       // where it would go now
	Bad      []guests.Guest // to whom it would go if their address were good
}

// Sheet is one mailing with its messages, or all receipts.
type Sheet struct {
	Line
	Entries []Entry
	PutOff  int // that were tried and wait for their next time
}

// OfMailing reads a mailing; db.ErrNotFound when it was taken back.
func OfMailing(r *db.Read, id change.ID) (s Sheet, err error) {
	if s.Mailing, err = db.Find[Mailing](r, id); err != nil {
		return s, err
	}
	names, err := occasionNames(r)
	if err != nil {
		return s, err
	}
	s.Occasion = names[s.OccasionID]
	return s, s.read(r, ofMailing(r, id))
}

// Receipts reads the receipts, the latest first.
func Receipts(r *db.Read) (s Sheet, err error) {
	s.Kind = Receipt
	if err := s.read(r, db.From[Message](r).Where("mailing_id IS NULL")); err != nil {
		return s, err
	}
	slices.SortStableFunc(s.Entries, func(a, b Entry) int { return int(b.CreatedAt/1e6 - a.CreatedAt/1e6) })
	return s, nil
}

func (s *Sheet) read(r *db.Read, q db.Query[Message]) error {
	rows, err := q.Order("id").All()
	if err != nil {
		return err
	}
	groups, err := households(r)
	if err != nil {
		return err
	}
	s.Count = Count{}
	for _, m := range rows {
		e := Entry{Message: m}
		if g := groups[m.HouseholdID]; g != nil {
			e.Envelope, e.SortKey = g.EnvelopeName, g.SortKey
			var people []guests.Guest
			for _, p := range g.All {
				people = append(people, p.Guest)
			}
			e.To = m.lacks(people)
			e.Bad = slices.DeleteFunc(bad(people), func(g guests.Guest) bool { return m.has(g.Email) || slices.Contains(e.To, g.Email) })
			e.Message = m.judged(settledAt(g, s.OccasionID))
		}
		s.Count[e.State]++
		if e.PutOff() {
			s.PutOff++
		}
		if e.Partly() {
			s.Partly++
		}
		s.Entries = append(s.Entries, e)
	}
	slices.SortStableFunc(s.Entries, func(a, b Entry) int {
		if a.SortKey < b.SortKey {
			return -1
		}
		if a.SortKey > b.SortKey {
			return 1
		}
		return 0
	})
	s.Mailing = s.judged(s.Count)
	return nil
}

// OpenCount counts what has not got through, for the navigation.
func OpenCount(r *db.Read) (n int64, err error) {
	return db.From[Message](r).Where("state IN (?, ?)", string(Refused), string(Failed)).Count()
}
