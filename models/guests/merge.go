package guests

import (
	"net/url"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Merging is the form that makes two guests one. The first of the two stays; for each field in which they differ it says
// whose counts, "a" for the first one's and "b" for the other's.
type Merging struct {
	Guests    []change.ID `form:"guest"`
	Version   int64       `form:"version"` // of the first one's row, as it was shown
	Other     int64       `form:"other"`   // of the second one's
	Name      string      `form:"name"`
	Age       string      `form:"age"`
	Chair     string      `form:"chair"`
	Side      string      `form:"side"`
	Email     string      `form:"email"`
	Phone     string      `form:"phone"`
	Household string      `form:"household"`
	Replies   map[change.ID]string
}

// replyField is how the form calls the choice between two answers to an occasion.
const replyField = "reply."

// ReplyField names the choice between two answers to an occasion.
func ReplyField(occasion change.ID) string { return replyField + string(occasion) }

// Fill reads the choices between answers.
func (m *Merging) Fill(values url.Values) {
	m.Replies = map[change.ID]string{}
	for name := range values {
		if occasion, ok := strings.CutPrefix(name, replyField); ok {
			m.Replies[change.ID(occasion)] = values.Get(name)
		}
	}
}

// Validate asks for two guests and known sides.
func (m Merging) Validate() (wrong invalid.Fields) {
	wrong = Pair{m.Guests}.Validate()
	for name, side := range map[string]string{"name": m.Name, "age": m.Age, "chair": m.Chair, "side": m.Side, "email": m.Email, "phone": m.Phone, "household": m.Household} {
		checkOneOf(&wrong, name, side, []string{"a", "b"})
	}
	for occasion, side := range m.Replies {
		checkOneOf(&wrong, ReplyField(occasion), side, []string{"a", "b"})
	}
	return wrong
}

// Merge makes two guests one: the first one's row stays and takes over what the other had. Invitations are joined, an
// answer wins over none, and two different answers are put to the host; a seat is kept, never two; wishes, requests and
// who is brought follow. Nothing of what only one of them has is lost.
func Merge(tx *db.Tx, m Merging) (change.Change, error) {
	a, b, err := pairOf(tx.Read, m)
	if err != nil {
		return nil, err
	}
	made, err := madeEnvelopes(tx.Read, householdsOf([]Guest{a, b}))
	if err != nil {
		return nil, err
	}
	into, from, err := m.home(tx, &a, b)
	if err != nil {
		return nil, err
	}
	for _, fn := range becomings {
		if err := fn(tx, Becoming{Gone: b, Kept: a}); err != nil {
			return nil, err
		}
	}
	if err := inheritDistinct(tx, b.ID, a.ID); err != nil {
		return nil, err
	}
	if err := m.joinInvitations(tx, a, b); err != nil {
		return nil, err
	}
	if err := inheritBrought(tx, a, b); err != nil {
		return nil, err
	}
	called, seated := a.Name, a.Seated()
	if err := db.Update(tx, &a, m.joined(a, b)); err != nil {
		return nil, err
	}
	if a.Seated() != seated {
		if err := reseated(tx, []change.ID{a.ID}); err != nil {
			return nil, err
		}
	}
	if err := remove(tx, []Guest{b}, nil); err != nil {
		return nil, err
	}
	if err := nameEnvelopes(tx, made); err != nil {
		return nil, err
	}
	c := change.GuestsMerged{Guest: a.ID, Gone: b.ID, Households: []change.ID{into.ID}}
	if err := m.leave(tx, from, into, &c); err != nil {
		return nil, err
	}
	return c, Renamed(tx, &a, called)
}

// pairOf reads the two, as the host saw them.
func pairOf(r *db.Read, m Merging) (a, b Guest, err error) {
	rows, err := Chosen{Guests: m.Guests}.rows(r)
	if err != nil {
		return a, b, err
	}
	a, b = rows[0], rows[1]
	if a.ID != m.Guests[0] {
		a, b = b, a
	}
	for i, version := range []int64{m.Version, m.Other} {
		if row := []Guest{a, b}[i]; row.Version != version {
			return a, b, invalid.Refuse("{name} has been changed meanwhile. Look at both once more.", "name", row.Name)
		}
	}
	if a.Host != b.Host {
		return a, b, invalid.Refuse("The hosts’ own places are no guests: {name} can’t be merged with {other}.", "name", a.Name, "other", b.Name)
	}
	return a, b, nil
}

// home brings the guest who stays to the household that was chosen. into is that one, from the one that is left: the
// same, when both live in one.
func (m Merging) home(tx *db.Tx, a *Guest, b Guest) (into, from Household, err error) {
	if into, err = db.Find[Household](tx.Read, a.HouseholdID); err != nil || a.HouseholdID == b.HouseholdID {
		return into, into, err
	}
	if from, err = db.Find[Household](tx.Read, b.HouseholdID); err != nil || m.Household != "b" {
		return into, from, err
	}
	people := []Guest{*a}
	err = settle(tx, people, from)
	*a = people[0]
	return from, into, err
}

// leave ends a household in which nobody is left, and says whose people are others now.
func (m Merging) leave(tx *db.Tx, from, into Household, c *change.GuestsMerged) error {
	if from.ID == into.ID {
		return rekeyAll(tx, c.Households)
	}
	left, err := OfHousehold(tx.Read, from.ID)
	if err != nil {
		return err
	}
	if len(left) > 0 {
		c.Households = append(c.Households, from.ID)
		return rekeyAll(tx, c.Households)
	}
	c.Removed = []change.ID{from.ID}
	if from, err = db.Find[Household](tx.Read, from.ID); err != nil {
		return err
	}
	if err := join(tx, from, into); err != nil {
		return err
	}
	return rekeyAll(tx, c.Households)
}

// inheritBrought lets the guest who stays bring whom the other one brought.
func inheritBrought(tx *db.Tx, a, b Guest) error {
	brought, err := db.From[Guest](tx.Read).Where("plus_one_of = ?", string(b.ID)).Order("position, id").All()
	if err != nil {
		return err
	}
	for i := range brought {
		g := &brought[i]
		if g.ID == a.ID {
			continue // nobody brings themself
		}
		set := db.Set{"plus_one_of": &a.ID}
		if g.Unnamed {
			set["name"] = GuestOf(a.Name)
		}
		if err := db.Update(tx, g, set); err != nil {
			return err
		}
		if err := rekey(tx, g); err != nil {
			return err
		}
	}
	return nil
}

// both is what stands in two lists, each once.
func both(a, b db.Words) db.Words {
	all := slices.Clone(a)
	for _, w := range b {
		if !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// bothLines is what stands in two notes; the same is said once.
func bothLines(a, b string) string {
	switch {
	case b == "" || strings.Contains(a, b):
		return a
	case a == "" || strings.Contains(b, a):
		return b
	}
	return a + "\n" + b
}
