package guests

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Tagging is the form that gives the chosen guests a tag or takes one from them.
type Tagging struct {
	Guests []change.ID `form:"guest"`
	Groups []string    `form:"guests"`
	Add    string      `form:"add"`
	Typed  string      `form:"typed"` // a tag to add that is not in the menu
	Remove string      `form:"remove"`
}

// Validate finds what is missing or too long.
func (t Tagging) Validate() (wrong invalid.Fields) {
	Chosen{t.Guests, t.Groups}.check(&wrong)
	wrong.Check(t.tag() != "" || t.Remove != "", "typed", "Write a tag.")
	checkWords(&wrong, "typed", t.tag())
	return wrong
}

func (t Tagging) tag() string { return orElse(t.Add, t.Typed) }

// Tag gives or takes a tag. A household's own tag goes when all its people are chosen.
func Tag(tx *db.Tx, t Tagging) (change.Change, error) {
	people, err := Chosen{t.Guests, t.Groups}.rows(tx.Read)
	if err != nil {
		return nil, err
	}
	edit := func(tags db.Words) db.Words { return append(slices.Clone(tags), without2(Words(t.tag()), tags)...) }
	if t.Remove != "" {
		edit = func(tags db.Words) db.Words { return without2(tags, db.Words{t.Remove}) }
	}
	for i := range people {
		g := people[i]
		g.Tags = edit(g.Tags)
		if err := db.Update(tx, &people[i], db.Set{"tags": g.Tags, "search_key": searchKey(g)}); err != nil {
			return nil, err
		}
	}
	if t.Remove != "" {
		err = eachWhole(tx, people, func(h *Household) error { return db.Update(tx, h, db.Set{"tags": edit(h.Tags)}) })
	}
	return bulk(tx, "tags", people), err
}

// Siding is the form that puts the chosen guests on a side.
type Siding struct {
	Guests []change.ID `form:"guest"`
	Groups []string    `form:"guests"`
	Side   string      `form:"side"` // "" for none
}

// Validate finds what is missing or too long.
func (s Siding) Validate() (wrong invalid.Fields) {
	Chosen{s.Guests, s.Groups}.check(&wrong)
	checkLength(&wrong, "side", s.Side, maxLine)
	return wrong
}

// SetSide puts guests on a side; a household whose people are all chosen goes with them.
func SetSide(tx *db.Tx, s Siding) (change.Change, error) {
	people, err := Chosen{s.Guests, s.Groups}.rows(tx.Read)
	if err != nil {
		return nil, err
	}
	side := lists.Line(s.Side)
	if err := checkSide(tx.Read, side); err != nil {
		return nil, err
	}
	for i := range people {
		g := people[i]
		g.Side = side
		if err := db.Update(tx, &people[i], db.Set{"side": side, "search_key": searchKey(g)}); err != nil {
			return nil, err
		}
	}
	err = eachWhole(tx, people, func(h *Household) error { return db.Update(tx, h, db.Set{"side": side}) })
	return bulk(tx, "side", people), err
}

// checkSide refuses a side that the menu doesn't offer: none, the event's own, both, or one that came with a guest (an
// imported list may name its own).
func checkSide(r *db.Read, side string) error {
	e, err := events.Current(r)
	if err != nil || side == "" || side == SideBoth || slices.Contains(e.Sides, side) {
		return err
	}
	n, err := db.From[Guest](r).Where("side = ?", side).Count()
	if err == nil && n == 0 {
		err = invalid.Fields{{Name: "side", Message: "{side} is no side of this event. Choose one of the menu, or add it under Settings.", Args: []any{"side", side}}}
	}
	return err
}

// checkChosen refuses a side or a language that the menus don't offer where a row is to hold another than it does.
func checkChosen(r *db.Read, set db.Set, side, language string) error {
	if now, ok := set["side"].(string); ok && now != side {
		if err := checkSide(r, now); err != nil {
			return err
		}
	}
	if now, ok := set["language"].(string); ok && now != language {
		return checkLanguage(r, now)
	}
	return nil
}

// bulk is the one Change of a bulk edit; nothing, when all was so already.
func bulk(tx *db.Tx, what string, people []Guest) change.Change {
	if !tx.Wrote() {
		return change.None
	}
	c := change.GuestsEdited{What: what}
	for _, g := range people {
		c.Guests = append(c.Guests, g.ID)
	}
	c.Households = householdsOf(people)
	return c
}

func householdsOf(people []Guest) (ids []change.ID) {
	seen := make(map[change.ID]bool, len(people))
	for _, g := range people {
		if !seen[g.HouseholdID] {
			seen[g.HouseholdID] = true
			ids = append(ids, g.HouseholdID)
		}
	}
	return ids
}

// eachWhole runs fn for each household whose people are all among those given, and brings its keys up to date.
func eachWhole(tx *db.Tx, people []Guest, fn func(*Household) error) error {
	chosen := map[change.ID]int{}
	for _, g := range people {
		chosen[g.HouseholdID]++
	}
	ids := householdsOf(people)
	rows, err := db.From[Household](tx.Read).In("id", ids).Order("id").All()
	if err != nil {
		return err
	}
	all, err := db.From[Guest](tx.Read).In("household_id", ids).Order("position, id").All()
	if err != nil {
		return err
	}
	with := map[change.ID][]Guest{}
	for _, g := range all {
		with[g.HouseholdID] = append(with[g.HouseholdID], g)
	}
	for i := range rows {
		h := &rows[i]
		if len(with[h.ID]) != chosen[h.ID] {
			continue
		}
		if err := fn(h); err != nil {
			return err
		}
		if err := db.Update(tx, h, db.Set{"search_key": householdSearchKey(*h)}); err != nil {
			return err
		}
	}
	return nil
}

func without2(all, gone db.Words) (left db.Words) {
	for _, w := range all {
		if !slices.Contains(gone, w) {
			left = append(left, w)
		}
	}
	return left
}
