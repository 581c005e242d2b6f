package activity_test

import (
	"slices"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// What an undo says that found nothing to do: whoever asks changed it again, or it isn't known who.
const (
	nothingLeft = "You changed the same again since, so there is nothing left to take back."
	nobodyKnown = "There is nothing left to take back: it was undone or changed since."
)

// unnamed gives Ada a plus-one without a name.
func (k *kit) unnamed() change.ID {
	g := guests.Guest{HouseholdID: k.home.ID, Name: "Guest of Ada Lawson", Unnamed: true, PlusOneOf: &k.home.People[0].ID, Age: guests.Adult}
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		return change.GuestsAdded{Household: k.home.ID, Guests: []change.ID{g.ID}}, db.Create(tx, &g)
	})
	return g.ID
}

func (k *kit) guestNow(id change.ID) (g guests.Guest) {
	k.Helper()
	k.read(k.anna, func(r *db.Read) (err error) { g, err = db.Find[guests.Guest](r, id); return err })
	return g
}

// form writes a guest through the guest list's form.
func (k *kit) form(id change.ID, fill func(*guests.GuestEdit)) change.Entry {
	k.Helper()
	return k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		g, err := db.Find[guests.Guest](tx.Read, id)
		if err != nil {
			return nil, err
		}
		d := guests.EditOfGuest(g, nil)
		fill(&d)
		return guests.EditGuest(tx, id, d)
	})
}

func TestTheNameOfAnOlderEditIsNotTakenBackUnderALaterOne(t *testing.T) {
	each(t, func(k *kit) {
		plus := k.unnamed()
		first := k.form(plus, func(d *guests.GuestEdit) { d.Name = "Quentin One" })
		second := k.form(plus, func(d *guests.GuestEdit) { d.Name = "Quentin Two" })
		before := k.guestNow(plus)
		if c, err := k.undo(first.Seq); refusal(err) != nothingLeft {
			k.Errorf("got %+v, %v", c, err)
		}
		if got := k.guestNow(plus); got.Unnamed || got.Name != "Quentin Two" || got.Version != before.Version {
			k.Errorf("got %+v", got)
		}
		k.form(plus, func(d *guests.GuestEdit) { d.Side = "A" })
		if got := k.guestNow(plus); got.Unnamed || got.Name != "Quentin Two" {
			k.Errorf("another field lost the name: %+v", got)
		}
		if _, err := k.undo(second.Seq); err != nil {
			k.Fatal(err)
		}
		if c, err := k.undo(first.Seq); err != nil || c.(change.Undone).Kept != 0 {
			k.Errorf("the first, when it can be: %+v, %v", c, err)
		}
		if got := k.guestNow(plus); !got.Unnamed || got.Name != "Guest of Ada Lawson" || got.Given+got.Family != "" || guests.Seek("Quentin", false).In(got.SearchKey) {
			k.Errorf("both taken back: %+v", got)
		}
	})
}

func TestAnUndoOfWhichAPartStaysSaysSoAndIsOfferedAgain(t *testing.T) {
	each(t, func(k *kit) {
		kit := k.home.People[1].ID
		first := k.form(kit, func(d *guests.GuestEdit) { d.Name, d.Side = "Robintopher Lawson", "B" })
		second := k.form(kit, func(d *guests.GuestEdit) { d.Name = "Robin Lawson" })
		stands := func() [3]bool {
			l := k.line(k.as(access.Host), first.Seq)
			return [3]bool{l.Undone, l.Partly, l.Undo}
		}
		c, err := k.undo(first.Seq)
		if err != nil || c.(change.Undone).Kept != 1 || stands() != [3]bool{false, true, true} {
			k.Errorf("in part: %+v, %v, the line %v", c, err, stands())
		}
		if got, want := k.says(second.Seq+1), "<Anna> took back in part: <Anna> changed Robin Lawson"; got != want {
			k.Errorf("says %q", got)
		}
		if got := k.guestNow(kit); got.Name != "Robin Lawson" || got.Side != "" || !guests.Seek("Robin", false).In(got.SearchKey) {
			k.Errorf("in part: %+v", got)
		}
		if _, err := k.undo(first.Seq); refusal(err) != nothingLeft {
			k.Errorf("a second time: %v", err)
		}
		if _, err := k.undo(second.Seq); err != nil {
			k.Fatal(err)
		}
		c, err = k.undo(first.Seq)
		if err != nil || c.(change.Undone).Kept != 0 || stands() != [3]bool{true, false, false} {
			k.Errorf("the rest: %+v, %v, the line %v", c, err, stands())
		}
		if got := k.guestNow(kit); got.Name != "Kit Lawson" || guests.Seek("Robin", false).In(got.SearchKey) {
			k.Errorf("the rest: %+v", got)
		}
	})
}

func TestAnUndoThatWouldMoveKeysAloneIsRefused(t *testing.T) {
	each(t, func(k *kit) {
		keys := k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			g, err := db.Find[guests.Guest](tx.Read, k.home.People[1].ID)
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &g, db.Set{"match_key": "{}", "search_key": " x"})
		})
		if c, err := k.undo(keys.Seq); refusal(err) != nobodyKnown {
			k.Errorf("got %+v, %v", c, err)
		}
	})
}

func TestAnAddressIsTakenBackAsAWhole(t *testing.T) {
	each(t, func(k *kit) {
		send := func(fill func(*guests.HouseholdEdit)) change.Entry {
			return k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
				h, err := db.Find[guests.Household](tx.Read, k.home.ID)
				if err != nil {
					return nil, err
				}
				d := guests.EditOf(h)
				fill(&d)
				return guests.EditHousehold(tx, k.home.ID, d)
			})
		}
		moved := send(func(d *guests.HouseholdEdit) { d.Street, d.City, d.Postcode = "Mill Lane 1", "Fairhaven", "1234" })
		send(func(d *guests.HouseholdEdit) { d.Postcode = "1243" })
		if _, err := k.undo(moved.Seq); refusal(err) != nothingLeft {
			k.Errorf("half of an address: %v", err)
		}
	})
}

func TestAnOccasionsTimesAreTakenBackTogether(t *testing.T) {
	each(t, func(k *kit) {
		at := func(starts, ends string) change.Entry {
			return k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
				o, err := db.Find[events.Occasion](tx.Read, k.dinner)
				if err != nil {
					return nil, err
				}
				return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"starts": starts, "ends": ends})
			})
		}
		first := at("2026-09-13T17:00", "2026-09-13T23:00")
		at("2026-09-13T17:00", "2026-09-14T01:00")
		if _, err := k.undo(first.Seq); refusal(err) != nothingLeft {
			k.Errorf("an end before its start: %v", err)
		}
	})
}

func TestWhoCannotSitThereAgainIsCountedAsLeft(t *testing.T) {
	each(t, func(k *kit) {
		ada, kit := k.home.People[0].ID, k.home.People[1].ID
		table := k.table("Table 1", 2)
		k.move(ada, "", table)
		k.move(kit, "", table)
		unseated := k.move(kit, table, "")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return shrinkTo(tx, table, 1) })
		if c, err := k.undo(unseated.Seq); refusal(err) != nobodyKnown {
			k.Errorf("back on a seat that is gone: %+v, %v", c, err)
		}
	})
}

func TestTheDetailsOfAMoveSayFromWhereToWhere(t *testing.T) {
	each(t, func(k *kit) {
		ada := k.home.People[0].ID
		one, two := k.table("Table 1", 2), k.table("Table 2", 2)
		seated, moved, back := k.move(ada, "", one), k.move(ada, one, two), k.move(ada, two, "")
		for seq, want := range map[int64]string{
			seated.Seq: "assignments Ada Lawson at Dinner: table_id  -> Table 1",
			moved.Seq:  "assignments Ada Lawson at Dinner: table_id Table 1 -> Table 2",
			back.Seq:   "assignments Ada Lawson at Dinner: table_id Table 2 -> ",
		} {
			if got := k.details(k.as(access.Host), seq); !slices.Equal(got, []string{want}) {
				k.Errorf("got %q, want %q", got, want)
			}
		}
		undone, err := k.undo(back.Seq)
		if err != nil {
			k.Fatal(undone, err)
		}
		if got := k.details(k.as(access.Host), back.Seq+1); !slices.Equal(got, []string{"assignments Ada Lawson at Dinner: table_id  -> Table 2"}) {
			k.Errorf("brought back: %q", got)
		}
	})
}

func TestTheDetailsNameWordsInAnotherOrderAsNoChange(t *testing.T) {
	each(t, func(k *kit) {
		kit := k.home.People[1].ID
		k.form(kit, func(d *guests.GuestEdit) { d.Diets = "lactose_free, nut_allergy" })
		e := k.form(kit, func(d *guests.GuestEdit) { d.Diets, d.Side = "nut_allergy, lactose_free", "B" })
		if got, want := k.details(k.as(access.Host), e.Seq), []string{"guests Kit Lawson: side  -> B"}; !slices.Equal(got, want) {
			k.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestTheDetailsOfAFirstReplyShowItsNote(t *testing.T) {
	each(t, func(k *kit) {
		k.reply(true, 0, guests.Attending, "")
		e := k.note("We come by train")
		if got, want := k.says(e.Seq), "The Ada Lawson wrote a note to the hosts"; got != want {
			k.Errorf("says %q", got)
		}
		want := []string{"replies The Ada Lawson: note  -> We come by train", "replies The Ada Lawson: source paper -> web"}
		if got := k.details(k.as(access.Host), e.Seq); !slices.Equal(got, want) {
			k.Errorf("got %q, want %q", got, want)
		}
		if got := k.details(k.as(access.Viewer), e.Seq); !slices.Equal(got, want[1:]) {
			k.Errorf("a viewer sees %q", got)
		}
	})
}
