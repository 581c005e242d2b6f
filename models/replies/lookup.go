package replies

import (
	"slices"
	"strings"

	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports/lists"
)

// NameKey is the form under which a full name is looked up and its tries are counted: accents, case and the order of its
// words don't matter.
func NameKey(name string) string {
	words := strings.Fields(lists.Fold(name))
	slices.Sort(words)
	return strings.Join(words, " ")
}

// spellings are the forms under which a full name is compared: whoever has no keys for ä, ö or ü writes ae, oe or ue.
func spellings(name string) []string { return []string{NameKey(name), NameKey(guests.Spelled(name))} }

// ByName finds the one household with a guest of that full name, or of an alias, who knows what the event asks besides.
// Missed for nobody and for several alike. All are always compared, so that a miss takes as long as a find. Who is
// invited to nothing yet is not found: a name must not tell who waits on a list.
func ByName(r *db.Read, e events.Event, name, second string) (guests.Household, error) {
	list, err := guests.Everybody(r.AtEvent(e.OrganizationID, e.ID))
	if err != nil {
		return guests.Household{}, err
	}
	keys := spellings(name)
	var found, theirs []guests.Household
	for _, h := range list.Households {
		named, knows, asked := false, false, false
		for _, p := range h.People {
			named = is(p.Guest, keys) || named
			knows = ends(p.Phone, second) && e.NameLookup == events.ByPhone || knows
			for _, in := range p.Invitations {
				asked = asked || !in.Waiting
			}
		}
		knows = samePostcode(h.Postcode, second) && e.NameLookup == events.ByPostcode || knows
		if knows && !h.Host {
			theirs = append(theirs, h.Household)
		}
		if named && knows && asked && !h.Host {
			found = append(found, h.Household)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	missed := Missed{Name: name}
	if len(theirs) == 1 {
		missed.SecondOf = theirs[0].ID
	}
	return guests.Household{}, missed
}

// HeldByName is what somebody holds who opened a household by their name.
func HeldByName(r *db.Read, e events.Event, h guests.Household, name string) (guests.Held, error) {
	r = r.AtEvent(e.OrganizationID, e.ID)
	people, err := guests.OfHousehold(r, h.ID)
	keys := spellings(name)
	for _, g := range people {
		if is(g, keys) {
			return guests.OwnOf(r, h, g)
		}
	}
	return guests.Own(h), err
}

// is says whether a guest is called so. One word is a full name only for who has no other.
func is(g guests.Guest, keys []string) bool {
	names := []string{g.Name, g.Given + " " + g.Family}
	for _, alias := range g.Aliases {
		names = append(names, alias+" "+g.Family, alias)
	}
	hit := false
	for _, n := range names {
		full := strings.Contains(NameKey(n), " ") || NameKey(n) == NameKey(g.Name)
		for _, k := range spellings(n) {
			hit = slices.Contains(keys, k) && full || hit
		}
	}
	return hit && keys[0] != "" && !g.Unnamed
}

// ends compares the last four digits of a phone number.
func ends(phone, typed string) bool {
	a, b := lists.Digits(phone), lists.Digits(typed)
	return len(a) >= 4 && len(b) >= 4 && a[len(a)-4:] == b[len(b)-4:]
}

// samePostcode compares postcodes, whatever stands between their signs.
func samePostcode(postcode, typed string) bool {
	bare := func(s string) string { return strings.ReplaceAll(lists.Fold(s), " ", "") }
	return bare(postcode) != "" && bare(postcode) == bare(typed)
}
