package activity_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestEachLineSaysWhoDidWhatToWhom(t *testing.T) {
	each(t, func(k *kit) {
		asked := k.ask("A high chair")
		var many []change.ID
		for _, p := range k.household("Mia", "Max", "Moe", "Meg", "Mo").People {
			many = append(many, p.ID)
		}
		for seq, want := range map[int64]string{
			1:                                 "<> added the occasion Dinner",
			2:                                 "<Anna> added The Ada Lawson",
			asked.Seq:                         "<The Ada Lawson> sent a request for The Ada Lawson",
			k.resolve(asked, "Of course").Seq: "<Anna> resolved a request of The Ada Lawson",
			k.reply(false, 0, guests.Attending, k.meals[0]).Seq:             "The Ada Lawson replied for Dinner: 1 attending, 0 declined",
			k.reply(true, 1, guests.Declined, "").Seq:                       "<Anna> replied for The Ada Lawson, Dinner: 0 attending, 1 declined",
			k.do(k.anna, edited(k.home.People[1].ID, "Kit")).Seq:            "<Anna> changed Kit",
			k.do(k.anna, removed(many...)).Seq:                              "<Anna> removed The Mia",
			k.do(k.anna, removed(k.household("Lu", "Li").People[0].ID)).Seq: "<Anna> removed Lu",
		} {
			if got := k.says(seq); got != want {
				k.Errorf("entry %d says %q, want %q", seq, got, want)
			}
		}
	})
}

func edited(id change.ID, name string) rule {
	return func(tx *db.Tx) (change.Change, error) {
		g, err := db.Find[guests.Guest](tx.Read, id)
		if err != nil {
			return nil, err
		}
		d := guests.EditOfGuest(g, nil)
		d.Name = name
		return guests.EditGuest(tx, id, d)
	}
}

func removed(ids ...change.ID) rule {
	return func(tx *db.Tx) (change.Change, error) { return guests.Remove(tx, guests.Removal{Guests: ids}) }
}

func TestALineNamesThreeOfManyAndCountsTheRest(t *testing.T) {
	each(t, func(k *kit) {
		n := k.household("Mia", "Max", "Moe", "Meg", "Mo")
		var four []change.ID
		for _, p := range n.People[:4] {
			four = append(four, p.ID)
		}
		seq := k.do(k.anna, removed(four...)).Seq
		if got, want := k.says(seq), "<Anna> removed Mia, Max, Moe and 1 more"; got != want {
			k.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestNamesAreThoseOfTodayElseThoseThatWereRemoved(t *testing.T) {
	each(t, func(k *kit) {
		kit := k.home.People[1].ID
		first := k.do(k.anna, edited(kit, "Kit L."))
		k.do(k.anna, edited(kit, "Christopher Lawson"))
		if got := k.says(first.Seq); got != "<Anna> changed Christopher Lawson" {
			k.Errorf("renamed: %q", got)
		}
		asked, replied := k.ask("A high chair"), k.reply(false, 0, guests.Attending, "")
		gone := k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return guests.RemoveHousehold(tx, k.home.ID) })
		for seq, want := range map[int64]string{
			first.Seq: "<Anna> changed Christopher Lawson", gone.Seq: "<Anna> removed The Ada Lawson",
			asked.Seq: "<The Ada Lawson> sent a request for The Ada Lawson", replied.Seq: "The Ada Lawson replied for Dinner: 1 attending, 0 declined",
		} {
			if got := k.says(seq); got != want {
				k.Errorf("removed: entry %d says %q, want %q", seq, got, want)
			}
		}
		if _, err := k.undo(gone.Seq); err != nil {
			k.Fatal(err)
		}
		if got := k.says(asked.Seq); got != "<The Ada Lawson> sent a request for The Ada Lawson" {
			k.Errorf("brought back: %q", got)
		}
	})
}

func TestTheListIsReadFromTheNewestDown(t *testing.T) {
	each(t, func(k *kit) {
		for range 4 {
			k.ask("x")
		}
		seqs := func(below int64, n int) (all []int64) {
			k.read(k.anna, func(r *db.Read) error {
				lines, err := activity.List(r, below, n)
				for _, l := range lines {
					all = append(all, l.Seq)
				}
				return err
			})
			return all
		}
		for _, c := range []struct {
			below int64
			n     int
			want  []int64
		}{{0, 10, []int64{6, 5, 4, 3, 2, 1}}, {0, 2, []int64{6, 5}}, {5, 2, []int64{4, 3}}, {1, 2, nil}} {
			if got := seqs(c.below, c.n); !slices.Equal(got, c.want) {
				k.Errorf("below %d at most %d: %v", c.below, c.n, got)
			}
		}
		few := k.cost(2)
		if many := k.cost(4); many != few {
			k.Errorf("%d statements for four lines, %d for two", many, few)
		}
	})
}

// cost is how many statements a list of n lines takes.
func (k *kit) cost(n int) int64 {
	before := k.d.Statements()
	k.read(k.anna, func(r *db.Read) error { _, err := activity.List(r, 0, n); return err })
	return k.d.Statements() - before
}

func TestTheLogIsNotForGuestsNorForOtherEvents(t *testing.T) {
	each(t, func(k *kit) {
		asked := k.ask("x")
		for name, ask := range map[string]func(*db.Read) error{
			"the list": func(r *db.Read) error { _, err := activity.List(r, 0, 9); return err },
			"a line":   func(r *db.Read) error { _, err := activity.One(r, asked.Seq); return err },
			"its rows": func(r *db.Read) error { _, _, err := activity.Details(r, asked.Seq); return err },
		} {
			if err := k.d.Read(background, k.guest(), ask); !errors.Is(err, db.ErrUnscoped) {
				k.Errorf("a guest reads %s: %v", name, err)
			}
		}
		if err := k.d.Read(background, k.anna, func(r *db.Read) error { _, err := activity.One(r, 99); return err }); !errors.Is(err, db.ErrNotFound) {
			k.Errorf("an entry that isn't: %v", err)
		}
		if rows := k.details(k.anna, 99); rows != nil {
			k.Errorf("its rows: %v", rows)
		}
	})
}

func TestALineOffersUndoToWhoMayWhereItCan(t *testing.T) {
	each(t, func(k *kit) {
		asked := k.ask("x")
		resolved := k.resolve(asked, "Yes")
		offers := func(r access.Role, seq int64) string {
			l := k.line(k.as(r), seq)
			return fmt.Sprint(l.Undo, " ", l.Undone)
		}
		for _, c := range []struct {
			role access.Role
			seq  int64
			want string
		}{
			{access.Host, resolved.Seq, "true false"}, {access.Planner, resolved.Seq, "true false"}, {access.Coordinator, resolved.Seq, "false false"},
			{access.Viewer, resolved.Seq, "false false"}, {access.Host, asked.Seq, "false false"},
		} {
			if got := offers(c.role, c.seq); got != c.want {
				k.Errorf("%s sees %s of entry %d, want %s", c.role, got, c.seq, c.want)
			}
		}
		undone, err := k.undo(resolved.Seq)
		if err != nil {
			k.Fatal(err)
		}
		if got := offers(access.Host, resolved.Seq); got != "false true" {
			k.Errorf("taken back: %s", got)
		}
		if got := offers(access.Viewer, resolved.Seq); got != "false true" {
			k.Errorf("taken back, to a viewer: %s", got)
		}
		if got := k.says(resolved.Seq + 1); undone.Kind() != "undo.done" || got != "<Anna> took back: <Anna> resolved a request of The Ada Lawson" {
			k.Errorf("the undo says %q", got)
		}
	})
}
