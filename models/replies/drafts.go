package replies

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// Saved is a reply that somebody is still filling in. Its id stands in the page's address and tells two phones of one
// household apart.
type Saved struct {
	EventID     change.ID      `gorm:"primaryKey"`
	HouseholdID change.ID      `gorm:"primaryKey"`
	ID          change.ID      `gorm:"primaryKey"`
	Fields      string         // the form's, as a form sends them
	StartedAt   change.Instant // since when the household has a reply that it did not send
	SavedAt     change.Instant
}

// TableName is the table of drafts.
func (Saved) TableName() string { return "reply_drafts" }

// How long drafts are kept, and how many of one household.
const (
	draftLife = 60 * 24 * time.Hour
	maxDrafts = 12
)

// Keep stores a draft beside the feeds, in the scope of its household. It says whether it is the household's first since
// its last reply (sent at that instant, 0 for never): then the hosts' pages want to know (Begin).
func Keep(tx *db.Tx, id change.ID, d Draft, sent change.Instant) (first bool, err error) {
	if err := db.Remove[Saved](tx, "saved_at < ?", int64(change.At(tx.Now().Add(-draftLife)))); err != nil {
		return false, err
	}
	all, err := db.From[Saved](tx.Read).Order("saved_at").All()
	if err != nil {
		return false, err
	}
	row := Saved{ID: id, Fields: d.Values().Encode(), StartedAt: change.At(tx.Now()), SavedAt: change.At(tx.Now())}
	first = true
	var others []Saved
	for _, old := range all {
		if old.StartedAt > sent { // what the household began, it began then
			row.StartedAt, first = min(row.StartedAt, old.StartedAt), false
		}
		if old.ID != id {
			others = append(others, old)
		}
	}
	for _, old := range others[:max(len(others)-maxDrafts+1, 0)] {
		if err := db.Remove[Saved](tx, "id = ?", string(old.ID)); err != nil {
			return false, err
		}
	}
	return first, db.Put(tx, &row, "id = ?", string(id))
}

// Begin tells the hosts' pages that the household began a reply, once it is kept.
func Begin(tx *db.Tx) (change.Change, error) {
	return change.ReplyBegun{Household: tx.Scope().Household}, nil
}

// Sweep removes the drafts of all events that nobody has gone on with for as long as they are kept: a household that
// never comes back leaves its words about diets behind.
func Sweep(ctx context.Context, d *db.DB) error {
	s := access.Installation(change.Actor{Kind: change.ByConvive})
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		return db.Remove[Saved](tx, "saved_at < ?", int64(change.At(tx.Now().Add(-draftLife))))
	})
}

// Discard removes a draft that has been sent.
func Discard(tx *db.Tx, id change.ID) error { return db.Remove[Saved](tx, "id = ?", string(id)) }

// Kept reads a draft; an empty one when nothing was kept under the id.
func Kept(r *db.Read, id change.ID) (Draft, error) {
	row, err := db.From[Saved](r).Where("id = ?", string(id)).First()
	if errors.Is(err, db.ErrNotFound) {
		return Draft{}, nil
	}
	return row.draft(), err
}

// Unsent finds the household's newest draft that is younger than its last reply; ok is false when there is none.
func Unsent(r *db.Read, since change.Instant) (s Saved, ok bool, err error) {
	s, err = db.From[Saved](r).Where("saved_at > ?", int64(since)).Order("saved_at DESC").First()
	if errors.Is(err, db.ErrNotFound) {
		return s, false, nil
	}
	return s, err == nil, err
}

func (s Saved) draft() (d Draft) {
	values, err := url.ParseQuery(s.Fields)
	if err != nil {
		return Draft{}
	}
	return Read(values)
}

// Resume lays a kept draft over the state: what was typed counts; people, occasions, meals and diets that have gone are
// left out, and new ones are there. The premise of what the draft holds stays the draft's.
func (s State) Resume(kept Draft) Draft {
	d := s.Started()
	if kept.Answers == nil {
		return d
	}
	d.Version = min(kept.Version, d.Version)
	if kept.Asked {
		d.Note = kept.Note
	}
	if kept.Sung {
		d.Songs = kept.Songs
	}
	s.resumeSaid(&d, kept)
	for at, now := range d.Answers {
		was, ok := kept.Answers[at]
		if !ok || !s.takesAt(at) {
			continue
		}
		if was.Reply != "" {
			now.Reply = was.Reply
		}
		if s.serves(at, was.Meal) {
			now.Meal = was.Meal
		}
		if now.Asked = was.Asked; was.Reply == "" && was.Asked != "" {
			now.Reply = was.Asked
		}
		if was.Since != 0 && was.Since <= now.Since {
			now.Since = was.Since
		}
		d.Answers[at] = now
	}
	for id, now := range d.People {
		was, ok := kept.People[id]
		if !ok {
			continue
		}
		if was.Eats != "" {
			now.Eats, now.Diets, now.Severity, now.DietNote = was.Eats, diets(was.Diets, now.Diets), was.Severity, was.DietNote
		}
		now.Name = was.Name
		if was.Since != 0 && was.Since <= now.Since {
			now.Since = was.Since
		}
		d.People[id] = now
	}
	return d
}

// resumeSaid lays the answers to questions over what is stored. A choice that hosts took back meanwhile is left out.
func (s State) resumeSaid(d *Draft, kept Draft) {
	for at, now := range d.Said {
		was, ok := kept.Said[at]
		if !ok {
			continue
		}
		q, _ := s.Question(at.Question)
		if words := q.Tidy(was.Words); was.Told && (!q.AnswerKind.Offers() || q.Fits(words, now.Words)) {
			now.Words = words
		}
		if was.Since <= now.Since {
			now.Since = was.Since
		}
		d.Said[at] = now
	}
}

// Accept makes the present state the premise of the fields that somebody else changed too, so that the person's next
// choice counts. A name that is there by now is no question any more.
func (s State) Accept(d Draft, wrong []string) Draft {
	now := s.Started()
	for _, field := range wrong {
		kind, rest, _ := strings.Cut(field, ".")
		guest, occasion, isCell := strings.Cut(rest, ".")
		switch at := (Cell{change.ID(guest), change.ID(occasion)}); {
		case isCell && kind != "answer":
			if a, ok := d.Answers[at]; ok {
				a.Since = now.Answers[at].Since
				d.Answers[at] = a
			}
		case kind == "answer":
			slot := readSlot(rest)
			if said, ok := d.Said[slot]; ok {
				said.Since = now.Said[slot].Since
				d.Said[slot] = said
			}
		case kind == "note" || kind == "songs":
			d.Version = now.Version
		default:
			if p, ok := d.People[at.Guest]; ok {
				p.Since = now.People[at.Guest].Since
				d.People[at.Guest] = p
			}
		}
	}
	for _, g := range s.Guests {
		if p, ok := d.People[g.ID]; ok && !g.Unnamed {
			p.Name = ""
			d.People[g.ID] = p
		}
	}
	return d
}

// NeedsMeal says whether the draft still has to ask somebody for a meal, or may.
func (s State) NeedsMeal(d Draft) bool {
	for _, o := range s.Occasions {
		for _, l := range o.Lines {
			if o.Open && d.Answers[Cell{l.Guest.ID, o.ID}].Reply == guests.Attending && len(o.MealsFor(l.Guest.Age)) > 0 {
				return true
			}
		}
	}
	return false
}

// AnyMeal says whether anybody of the household has a meal to choose, if they come.
func (s State) AnyMeal() bool {
	for _, o := range s.Occasions {
		for _, l := range o.Lines {
			if len(o.MealsFor(l.Guest.Age)) > 0 {
				return true
			}
		}
	}
	return false
}

// Comes says whether the draft has a guest coming to anything.
func (s State) Comes(d Draft, guest change.ID) bool {
	for _, o := range s.Occasions {
		if d.Answers[Cell{guest, o.ID}].Reply == guests.Attending {
			return true
		}
	}
	return false
}

// AllCome is the draft with everybody attending everything that can still be answered.
func (s State) AllCome(d Draft) Draft {
	for at, a := range d.Answers {
		if !s.takesAt(at) {
			continue
		}
		a.Reply = guests.Attending
		d.Answers[at] = a
	}
	return d
}
