package guests

import (
	"errors"
	"maps"
	"slices"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// EditHousehold writes a household's own fields; what others changed meanwhile is merged (db.Merge).
func EditHousehold(tx *db.Tx, id change.ID, d HouseholdEdit) (change.Change, error) {
	h, err := db.Find[Household](tx.Read, id)
	if err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &h, d.Version, d.set())
	if err != nil {
		return nil, err
	}
	if err := checkChosen(tx.Read, set, h.Side, h.Language); err != nil {
		return nil, err
	}
	if err := db.Update(tx, &h, set); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.HouseholdEdited{Household: id}, rekeyHousehold(tx, &h)
}

// RenewLink gives a household a new personal link; the old one opens nothing any more. The caller states the
// generation that they saw, so that of two who renew at once the second doesn't revoke the first one's link.
func RenewLink(tx *db.Tx, secret []byte, id change.ID, saw int64) (change.Change, error) {
	h, err := db.Find[Household](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if h.LinkGeneration != saw {
		return nil, invalid.Refuse("Somebody renewed this link a moment ago. The page shows the new one.")
	}
	next := h.LinkGeneration + 1
	if err := db.Update(tx, &h, db.Set{"link_generation": next, "link_hash": LinkHash(LinkKey(secret, id, next))}); err != nil {
		return nil, err
	}
	return change.LinkRenewed{Household: id}, revokeFormer(tx, id)
}

// EditGuest writes a guest's own fields and which occasions they are invited to; what others changed meanwhile is
// merged (db.Merge).
func EditGuest(tx *db.Tx, id change.ID, d GuestEdit) (change.Change, error) {
	g, err := db.Find[Guest](tx.Read, id)
	if err != nil {
		return nil, err
	}
	set, err := d.about(tx.Read, g)
	if err != nil {
		return nil, err
	}
	if err := d.write(tx, &g, set); err != nil {
		return nil, err
	}
	if _, err := invite(tx, []Guest{g}, without(d.Invited, d.Was)); err != nil {
		return nil, err
	}
	gone := without(d.Was, d.Invited)
	if err := d.answeredSince(tx.Read, g, gone); err != nil {
		return nil, err
	}
	if _, err := withdraw(tx, []Guest{g}, gone); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.GuestEdited{Guest: id, Household: g.HouseholdID}, nil
}

// Answered is what somebody answered to an occasion, as a form carries it to say what it showed.
func Answered(in Invitation) string { return string(in.OccasionID) + " " + string(in.Reply) }

// answeredSince keeps an answer that nobody saw who takes its invitation away: it is asked about.
func (d GuestEdit) answeredSince(r *db.Read, g Guest, gone []change.ID) error {
	var asked invalid.Fields
	for _, id := range gone {
		has, err := invitationsTo(r, []Guest{g}, id)
		if err != nil {
			return err
		}
		in, invited := has[g.ID]
		if !invited || in.Reply == Pending || slices.Contains(d.Seen, Answered(in)) {
			continue
		}
		o, err := db.Find[events.Occasion](r, id)
		if err != nil {
			return err
		}
		asked.Add("invited", "{guest} answered for {occasion} meanwhile. Untick it once more if the invitation is to go all the same.", "guest", g.Name, "occasion", o.Name)
	}
	if len(asked) > 0 {
		return asked
	}
	return nil
}

// write merges columns into the guest's row and brings up to date what follows from them.
func (d GuestEdit) write(tx *db.Tx, g *Guest, set db.Set) error {
	called, seated := g.Name, g.Seated()
	set, err := db.Merge(tx, g, d.Version, set)
	if asked := (db.ErrConflict{}); errors.As(err, &asked) && slices.ContainsFunc(asked.Fields, func(f db.Conflict) bool { return f.Column == "name" }) {
		asked.Follows = []string{"given", "family"} // of whichever name is chosen, see divide
		return asked
	}
	if err != nil {
		return err
	}
	if err := checkChosen(tx.Read, set, g.Side, ""); err != nil {
		return err
	}
	if err := d.divide(tx, g, set); err != nil {
		return err
	}
	Readdressed(*g, set)
	end := func() error { return nil }
	if renames(set, *g) {
		if end, err = EnvelopeFollows(tx, g.HouseholdID); err != nil {
			return err
		}
	}
	if err := db.Update(tx, g, set); err != nil || !tx.Wrote() {
		return err
	}
	if err := Renamed(tx, g, called); err != nil {
		return err
	}
	if g.Seated() != seated {
		if err := reseated(tx, []change.ID{g.ID}); err != nil {
			return err
		}
	}
	return end()
}

// renames says whether columns write somebody's name anew, or a part of it.
func renames(set db.Set, g Guest) bool {
	for column, was := range map[string]any{"name": g.Name, "given": g.Given, "family": g.Family, "prefix": g.Prefix, "suffix": g.Suffix, "name_order": g.NameOrder, "unnamed": g.Unnamed} {
		if now, says := set[column]; says && now != was {
			return true
		}
	}
	return false
}

// about is what the form says: an empty name is made of parts that were written, without them the guest is unnamed.
func (d GuestEdit) about(r *db.Read, g Guest) (db.Set, error) {
	set := d.set()
	if untouched := set["given"] == g.Given && set["family"] == g.Family; set["name"] == "" && (g.Unnamed || !untouched) {
		set["name"] = d.parts()
	}
	if set["name"] != "" {
		return set, nil
	}
	by := Guest{}
	if g.PlusOneOf != nil {
		var err error
		if by, err = db.Find[Guest](r, *g.PlusOneOf); err != nil {
			return nil, err
		}
	}
	set["name"], set["unnamed"], set["given"], set["family"] = GuestOf(by.Name), true, "", ""
	return set, nil
}

// divide makes the parts of a new name anew where the form wrote none of them. A part that somebody else wrote since the
// form was made stays theirs: only a field that both wrote is asked about.
func (d GuestEdit) divide(tx *db.Tx, g *Guest, set db.Set) error {
	wrote := func(column, stored string) bool { return set[column] != nil && set[column] != stored }
	if !wrote("name", g.Name) || set["unnamed"] == true || wrote("given", g.Given) || wrote("family", g.Family) {
		return nil
	}
	for column, part := range Parts(set["name"].(string)) {
		own, err := db.Merge(tx, g, d.Version, db.Set{column: part})
		if theirs := (db.ErrConflict{}); err != nil && !errors.As(err, &theirs) {
			return err
		}
		maps.Copy(set, own)
	}
	return nil
}

// Parts are the given name and the surname that a name as written is read as, by column; none for what names several.
func Parts(name string) db.Set {
	read := lists.Typed(name)
	if len(read) != 1 {
		return nil
	}
	return db.Set{"given": read[0].Given, "family": read[0].Family}
}

// Renamed brings the keys of a changed guest and their household up to date, and how an unnamed plus-one of theirs is
// spoken of. Rules of other capabilities that write a guest's name, tags or contacts call it too; before is the name
// that the guest had.
func Renamed(tx *db.Tx, g *Guest, before string) error {
	if err := rekey(tx, g); err != nil {
		return err
	}
	w := Rewriting{Tx: tx}
	w.note(*g, before)
	return w.End()
}

// CallAlso gives a guest one more name that they are called by, within the bounds that their form has for it.
func CallAlso(tx *db.Tx, g *Guest, alias string) error {
	if len(g.Aliases) >= maxWords || utf8.RuneCountInString(alias) > maxWord {
		return invalid.Refuse("This can't be kept as another name of {guest}: a guest has at most {n} others, of at most {most} characters each. Put it away, and send or show them their link.",
			"guest", g.Name, "n", maxWords, "most", maxWord)
	}
	if err := db.Update(tx, g, db.Set{"aliases": append(g.Aliases[:len(g.Aliases):len(g.Aliases)], alias)}); err != nil {
		return err
	}
	return Renamed(tx, g, g.Name)
}

// without is each id once, in order, but for those that are gone. A form may hold as many ids as its body has room for.
func without(all, gone []change.ID) (left []change.ID) {
	seen := make(map[change.ID]bool, len(all))
	for _, id := range gone {
		seen[id] = true
	}
	for _, id := range all {
		if !seen[id] {
			seen[id] = true
			left = append(left, id)
		}
	}
	return left
}
