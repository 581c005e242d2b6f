package guests_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// people adds each guest in a household of their own.
func (k kit) people(all ...guests.Guest) (ids []change.ID) {
	k.Helper()
	var list []*guests.NewHousehold
	for _, g := range all {
		list = append(list, &guests.NewHousehold{People: []*guests.NewGuest{{Guest: g}}})
	}
	k.do(func(tx *db.Tx) (change.Change, error) {
		return change.GuestsImported{}, guests.Create(tx, guests.Keys{Secret: secret}, list...)
	})
	for _, h := range list {
		ids = append(ids, h.People[0].ID)
	}
	return ids
}

// pairs are the finder's pairs as text, the surest first: "Ada = Ada: name, email; but other-email (7)".
func (k kit) pairs() (all []string) {
	k.Helper()
	k.read(func(r *db.Read) error {
		found, err := guests.Duplicates(r)
		for _, l := range found {
			names := []string{l.A.Name, l.B.Name}
			slices.Sort(names)
			all = append(all, fmt.Sprintf("%s: %s%s %v", strings.Join(names, " = "), words(l.For, ""), words(l.Against, "; but "), l.Likely()))
		}
		return err
	})
	return all
}

func words(reasons []guests.Reason, before string) string {
	var all []string
	for _, r := range reasons {
		all = append(all, string(r))
	}
	if len(all) == 0 {
		return ""
	}
	return before + strings.Join(all, ", ")
}

func TestLikelyPairsAreFoundWithTheirReasons(t *testing.T) {
	for name, c := range map[string]struct {
		a, b guests.Guest
		want string // "" for no pair
	}{
		"case, accents and a hyphen": {guests.Guest{Name: "Zoë Anne-Marie Lång"}, guests.Guest{Name: "ZOE ANNE MARIE LANG"}, "ZOE ANNE MARIE LANG = Zoë Anne-Marie Lång: name false"},
		"one address and one name":   {guests.Guest{Name: "Ada Lawson", Email: "ada@example.org"}, guests.Guest{Name: "Ada Lawson", Email: "ADA@example.org"}, "Ada Lawson = Ada Lawson: name, email true"},
		"a telephone as well":        {guests.Guest{Name: "Ada Lawson", Phone: "020 7946 0001"}, guests.Guest{Name: "Ada Lawson", Phone: "+44 20 7946 0001"}, "Ada Lawson = Ada Lawson: name, phone true"},
		"a nickname":                 {guests.Guest{Name: "Elizabeth Moor", Given: "Elizabeth", Family: "Moor", Aliases: db.Words{"Liz"}}, guests.Guest{Name: "Liz Moor"}, "Elizabeth Moor = Liz Moor: alias false"},
		"a former name, one address": {guests.Guest{Name: "Ada Lawson", Email: "ada@example.org"}, guests.Guest{Name: "Ada Moor", Email: "ada@example.org"}, "Ada Lawson = Ada Moor: email false"},
		"a nickname, one address":    {guests.Guest{Name: "Bob Twin", Email: "same@example.org"}, guests.Guest{Name: "Robert Twin", Email: "Same@example.org"}, "Bob Twin = Robert Twin: email, alias true"},
		"a nickname of that name":    {guests.Guest{Name: "Kate Moor", Given: "Kate", Family: "Moor"}, guests.Guest{Name: "Katherine Moor"}, "Kate Moor = Katherine Moor: alias false"},
		"a nickname, other families": {guests.Guest{Name: "Bob Moor", Email: "us@example.org"}, guests.Guest{Name: "Robert Lawson", Email: "us@example.org"}, "Bob Moor = Robert Lawson: email false"},
		"two nicknames of strangers": {guests.Guest{Name: "Bob Moor"}, guests.Guest{Name: "Robert Lawson"}, ""},
		"a nickname alone":           {guests.Guest{Name: "Bob"}, guests.Guest{Name: "Robert"}, ""},
		"a slip":                     {guests.Guest{Name: "Rosalind Moor"}, guests.Guest{Name: "Rosalinde Moor"}, "Rosalind Moor = Rosalinde Moor: typo false"},
		"two spellings of one name":  {guests.Guest{Name: "Katherine Moor"}, guests.Guest{Name: "Catherine Moor"}, "Catherine Moor = Katherine Moor: alias false"},
		"letters that changed places": {guests.Guest{Name: "Siobhan Nolan", Email: "s@example.org"}, guests.Guest{Name: "Siobahn Nolan", Email: "s@example.org"},
			"Siobahn Nolan = Siobhan Nolan: email, typo true"},
		"the family first":          {guests.Guest{Name: "Zhang Wei", Given: "Wei", Family: "Zhang"}, guests.Guest{Name: "Wei Zhang", Given: "Wei", Family: "Zhang"}, "Wei Zhang = Zhang Wei: name false"},
		"two of one name":           {guests.Guest{Name: "Maria Garcia", Email: "m1@example.org"}, guests.Guest{Name: "Maria Garcia", Email: "m2@example.org"}, "Maria Garcia = Maria Garcia: name; but other-email false"},
		"a father and his son":      {guests.Guest{Name: "Jon Reed", Given: "Jon", Family: "Reed"}, guests.Guest{Name: "Jon Reed Jr.", Given: "Jon", Family: "Reed", Suffix: "Jr.", Age: guests.Child}, ""},
		"a couple's one address":    {guests.Guest{Name: "Ada Lawson", Email: "us@example.org"}, guests.Guest{Name: "Ben Moor", Email: "us@example.org"}, ""},
		"short names":               {guests.Guest{Name: "Ana Po"}, guests.Guest{Name: "Ada Po"}, ""},
		"an adult and a child":      {guests.Guest{Name: "Ada Lawson"}, guests.Guest{Name: "Ada Lawson", Age: guests.Child}, ""},
		"strangers":                 {guests.Guest{Name: "Ada Lawson"}, guests.Guest{Name: "Ben Moor"}, ""},
		"another script, one vowel": {guests.Guest{Name: "राम कुमार शर्मा"}, guests.Guest{Name: "राम कुमार शर्मा"}, "राम कुमार शर्मा = राम कुमार शर्मा: name false"},
		"nobody named":              {guests.Guest{Unnamed: true}, guests.Guest{Unnamed: true}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(k kit) {
				k.people(c.a, c.b)
				if got := strings.Join(k.pairs(), "\n"); got != c.want {
					k.Errorf("found %q, want %q", got, c.want)
				}
			})
		})
	}
}

func TestNamesakesAreToldApartForGood(t *testing.T) {
	each(t, func(k kit) {
		ids := k.people(guests.Guest{Name: "Maria Garcia"}, guests.Guest{Name: "María García"}, guests.Guest{Name: "Maria Garcia", Email: "m@example.org"})
		if got := k.pairs(); len(got) != 3 {
			k.Fatalf("found %q", got)
		}
		apart := func(a, b change.ID) change.Entry {
			return k.do(func(tx *db.Tx) (change.Change, error) {
				return guests.TellApart(tx, guests.Pair{Guests: []change.ID{a, b}})
			})
		}
		smaller, larger := min(ids[0], ids[1]), max(ids[0], ids[1])
		c := apart(larger, smaller).Change.(change.GuestsToldApart)
		if !slices.Equal(c.Guests, []change.ID{smaller, larger}) {
			k.Errorf("told %v apart", c.Guests)
		}
		if e := apart(smaller, larger); e.Change != nil && e.Change.Kind() != change.None.Kind() {
			k.Errorf("told apart again: %+v", e.Change)
		}
		if got := k.pairs(); len(got) != 2 {
			k.Errorf("then found %q", got)
		}
		// The third turns out to be the first: she is not the second either.
		k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.Merge(tx, guests.Merging{Guests: []change.ID{ids[2], ids[0]}, Version: 1, Other: 1})
		})
		if got := k.pairs(); len(got) != 0 {
			k.Errorf("after the merge found %q", got)
		}
		k.do(func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, ids[1]) })
	})
}

func TestALongListIsComparedInOneReading(t *testing.T) {
	each(t, func(k kit) {
		var all []guests.Guest
		for i := range 1500 {
			all = append(all, guests.Guest{Name: fmt.Sprintf("Guest%s Number%s", letters(i), letters(i*7+3))})
		}
		k.people(append(all, guests.Guest{Name: all[700].Name})...)
		before := k.d.Statements()
		got := k.pairs()
		if n := k.d.Statements() - before; n > 8 {
			k.Errorf("%d statements", n)
		}
		if len(got) == 0 || !strings.HasPrefix(got[0], all[700].Name+" = "+all[700].Name) {
			k.Errorf("found %d pairs, first %q", len(got), got[:min(1, len(got))])
		}
	})
}

// letters is a number in letters, so that no two are a slip apart by chance alone.
func letters(n int) string {
	text := ""
	for range 4 {
		text += strings.Repeat(string(rune('a'+n%26)), 2)
		n /= 26
	}
	return text
}
