package messages

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

// Voice says in a language what rows hold, and makes links. It is handed in, since sentences and addresses are no
// business of the models.
type Voice struct {
	Secret   []byte                                                   // of the installation; personal links are made from it
	Link     func(path string) string                                 // an absolute address, built from the base URL alone
	Day      func(lang string, day time.Time) string                  // "31 August 2026"
	When     func(lang string, at time.Time) string                   // the same with the hour
	List     func(lang string, items []string) string                 // "Ana and Luis"
	Unsaid   func(lang, names string) string                          // "Ana and Luis: no answer yet"; for nobody by name without them
	Calendar func(lang string, s replies.State, now time.Time) []byte // what a household comes to; nil for no file
}

// LanguageOf is the language of messages to a household: its own, else the event's first.
func LanguageOf(e events.Event, h guests.Household) string {
	for _, lang := range append([]string{h.Language}, e.Languages...) {
		if slices.Contains(Languages, lang) {
			return lang
		}
	}
	return fallback
}

// values are what the places of a text stand for, for one household and perhaps one occasion.
func (v Voice) values(s replies.State, occasion change.ID, lang string) Values {
	e, h := s.Event, s.Household
	about := concerned(s, occasion)
	all := Values{
		"name": cmp.Or(v.List(lang, adults(s.Guests)), h.EnvelopeName), "envelope": h.EnvelopeName, "event": e.Name,
		"link": v.PersonalLink(h), "code": guests.ShowCode(h.ReplyCode), "place": e.Place, "sender": cmp.Or(e.SenderName, e.Name),
		"occasions": v.occasions(e, about, lang), "answers": v.answers(s, lang),
	}
	if len(about) > 0 {
		all["occasion"] = about[0].Name
	}
	if day := s.LastDayOf(occasion); !day.IsZero() {
		all["deadline"] = v.Day(lang, day)
	}
	return all
}

// PersonalLink opens a household's pages.
func (v Voice) PersonalLink(h guests.Household) string {
	return v.Link("/r/" + guests.LinkKey(v.Secret, h.ID, h.LinkGeneration))
}

// concerned are the occasions that the household is invited to, or the one that the message is about.
func concerned(s replies.State, occasion change.ID) (all []events.Occasion) {
	for _, o := range s.Occasions {
		if occasion == "" || o.ID == occasion {
			all = append(all, o.Occasion)
		}
	}
	return all
}

func (v Voice) occasions(e events.Event, about []events.Occasion, lang string) string {
	lines := make([]string, len(about))
	for i, o := range about {
		parts := []string{o.Name}
		if at, known := o.StartsAt(e.Location()); known {
			parts = append(parts, v.When(lang, at))
		}
		if o.Place != "" {
			parts = append(parts, o.Place)
		}
		lines[i] = strings.Join(parts, " · ")
	}
	return strings.Join(lines, "\n")
}

// answers say who comes to what, and who has not said so yet: that is no "no".
func (v Voice) answers(s replies.State, lang string) string {
	var lines []string
	for _, o := range s.Occasions {
		var coming, unsaid []string
		for _, l := range o.Lines {
			switch l.Invitation.Reply {
			case guests.Attending:
				coming = append(coming, l.Guest.Name)
			case guests.Pending:
				unsaid = append(unsaid, l.Guest.Name)
			}
		}
		said := cmp.Or(v.List(lang, coming), "–")
		switch {
		case len(unsaid) == len(o.Lines):
			said = v.Unsaid(lang, "")
		case len(unsaid) > 0:
			said += " · " + v.Unsaid(lang, v.List(lang, unsaid))
		}
		lines = append(lines, o.Name+": "+said)
	}
	return strings.Join(lines, "\n")
}

// adults are how those are called to whom a message speaks: all by their given names, or all by their full ones where the
// given name of somebody is not known.
func adults(people []guests.Guest) (names []string) {
	var full []string
	for _, g := range people {
		if g.Age != guests.Adult || g.Unnamed {
			continue
		}
		full = append(full, g.Name)
		if given := cmp.Or(g.Given, mononym(g)); given != "" {
			names = append(names, given)
		}
	}
	if len(names) < len(full) {
		return full
	}
	return names
}

// mononym is the name of who has a single one.
func mononym(g guests.Guest) string {
	if strings.ContainsFunc(g.Name, unicode.IsSpace) {
		return ""
	}
	return g.Name
}

// addresses are where a message to these people goes, each once.
func addresses(people []guests.Guest) (all []string) {
	for _, g := range people {
		same := func(other string) bool { return strings.EqualFold(other, g.Email) }
		if guests.Mailable(g) && !slices.ContainsFunc(all, same) {
			all = append(all, g.Email)
		}
	}
	return all
}
