package messages

import (
	"cmp"
	"slices"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

// prepare makes a message ready in the moment before it is sent, from what rows hold now. ok is false when it is not to be
// sent by this sender any more; an outcome with a state says that it has no purpose any more.
func (v Voice) prepare(r *db.Read, id change.ID) (l Letter, m Message, o outcome, ok bool, err error) {
	if m, err = db.Find[Message](r, id); err != nil || m.State != Sending {
		return l, m, o, false, ignore(err)
	}
	kept, err := db.From[Result](r).Where("id = ? AND attempt = ?", string(id), m.Attempts).Count()
	if err != nil || kept > 0 {
		return l, m, o, false, err
	}
	mailing, err := mailingOf(r, m)
	if err != nil || m.MailingID != nil && mailing.State != Sending {
		return l, m, o, false, err
	}
	s, err := replies.Of(r, m.HouseholdID)
	if err != nil {
		return l, m, o, false, err
	}
	o.At = change.At(r.Now())
	if o.State, o.Reason, err = purposeless(r, m, mailing, s); err != nil || o.State != "" {
		if o.State == Refused || o.State == Sent {
			o.Detail = known(s.Guests).against(o.State == Sent)
		}
		return l, m, o, true, err
	}
	if l, err = v.letter(r, m, mailing, s); err == nil {
		l.To = m.lacks(s.Guests)
		l.ReplyTo, err = answersOf(r, s.Event, mailing)
	}
	return l, m, o, true, err
}

func mailingOf(r *db.Read, m Message) (Mailing, error) {
	if m.MailingID == nil {
		return Mailing{}, nil
	}
	return db.Find[Mailing](r, *m.MailingID)
}

// letter is a message as it would be sent now.
func (v Voice) letter(r *db.Read, m Message, mailing Mailing, s replies.State) (Letter, error) {
	lang := LanguageOf(s.Event, s.Household)
	text, err := textOf(r, m, mailing, lang)
	if err != nil {
		return Letter{}, err
	}
	made := fill(text, v.values(s, mailing.OccasionID, lang), lang)
	l := Letter{ID: string(m.ID), Sender: cmp.Or(s.Event.SenderName, s.Event.Name), To: addresses(s.Guests), Subject: made.Subject, Plain: made.Plain, HTML: made.HTML}
	if m.Kind == Receipt {
		l.OfReplying = true
		if v.Calendar != nil && len(s.Dated()) > 0 {
			l.Calendar = v.Calendar(lang, s, r.Now())
		}
	}
	return l, nil
}

func textOf(r *db.Read, m Message, mailing Mailing, lang string) (Text, error) {
	if m.MailingID != nil {
		return mailing.text(lang)
	}
	text, _, err := Written(r, m.Kind, lang)
	return text, err
}

// purposeless says why a message is not sent after all: who has answered is not reminded, who is not invited any more
// learns nothing.
func purposeless(r *db.Read, m Message, mailing Mailing, s replies.State) (State, Reason, error) {
	if m.MailingID != nil {
		about := len(concerned(s, mailing.OccasionID)) > 0
		switch {
		case !about && mailing.OccasionID != "" && !there(r, mailing.OccasionID):
			return Stopped, Gone, nil
		case !about:
			return Stopped, NotInvited, nil
		case m.Kind == Reminder && settled(s, mailing):
			return Stopped, Replied, nil
		case m.Kind == Reminder && !takes(s, mailing.OccasionID, r.Now()):
			return Stopped, Closed, nil
		}
	}
	if m.Kind == Reminder {
		if today, err := reminded(r, m, r.Now().In(s.Event.Location())); err != nil || today {
			return Stopped, Today, err
		}
	}
	switch {
	case len(m.lacks(s.Guests)) > 0:
		return "", NoReason, nil
	case len(m.Addresses) > 0:
		return Sent, NoReason, nil
	}
	return Refused, unaddressed(s.Guests), nil
}

func there(r *db.Read, occasion change.ID) bool {
	_, err := db.Find[events.Occasion](r, occasion)
	return err == nil
}

// takes says whether the household can answer to the occasion that it is reminded of; "" is any.
func takes(s replies.State, occasion change.ID, now time.Time) bool {
	return slices.ContainsFunc(s.Occasions, func(o replies.Occasion) bool {
		return (occasion == "" || o.ID == occasion) && replies.TakesFrom(s.Event, s.Household, o.Occasion, now)
	})
}

// Shown is a message as a host reads it before it is sent, or sends it by hand.
type Shown struct {
	Language string
	Letter
	Link string // the personal link alone
}

// Show makes a message as it would be sent now.
func (v Voice) Show(r *db.Read, id change.ID) (shown Shown, m Message, err error) {
	if m, err = db.Find[Message](r, id); err != nil {
		return shown, m, err
	}
	mailing, err := mailingOf(r, m)
	if err != nil {
		return shown, m, err
	}
	s, err := replies.Of(r, m.HouseholdID)
	if err != nil {
		return shown, m, err
	}
	shown.Language, shown.Link = LanguageOf(s.Event, s.Household), v.PersonalLink(s.Household)
	shown.Letter, err = v.letter(r, m, mailing, s)
	return shown, m.judged(settled(s, mailing)), err
}

// Sample is a text as a household would read it, in a language.
func (v Voice) Sample(r *db.Read, t Text, lang string, household, occasion change.ID) (Letter, error) {
	s, err := replies.Of(r, household)
	if err != nil {
		return Letter{}, err
	}
	return v.sample(t, s, lang, occasion), nil
}

// Example is a text as a made-up household would read it that comes to everything: its link and code open nothing.
func (v Voice) Example(r *db.Read, t Text, lang string) (l Letter, envelope string, err error) {
	s := replies.State{Household: guests.Household{Row: db.Row{ID: "example"}, EnvelopeName: "Ana & Luis Ferreira", ReplyCode: "ABCDEFGH"}, Now: r.Now()}
	for _, name := range []string{"Ana", "Luis"} {
		s.Guests = append(s.Guests, guests.Guest{Name: name + " Ferreira", Given: name, Age: guests.Adult})
	}
	if s.Event, err = events.Current(r); err != nil {
		return l, "", err
	}
	occasions, err := events.Occasions(r)
	for _, o := range occasions {
		line := replies.Occasion{Occasion: o}
		for _, g := range s.Guests {
			line.Lines = append(line.Lines, replies.Line{Guest: g, Invitation: guests.Invitation{Reply: guests.Attending}})
		}
		s.Occasions = append(s.Occasions, line)
	}
	return v.sample(t, s, lang, ""), s.Household.EnvelopeName, err
}

func (v Voice) sample(t Text, s replies.State, lang string, occasion change.ID) Letter {
	made := fill(t, v.values(s, occasion, lang), lang)
	return Letter{Sender: cmp.Or(s.Event.SenderName, s.Event.Name), Subject: made.Subject, Plain: made.Plain, HTML: made.HTML}
}
