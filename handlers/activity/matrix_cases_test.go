package activity_test

import (
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

// takings are the commands of which the last can be taken back; a guest or household is called by number, as seeded.
var takings = []taking{
	{
		name:   "a move of two people to a table",
		before: func(p *place) { p.lay("one"); p.lay("two"); p.attend(0, 1) },
		do:     func(p *place) webtest.Answer { return p.move(p.anna, "one", p.from("", 0), p.from("", 1)) },
		part: func(p *place) []string {
			p.move(p.ben, "two", p.from("one", 0)).Change()
			return []string{p.e.Guests[0].Name}
		},
		gone: func(p *place) { p.move(p.ben, "two", p.from("one", 0), p.from("one", 1)).Change() },
	},
	{
		name: "an edit of a guest",
		do: func(p *place) webtest.Answer {
			return p.editGuest(p.anna, 0, func(d *guests.GuestEdit) { d.Side, d.Note = "Amara", "Anna's note" })
		},
		part: func(p *place) []string {
			p.editGuest(p.ben, 0, func(d *guests.GuestEdit) { d.Note = "Ben's note" }).Change()
			return []string{p.e.Guests[0].Name}
		},
		gone: func(p *place) {
			p.editGuest(p.ben, 0, func(d *guests.GuestEdit) { d.Side, d.Note = "Jonas", "Ben's note" }).Change()
		},
		mixed: func(p *place) (row, want string) {
			return mixed[guests.Guest](p, p.e.Guests[0].ID, func(g *guests.Guest) { g.Note = "Ben's note" })
		},
	},
	{
		name: "an edit of a household",
		do: func(p *place) webtest.Answer {
			return p.editHousehold(p.anna, 1, func(d *guests.HouseholdEdit) { d.Side, d.Note = "Amara", "Anna's note" })
		},
		part: func(p *place) []string {
			p.editHousehold(p.ben, 1, func(d *guests.HouseholdEdit) { d.Note = "Ben's note" }).Change()
			return []string{p.e.Households[1].EnvelopeName}
		},
		gone: func(p *place) {
			p.editHousehold(p.ben, 1, func(d *guests.HouseholdEdit) { d.Side, d.Note = "Jonas", "Ben's note" }).Change()
		},
		mixed: func(p *place) (row, want string) {
			return mixed[guests.Household](p, p.e.Households[1].ID, func(h *guests.Household) { h.Note = "Ben's note" })
		},
	},
	{
		name:   "a request's outcome",
		before: func(p *place) { p.ask() },
		do: func(p *place) webtest.Answer {
			return p.anna.Post(p.at+"/requests/"+string(p.rows["request"])+"/resolution", "version", "1", "answer", "Of course")
		},
		gone: func(p *place) {
			p.ben.Post(p.at+"/requests/"+string(p.rows["request"])+"/reopening", "version", "2").Change()
		},
	},
	{
		name: "a tag for three people",
		do: func(p *place) webtest.Answer {
			return p.anna.Post(p.at+"/guests/tags", append(p.people(0, 1, 3), "typed", "school")...)
		},
		part: func(p *place) []string {
			p.ben.Post(p.at+"/guests/tags", append(p.people(1), "typed", "choir")...).Change()
			return []string{p.e.Guests[1].Name}
		},
		gone: func(p *place) {
			p.ben.Post(p.at+"/guests/tags", append(p.people(0, 1, 3), "typed", "choir")...).Change()
		},
	},
	{
		name: "invitations that are withdrawn",
		do: func(p *place) webtest.Answer {
			return p.anna.Post(p.at+"/guests/invitations", append(p.people(0, 1, 3), "withdraw", string(p.e.Occasions[0].ID))...)
		},
		part: func(p *place) []string {
			p.ben.Post(p.at+"/guests/invitations", append(p.people(1), "invite", string(p.e.Occasions[0].ID))...).Change()
			return []string{p.e.Guests[1].Name}
		},
		gone: func(p *place) {
			p.ben.Post(p.at+"/guests/invitations", append(p.people(0, 1, 3), "invite", string(p.e.Occasions[0].ID))...).Change()
		},
		why:  func(*place) string { return nothingLeft }, // invitations of their own stand in the way
		lost: func(p *place) []string { return []string{string(p.e.Guests[1].ID), string(p.e.Occasions[0].ID)} },
	},
	{
		name: "people who are removed",
		do:   func(p *place) webtest.Answer { return p.anna.Post(p.at+"/guests/removal", p.people(0, 3)...) },
		part: func(p *place) []string {
			p.remove(p.ben, 1)
			return []string{p.e.Households[1].EnvelopeName, p.e.Guests[3].Name}
		},
		gone: func(p *place) { p.remove(p.ben, 0); p.remove(p.ben, 1) },
		why: func(p *place) string {
			return p.e.Households[0].EnvelopeName + " was removed later. Take that back first, then this."
		},
		lost: func(p *place) []string { return []string{string(p.e.Guests[3].ID)} },
	},
	{
		name: "an import",
		do:   func(p *place) webtest.Answer { return p.bring("Name\nNoor Haddad\nSam Field\nTia Field\n") },
		part: func(p *place) []string {
			p.ben.Post(p.at+"/guests/tags", "guest", string(p.called("Noor Haddad")), "typed", "choir").Change()
			return []string{"Noor Haddad"}
		},
		along: func(p *place) change.ID { return find[guests.Guest](p, p.called("Noor Haddad")).HouseholdID },
		gone: func(p *place) {
			p.ben.Post(p.at+"/guests/tags", "guest", string(p.called("Noor Haddad")), "guest", string(p.called("Sam Field")), "guest", string(p.called("Tia Field")), "typed", "choir").Change()
		},
	},
}
