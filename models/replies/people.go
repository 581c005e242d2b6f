package replies

import (
	"errors"
	"maps"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// about works out what the form writes about one person: a name for who had none, and what they eat.
func (w *writing) about(id change.ID, p About) error {
	i := slices.IndexFunc(w.state.Guests, func(g guests.Guest) bool { return g.ID == id })
	if i < 0 {
		w.moved()
		return nil
	}
	g := w.state.Guests[i]
	if p.Since > g.Version { // removed and brought back
		w.moved()
		return nil
	}
	name, set := db.Set{}, db.Set{}
	if p.Name != "" && !w.named(g, p, name) {
		return nil
	}
	switch p.Eats {
	case Everything:
		set["diets"], set["diet_note"], set["eats_all"] = db.Words{}, "", true
	case Diet:
		words, note := diets(p.Words(), g.Diets), lists.Clean(p.DietNote)
		if len(words) == 0 && note == "" {
			w.ask(invalid.Field{Name: "diet." + string(id), Message: "Say which, or choose “Eats everything”."})
		}
		set["diets"], set["diet_note"], set["eats_all"] = words, note, false
	}
	set, err := merged(w.tx, &g, p.Since, set)
	var crossed db.ErrConflict
	if errors.As(err, &crossed) || err == nil && contradicted(g, set) {
		w.ask(invalid.Field{Name: "diet." + string(id), Message: "Meanwhile somebody changed what {name} eats. Please look at it again.", Args: []any{"name", g.Name}})
		return nil
	}
	if err != nil {
		return err
	}
	maps.Copy(set, name) // not merged: how somebody without a name is spoken of follows another's name
	if !differs(g, set) {
		return nil
	}
	w.touched(id, "")
	w.updates = append(w.updates, func() error {
		if _, called := set["name"]; called {
			return w.name(&g, set)
		}
		return db.Update(w.tx, &g, set)
	})
	return nil
}

// name writes a name for who had none, and what follows from it.
func (w *writing) name(g *guests.Guest, set db.Set) error {
	before := g.Name
	end, err := guests.EnvelopeFollows(w.tx, g.HouseholdID)
	if err != nil {
		return err
	}
	if err := db.Update(w.tx, g, set); err != nil {
		return err
	}
	if err := guests.Renamed(w.tx, g, before); err != nil {
		return err
	}
	return end()
}

// named adds the name to what is written; false when somebody else named them meanwhile, which the person is told once.
func (w *writing) named(g guests.Guest, p About, set db.Set) bool {
	name := lists.Line(p.Name)
	switch {
	case name == "" || name == g.Name:
	case g.Unnamed:
		set["name"], set["unnamed"] = name, false
		maps.Copy(set, guests.Parts(name))
	case p.Since != 0 && p.Since < g.Version:
		w.ask(invalid.Field{Name: "name." + string(g.ID), Message: "Meanwhile {name} was entered here. Ask your hosts if that is not right.", Args: []any{"name", g.Name}})
		return false
	}
	return true
}

// contradicted says whether somebody is to eat everything of whom another said meanwhile what it is that they eat.
func contradicted(g guests.Guest, set db.Set) bool {
	return set["eats_all"] == true && (set["diets"] == nil && len(g.Diets) > 0 || set["diet_note"] == nil && g.DietNote != "")
}

func differs(g guests.Guest, set db.Set) bool {
	if _, ok := set["name"]; ok {
		return true
	}
	if words, ok := set["diets"].(db.Words); ok && !slices.Equal(words, g.Diets) {
		return true
	}
	if all, ok := set["eats_all"].(bool); ok && all != g.EatsAll {
		return true
	}
	note, ok := set["diet_note"].(string)
	return ok && note != g.DietNote
}

// diets are the words chosen, each once, in the order in which they are offered, then what the guest had besides. The
// form offers no others, so any other is left out. The same words as before stay in their order: nothing has changed.
func diets(chosen, had []string) (words db.Words) {
	for _, known := range slices.Concat(Diets, had, []string{string(Mild), string(Severe)}) {
		if slices.Contains(chosen, known) && !slices.Contains(words, known) {
			words = append(words, known)
		}
	}
	if slices.Equal(slices.Sorted(slices.Values(words)), slices.Compact(slices.Sorted(slices.Values(had)))) {
		return had
	}
	return words
}
