package imports

import (
	"fmt"
	"strings"

	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
)

// tellHousehold works out what the list changes about a household.
func (p *Plan) tellHousehold(s *state, h *Household) {
	from, here, known := h.from, guests.Household{}, h.row != nil
	if known {
		here, h.key = h.row.Household, p.keyFor(h.row.key, from.Match)
		if from.Ref == string(here.ID) { // the list says what stood here: what differs was changed in it
			h.own, h.key = true, key{Said: map[string]string{}}
		}
	} else {
		h.key = p.keyFor(key{}, from.Match)
	}
	h.set = db.Set{}
	t := teller{known, h.key.Said, &h.Cells, func(c Cell) { p.Kept = append(p.Kept, Kept{Household: h.Name, Cell: c}) }}
	a := from.Address
	for _, c := range []struct{ column, was, now string }{
		{"envelope_name", here.EnvelopeName, from.EnvelopeName}, {"street", here.Street, a.Street}, {"street2", here.Street2, a.Street2},
		{"city", here.City, a.City}, {"region", here.Region, a.Region}, {"postcode", here.Postcode, a.Postcode}, {"country", here.Country, a.Country},
		{"language", here.Language, from.Language}, {"side", here.Side, sideOf(s.event, from.Side)},
	} {
		t.column(h.set, c.column, c.was, c.now, c.now)
	}
	t.column(h.set, "list", string(here.List), from.List, guests.List(from.List))
	t.words(h.set, "tags", here.Tags, from.Tags)
	if note := t.tellFields(t.tellNote(here.Note, from.Note), nil); note != here.Note {
		h.set["note"] = note
	}
	if !known && from.EnvelopeName == "" && from.Match.Name == "" { // nobody is named: the line's own words
		h.set["envelope_name"] = from.Envelope()
	}
	if from.Diet != "" && len(from.Guests) > 1 {
		p.problem(from.Row, p.List.Header(lists.Diet, lists.DietNote), fmt.Sprintf("The diet “%s” was said of the whole line; it stands with its first guest. Look whose it is.", from.Diet))
	}
}

// keyFor is the key after this import. Somebody whom another list brought keeps that list's key.
func (p *Plan) keyFor(k key, m lists.Match) key {
	if k.List != "" && k.List != p.list {
		m = k.Match
	}
	return k.next(m)
}

// tellGuest works out what the list changes about a guest, the replies aside.
func (p *Plan) tellGuest(s *state, h *Household, g *Guest) {
	from, here, known := g.from, guests.Guest{}, g.row != nil
	if known {
		here, g.key = g.row.Guest, p.keyFor(g.row.key, from.Match)
		if sameRef(g, g.row) {
			g.own, g.key = true, key{Said: map[string]string{}}
		}
	} else {
		g.key = p.keyFor(key{}, from.Match)
	}
	g.set = db.Set{}
	who := from.Name
	if known {
		who = here.Name
	}
	t := teller{known, g.key.Said, &g.Cells, func(c Cell) { p.Kept = append(p.Kept, Kept{who, h.Name, c}) }}
	p.tellName(t, g, here)
	note := from.DietNote
	if from == &h.from.Guests[0] && h.from.Diet != "" {
		note = strings.TrimPrefix(note+"; "+h.from.Diet, "; ")
	}
	side := sideOf(s.event, from.Side)
	if known && here.Side == "" && side == g.row.home.Side {
		side = "" // theirs already, through their household
	}
	t.column(g.set, "side", here.Side, side, side)
	t.column(g.set, "email", here.Email, from.Email, from.Email)
	t.column(g.set, "phone", here.Phone, from.Phone, from.Phone)
	t.column(g.set, "diet_note", here.DietNote, note, note)
	t.column(g.set, "age", string(here.Age), string(from.Age), guests.Age(from.Age))
	if d := guests.Diets(from.Diet); len(d) > 0 {
		t.column(g.set, "diets", strings.Join(here.Diets, ", "), strings.Join(d, ", "), db.Words(d))
	} else {
		t.column(g.set, "diets", strings.Join(here.Diets, ", "), "", nil)
	}
	t.words(g.set, "tags", here.Tags, from.Tags)
	if from.AgeYears != nil {
		years, n := int64(*from.AgeYears), fmt.Sprint(*from.AgeYears)
		was := ""
		if here.AgeYears != nil {
			was = fmt.Sprint(*here.AgeYears)
		}
		t.column(g.set, "age_years", was, n, &years)
	}
	told := from.Note
	if g.own && from.Note != "" { // it was written out whole
		t.column(g.set, "note", here.Note, from.Note, from.Note)
		here.Note = from.Note
	} else {
		told = t.tellNote(here.Note, from.Note)
	}
	if told = t.tellFields(told, withTable(*from)); told != here.Note {
		g.set["note"] = told
	}
}

// withTable is what goes into the note by header: a table of the list is no table of the event's.
func withTable(g lists.Guest) map[string]string {
	fields := map[string]string{"Table": g.Table}
	for header, text := range g.Fields {
		fields[header] = text
	}
	return fields
}

// tellName works out a new name. A person who was given another name here keeps it while the list says the old one.
func (p *Plan) tellName(t teller, g *Guest, here guests.Guest) {
	from := g.from
	if from.Unnamed || g.own && lists.Line(here.Name) == from.Name {
		return
	}
	was := here.Name
	if here.Unnamed {
		was = ""
	}
	if !t.known || !g.own && !here.Unnamed && t.said["name"] == "" && lists.Fold(was) == from.Match.Name { // the spelling here stays
		t.said["name"] = fingerprint(from.Name)
		if t.known {
			return
		}
	} else if !t.says("name", Cell{Field: "name", Was: was, Now: from.Name}) {
		return
	} else {
		g.Cells = g.Cells[:len(g.Cells)-1] // a rename is told apart from the cells
		g.Was = here.Name
	}
	g.set["name"], g.set["given"], g.set["family"] = from.Name, from.Given, from.Family
	g.set["prefix"], g.set["suffix"], g.set["unnamed"] = from.Prefix, from.Suffix, false
	aliases := append(db.Words{}, here.Aliases...)
	for _, a := range append([]string{from.Nickname}, from.Aliases...) {
		if a != "" && !holds(aliases, a) {
			aliases = append(aliases, a)
		}
	}
	if len(aliases) > len(here.Aliases) {
		g.set["aliases"] = aliases
	}
	if g.Was != "" && !here.Unnamed {
		p.problem(g.Row, p.List.NameHeader(), fmt.Sprintf("“%s” was taken for “%s” under a new name.", from.Name, here.Name))
	}
}

func (p *Plan) problem(row int, column, message string) {
	p.Problems = append(p.Problems, lists.Problem{Row: row, Column: column, Message: message})
}
