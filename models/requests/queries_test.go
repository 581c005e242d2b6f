package requests_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/requests"
)

func TestFormsSayWhatIsMissingOrTooLong(t *testing.T) {
	long := func(n int) string { return strings.Repeat("é", n) }
	for _, c := range []struct {
		name  string
		draft interface{ Validate() invalid.Fields }
		want  invalid.Fields
	}{
		{"a request", requests.Asking{Kind: "diet", Words: "Nuts"}, nil},
		{"the longest request", requests.Asking{Kind: "diet", Words: long(1000)}, nil},
		{"one sign more", requests.Asking{Kind: "diet", Words: long(1001)}, invalid.Fields{{Name: "words", Message: "Please use at most {n} characters.", Args: []any{"n", 1000}}}},
		{"no words", requests.Asking{Kind: "diet", Words: " \n\t"}, invalid.Fields{{Name: "words", Message: "Write what you would like to ask."}}},
		{"an unknown kind", requests.Asking{Kind: "dog", Words: "x"}, invalid.Fields{{Name: "kind", Message: "Choose what it is about."}}},
		{"nothing", requests.Asking{}, invalid.Fields{{Name: "kind", Message: "Choose what it is about."}, {Name: "words", Message: "Write what you would like to ask."}}},
		{"no answer", requests.Outcome{Version: 1}, nil},
		{"the longest answer", requests.Outcome{Version: 1, Answer: long(500)}, nil},
		{"an answer to no version", requests.Outcome{Answer: "Yes"}, invalid.Fields{{Message: "This form is out of date. Reload the page and try again."}}},
		{"a longer one", requests.Outcome{Version: 1, Answer: long(501)}, invalid.Fields{{Name: "answer", Message: "Please use at most {n} characters.", Args: []any{"n", 500}}}},
		{"a version", requests.Reopening{Version: 1}, nil},
		{"none", requests.Reopening{}, invalid.Fields{{Message: "This form is out of date. Reload the page and try again."}}},
	} {
		if got := c.draft.Validate(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
	for _, k := range requests.Kinds {
		if !k.Valid() {
			t.Errorf("%s is offered and refused", k)
		}
	}
}

func TestTheInboxNamesAskersAndWhoSettledTheOldestFirst(t *testing.T) {
	each(t, func(k *kit) {
		kit := k.homes[0].People[1].ID
		k.ask(0, "diet", "1")
		k.do(k.guest(0), asking(requests.Asking{Kind: "child", Words: "2", Guest: kit}))
		again := k.ask(0, "diet", "3")
		k.ask(1, "diet", "4")
		k.do(k.ben, declining(again, ""))
		var got []string
		for _, l := range k.inbox() {
			got = append(got, fmt.Sprintf("%s: %s of %s, side %s, by %q, again %v", l.Words, l.Asker, l.Envelope, l.Side, l.SettledBy, l.Again))
		}
		want := []string{
			`1: The Ada Lawson of The Ada Lawson, side A, by "", again false`, `2: Kit Lawson of The Ada Lawson, side A, by "", again false`,
			`3: The Ada Lawson of The Ada Lawson, side A, by "Ben", again true`, `4: The Zoé Aubertin of The Zoé Aubertin, side A, by "", again false`,
		}
		if !slices.Equal(got, want) {
			k.Errorf("got %q", got)
		}
		k.read(k.anna, func(r *db.Read) error {
			n, err := requests.CountOpen(r)
			if n != 3 {
				k.Errorf("%d are open", n)
			}
			return err
		})
	})
}

func TestTheInboxCostsTheSameFewStatementsWhateverItsLength(t *testing.T) {
	each(t, func(k *kit) {
		cost := func(fragments int) int64 {
			before := k.d.Statements()
			k.read(k.anna, func(r *db.Read) error {
				for range fragments {
					if _, err := requests.Inbox(r); err != nil {
						return err
					}
				}
				return nil
			})
			return k.d.Statements() - before
		}
		k.do(k.guest(0), asking(requests.Asking{Kind: "child", Words: "x", Guest: k.homes[0].People[0].ID}))
		few := cost(1)
		for i := range 10 {
			k.do(k.guest(i%2), asking(requests.Asking{Kind: "child", Words: "x", Guest: k.homes[i%2].People[0].ID}))
			k.do(k.anna, resolving(k.ask(i%2, "diet", "y"), ""))
		}
		if many := cost(3); many > few {
			k.Errorf("%d statements for three fragments and 21 requests, %d for one", many, few)
		}
	})
}

func (k *kit) takeBack(seq int64) {
	k.Helper()
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		kept, err := db.Revert(tx, seq, nil)
		if len(kept) > 0 {
			k.Errorf("stayed: %v", kept)
		}
		return change.Undone{Seq: seq, Of: change.Topics{change.Requests}}, err
	})
}

func TestRequestsOfARemovedGuestAreTheHouseholds(t *testing.T) {
	each(t, func(k *kit) {
		kit := k.homes[0].People[1].ID
		asked := k.do(k.guest(0), asking(requests.Asking{Kind: "child", Words: "A high chair", Guest: kit}))
		id := asked.Change.(change.RequestAsked).Request
		gone := k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, kit) })
		if all := k.inbox(); len(all) != 1 || all[0].GuestID != nil || all[0].Asker != "The Ada Lawson" || all[0].Status != requests.Open {
			k.Errorf("without the guest: %+v", all)
		}
		k.takeBack(gone.Seq)
		if r := k.row(id); r.GuestID == nil || *r.GuestID != kit {
			k.Errorf("taken back: %+v", r)
		}
	})
}

func TestRequestsGoWithTheirHouseholdAndComeBackWithIt(t *testing.T) {
	each(t, func(k *kit) {
		k.do(k.guest(0), asking(requests.Asking{Kind: "child", Words: "A high chair", Guest: k.homes[0].People[1].ID}))
		k.do(k.anna, resolving(k.ask(0, "diet", "Nuts"), "Noted"))
		k.ask(1, "diet", "stays")
		before := k.inbox()
		gone := k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return guests.RemoveHousehold(tx, k.homes[0].ID) })
		if all := k.inbox(); len(all) != 1 || all[0].Words != "stays" {
			k.Errorf("without the household: %+v", all)
		}
		k.takeBack(gone.Seq)
		after := k.inbox()
		for i := range after {
			after[i].Version = before[i].Version // a row never has the same version twice
		}
		if !reflect.DeepEqual(after, before) {
			k.Errorf("taken back: %+v, want %+v", after, before)
		}
	})
}
