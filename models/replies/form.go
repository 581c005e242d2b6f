package replies

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"convive/models/guests"
	"convive/models/invalid"
)

// Values is the draft as its form's fields, so that it can wait in a hidden field or beside the feeds.
func (d Draft) Values() url.Values {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	number := func(name string, n int64) {
		if n != 0 {
			v.Set(name, strconv.FormatInt(n, 10))
		}
	}
	number("version", d.Version)
	number("round", d.Round)
	set("note", d.Note)
	set("songs", d.Songs)
	set("source", string(d.Source))
	set("left", d.Left)
	if d.Asked {
		v.Set("asked-note", "1")
	}
	if d.Sung {
		v.Set("asked-songs", "1")
	}
	for at, said := range d.Said {
		number(slotField("since", at), said.Since)
		if said.Told {
			v[SlotField(at)] = append([]string{""}, said.Words...)
		}
	}
	for at, a := range d.Answers {
		cell := string(at.Guest) + "." + string(at.Occasion)
		set("reply."+cell, string(a.Reply))
		set("meal."+cell, string(a.Meal))
		number("at."+cell, a.Since)
	}
	for id, p := range d.People {
		guest := string(id)
		set("name."+guest, p.Name)
		set("diet."+guest, string(p.Eats))
		set("severity."+guest, string(p.Severity))
		set("dietnote."+guest, p.DietNote)
		number("at."+guest, p.Since)
		if len(p.Diets) > 0 {
			v["diets."+guest] = slices.Clone(p.Diets)
		}
	}
	return v
}

// Validate finds what is too long or can't be chosen.
func (d Draft) Validate() (wrong invalid.Fields) {
	for _, at := range d.cells() {
		a := d.Answers[at]
		ok := a.Reply == "" || a.Reply == guests.Attending || a.Reply == guests.Declined
		wrong.Check(ok, at.field("reply"), "Choose one of the two.")
		wrong.Check(!a.skipped(), at.field("reply"), "Meanwhile somebody answered differently here. Which is right?")
	}
	for _, id := range d.people() {
		p := d.People[id]
		wrong.Check(p.Eats == "" || p.Eats == Everything || p.Eats == Diet, "diet."+string(id), "Choose one of the two.")
		said := p.Eats != Diet || len(p.Diets) > 0 || p.DietNote != "" || p.Severity != ""
		wrong.Check(said, "diet."+string(id), "Say which, or choose “Eats everything”.")
		wrong.Check(p.Severity == "" || isSeverity(string(p.Severity)), "severity."+string(id), "Choose one of these.")
		wrong.Check(utf8.RuneCountInString(p.DietNote) <= maxDiet, "dietnote."+string(id), "Please use at most {n} characters.", "n", maxDiet)
		wrong.Check(utf8.RuneCountInString(p.Name) <= maxName, "name."+string(id), "Please use at most {n} characters.", "n", maxName)
		wrong.Check(len(strings.Join(p.Diets, "")) <= maxDiet, "diet."+string(id), "Please use at most {n} characters.", "n", maxDiet)
	}
	wrong.Check(utf8.RuneCountInString(d.Note) <= maxNote, "note", "Please use at most {n} characters.", "n", maxNote)
	wrong.Check(utf8.RuneCountInString(d.Songs) <= maxNote, "songs", "Please use at most {n} characters.", "n", maxNote)
	wrong.Check(d.Source == "" || slices.Contains(OnBehalf, d.Source), "source", "Choose how the reply came.")
	return wrong
}
