package guests

import (
	"errors"
	"io"
	"slices"

	"convive/models/change"
	"convive/models/db"
)

// FamilyFirst is the order of names in which the family's comes first.
const FamilyFirst = "family-first"

// NewHousehold is a household on its way in. What the rows leave empty is filled: ids, list A, adults, order, keys,
// the reply code, the personal link, and the envelope name from the people's.
type NewHousehold struct {
	Household
	People []*NewGuest
}

// NewGuest is one person of it. A plus-one points at a guest whose ID the caller has set with db.NewID; the unnamed need
// no name. Invitations need their occasion alone: pending is what they are without a reply.
type NewGuest struct {
	Guest
	Invitations []Invitation
}

// Keys is what reply codes and personal links are made from.
type Keys struct {
	Secret []byte    // the installation's
	Random io.Reader // of reply codes; nil is the system's, the seed gives its own
	// Watch hears of so many more people who are written; its error ends Create. Nil for nobody.
	Watch func(people int) error
}

// atOnce is how many households Create writes before it tells the watch.
const atOnce = 500

// Create writes new households with their people and invitations, any number at once, for the form, imports and the
// seed alike. The caller's rule returns the Change. After it every row stands in list as it was written.
func Create(tx *db.Tx, keys Keys, list ...*NewHousehold) error {
	codes, err := newCodes(tx.Read, keys.Random)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(list, atOnce) {
		if err := create(tx, keys, codes, some); err != nil {
			return err
		}
	}
	return nil
}

func create(tx *db.Tx, keys Keys, codes *codes, list []*NewHousehold) error {
	households := make([]*Household, len(list))
	var people []*NewGuest
	for i, n := range list {
		if err := n.fill(keys.Secret, codes); err != nil {
			return err
		}
		households[i] = &n.Household
		people = append(people, n.People...)
	}
	if err := db.Create(tx, households...); err != nil {
		return err
	}
	err := createPeople(tx, people)
	if err == nil && keys.Watch != nil {
		err = keys.Watch(len(people))
	}
	return err
}

// fill completes a household's own row and its people's.
func (n *NewHousehold) fill(secret []byte, codes *codes) (err error) {
	h := &n.Household
	if h.ID == "" {
		h.ID = db.NewID()
	}
	if h.List == "" {
		h.List = ListA
	}
	if h.LinkGeneration == 0 {
		h.LinkGeneration = 1
	}
	h.LinkHash = LinkHash(LinkKey(secret, h.ID, h.LinkGeneration))
	if h.ReplyCode == "" {
		h.ReplyCode, err = codes.next()
	}
	people := fillPeople(n.People, *h, 0)
	if h.EnvelopeName == "" {
		h.EnvelopeName = Envelope(people)
	}
	h.SortKey, h.SearchKey = householdSortKey(*h, people), householdSearchKey(*h)
	return err
}

// fillPeople completes the rows of people who come to a household; they stand behind those who are there.
func fillPeople(people []*NewGuest, h Household, from int) []Guest {
	byID := map[change.ID]*Guest{}
	for i, p := range people {
		g := &p.Guest
		if g.ID == "" {
			g.ID = db.NewID()
		}
		if g.Age == "" {
			g.Age = Adult
		}
		g.HouseholdID, g.Position, g.Host = h.ID, int64(from+i), h.Host
		byID[g.ID] = g
	}
	rows := make([]Guest, len(people))
	for i, p := range people {
		g := &p.Guest
		by := &Guest{}
		if g.PlusOneOf != nil && byID[*g.PlusOneOf] != nil {
			by = byID[*g.PlusOneOf]
		}
		if g.Unnamed && g.Name == "" {
			g.Name = GuestOf(by.Name)
		}
		g.SortKey, g.SearchKey = sortKey(*g), searchKey(*g)
		if g.Unnamed && by.ID != "" {
			g.SortKey = sortKey(*by) + after
		}
		rows[i] = *g
	}
	return rows
}

// createPeople writes guests, those who bring somebody before those who are brought, and their invitations.
func createPeople(tx *db.Tx, people []*NewGuest) error {
	var first, brought []*Guest
	var invitations []*Invitation
	for _, p := range people {
		if p.PlusOneOf == nil {
			first = append(first, &p.Guest)
		} else {
			brought = append(brought, &p.Guest)
		}
		for i := range p.Invitations {
			in := &p.Invitations[i]
			in.GuestID, in.HouseholdID = p.ID, p.HouseholdID
			if in.Reply == "" {
				in.Reply = Pending
			}
			invitations = append(invitations, in)
		}
	}
	return errors.Join(db.Create(tx, first...), db.Create(tx, brought...), db.Create(tx, invitations...))
}

// codes draws reply codes that the event doesn't have yet.
type codes struct {
	random io.Reader
	taken  map[string]bool
}

func newCodes(r *db.Read, random io.Reader) (*codes, error) {
	var rows []string
	if err := db.From[Household](r).Into(&rows, "reply_code", ""); err != nil {
		return nil, err
	}
	var former []string // printed on cards
	err := db.From[Former](r).Into(&former, "reply_code", "")
	c := &codes{random, make(map[string]bool, len(rows))}
	for _, code := range append(rows, former...) {
		c.taken[code] = true
	}
	return c, err
}

func (c *codes) next() (string, error) {
	for {
		code, err := NewCode(c.random)
		if err != nil {
			return "", err
		}
		if !c.taken[code] {
			c.taken[code] = true
			return code, nil
		}
	}
}

// Key makes the keys by which a household and its people are sorted and found; people stand in their order.
func Key(h *Household, people []Guest) {
	by := map[change.ID]*Guest{}
	for i := range people {
		by[people[i].ID] = &people[i]
	}
	for i := range people {
		g := &people[i]
		g.SortKey, g.SearchKey = sortKey(*g), searchKey(*g)
		if g.Unnamed && g.PlusOneOf != nil && by[*g.PlusOneOf] != nil {
			g.SortKey = sortKey(*by[*g.PlusOneOf]) + after
		}
	}
	h.SortKey, h.SearchKey = householdSortKey(*h, people), householdSearchKey(*h)
}
