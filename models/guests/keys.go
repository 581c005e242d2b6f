package guests

import (
	"encoding/hex"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"convive/models/change"
	"convive/models/db"
)

// collators are kept for use one at a time: they hold buffers.
var collators = sync.Pool{New: func() any { return collate.New(language.Und, collate.Loose) }}

// collated is a text's place in the alphabet of all scripts, the same on both engines: hex digits sort alike in every
// collation. Case and accents don't count.
func collated(s string) string {
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	var b collate.Buffer
	return hex.EncodeToString(c.KeyFromString(&b, s))
}

var counters = sync.Pool{New: func() any { return collate.New(language.Und, collate.Loose, collate.Numeric) }}

// counted is collated, with numbers by their value: table 10 comes after table 9.
func counted(s string) string {
	c := counters.Get().(*collate.Collator)
	defer counters.Put(c)
	var b collate.Buffer
	return hex.EncodeToString(c.KeyFromString(&b, s))
}

// Parts of sort keys: between sorts before every letter, after behind the same name.
const (
	between = "0000"
	after   = "0001"
)

// sortKey puts a guest under their family name, then the rest of the name.
func sortKey(g Guest) string {
	family, rest := filed(g)
	return collated(family) + between + collated(rest)
}

// filed is what a guest is looked up by, and what comes after it.
func filed(g Guest) (family, rest string) {
	family, rest = g.Family, strings.TrimSpace(g.Given+" "+g.Suffix)
	if family == "" {
		family, rest = surname(g)
	}
	family, particles := withoutParticles(family)
	return family, strings.TrimSpace(rest + " " + particles)
}

// FiledUnder is the name that a guest is looked up by: a surname, without what goes before it.
func (g Guest) FiledUnder() string {
	family, _ := filed(g)
	return family
}

// FiledUnder is the name of its first named guest, by which a household stands in the list.
func (g Group) FiledUnder() string {
	for _, p := range g.All {
		if !p.Unnamed {
			return p.FiledUnder()
		}
	}
	return g.EnvelopeName
}

// rekey brings a guest's keys up to what the row holds.
func rekey(tx *db.Tx, g *Guest) error {
	key, err := guestSortKey(tx.Read, *g)
	if err != nil {
		return err
	}
	return db.Update(tx, g, db.Set{"sort_key": key, "search_key": searchKey(*g)})
}

// guestSortKey puts an unnamed plus-one right behind the one who brings them.
func guestSortKey(r *db.Read, g Guest) (string, error) {
	if !g.Unnamed || g.PlusOneOf == nil {
		return sortKey(g), nil
	}
	by, err := db.Find[Guest](r, *g.PlusOneOf)
	return sortKey(by) + after, err
}

// rekeyHousehold brings a household's keys up to what it and its people hold: it stands where its first named guest does.
func rekeyHousehold(tx *db.Tx, h *Household) error {
	people, err := OfHousehold(tx.Read, h.ID)
	if err != nil {
		return err
	}
	return setHouseholdKeys(tx, h, people)
}

func setHouseholdKeys(tx *db.Tx, h *Household, people []Guest) error {
	return db.Update(tx, h, db.Set{"sort_key": householdSortKey(*h, people), "search_key": householdSearchKey(*h)})
}

// RekeyRows brings the keys of guests, their households and further households up to what they hold, after an undo that
// left a part of them as it was.
func RekeyRows(tx *db.Tx, people, households []change.ID) error {
	rows, err := db.From[Guest](tx.Read).In("id", people).Order("id").All()
	if err != nil {
		return err
	}
	for i := range rows {
		if err := rekey(tx, &rows[i]); err != nil {
			return err
		}
		households = append(households, rows[i].HouseholdID)
	}
	return rekeyAll(tx, without(households, nil))
}

func householdSortKey(h Household, people []Guest) string {
	for _, g := range people {
		if !g.Unnamed {
			return sortKey(g)
		}
	}
	return collated(h.EnvelopeName)
}
