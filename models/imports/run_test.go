package imports_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/imports"
	"convive/models/imports/lists"
)

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("lists", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheCommandImportsBesideAnotherProcess(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			config := dbtest.Config(t, engine)
			w := found(t, dbtest.Open(t, config))
			beside := dbtest.Open(t, config)
			knot := testdata(t, "the-knot.csv")
			dry, err := imports.Run(background, beside, secret, imports.Order{Event: "wedding", Name: "dir/the-knot.csv", Data: knot, Dry: true})
			if err != nil || w.stored().Guests != 0 {
				t.Fatalf("%v, %+v", err, w.stored())
			}
			done, err := imports.Run(background, beside, secret, imports.Order{Event: "wedding", Name: "dir/the-knot.csv", Data: knot})
			w.must(err)
			if a, b := asJSON(t, dry), asJSON(t, done); a != b {
				t.Errorf("dry  %s\ndone %s", a, b)
			}
			if want := expectations(t)["the-knot.csv"].count(); w.stored() != want {
				t.Errorf("%+v", w.stored())
			}
			again, err := imports.Run(background, w.d, secret, imports.Order{Event: "wedding", Name: "the-knot.csv", Data: knot})
			if err != nil || again.Created+again.Updated != 0 || again.Unchanged != 120 {
				t.Errorf("%+v, %v", again, err)
			}
			var entry change.Entry
			w.must(w.d.Read(background, w.scope, func(r *db.Read) (err error) {
				all, err := r.Log(0, 1)
				entry = all[0]
				return err
			}))
			if entry.Change != (change.GuestsImported{File: "the-knot.csv", Created: 120}) || entry.Actor.Kind != change.ByOperator {
				t.Errorf("%+v", entry)
			}
		})
	}
}

func asJSON(t *testing.T, r imports.Result) string {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTheCommandsAnswerHasTheWordsOfTheContract(t *testing.T) {
	w := found(t, dbtest.New(t, "sqlite"))
	r, err := imports.Run(background, w.d, secret, imports.Order{Event: "wedding", Name: "list.csv", Data: []byte("Name,Ceremony - reply\nAna Silva,yes\n,no\n"), Dry: true})
	w.must(err)
	want := `{"households":1,"guests":1,"unnamed":0,"occasions":1,"answers":{"attending":1,"declined":0,"maybe":0,"pending":0,"not_invited":0},"created":1,"updated":0,"unchanged":0,` +
		`"problems":[{"row":3,"column":"Name","message":"This line has no name; it was left out."}]}`
	if got := asJSON(t, r); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	r, err = imports.Run(background, w.d, secret, imports.Order{Event: "wedding", Name: "list.csv", Data: []byte("Name\nAna Silva\n"), Dry: true})
	if err != nil || !strings.HasSuffix(asJSON(t, r), `"problems":[]}`) {
		t.Errorf("%s, %v", asJSON(t, r), err)
	}
}

func TestAFileThatIsNoGuestListChangesNothing(t *testing.T) {
	each(t, func(w *world) {
		for name, e := range expectations(t) {
			if e.Outcome == "accept" {
				continue
			}
			var refusal lists.Refusal
			if _, err := imports.Run(background, w.d, secret, imports.Order{Event: "wedding", Name: name, Data: testdata(t, name)}); !errors.As(err, &refusal) {
				w.t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := imports.Run(background, w.d, secret, imports.Order{Event: "no-such-wedding", Name: "the-knot.csv", Data: testdata(t, "the-knot.csv")}); !errors.Is(err, db.ErrNotFound) {
			w.t.Errorf("%v", err)
		}
		if got := w.stored(); got.Guests+got.Households+got.Occasions != 0 {
			w.t.Errorf("%+v", got)
		}
	})
}

func TestAPlanThatHasBecomeAnotherIsNotApplied(t *testing.T) {
	each(t, func(w *world) {
		l := text(w.t, "list.csv", two)
		p, unseen := w.plan(l), w.plan(l)
		w.apply(text(w.t, "list.csv", "Name\nSomebody Else\n"))
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) { return imports.Apply(tx, secret, &p, "list.csv", p.Digest) }) // it would do the same
		before := w.stored()
		_, err := w.d.Mutate(background, w.scope, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return imports.Apply(tx, secret, &unseen, "list.csv", unseen.Digest)
		})
		if !errors.Is(err, imports.ErrMoved) || w.stored() != before {
			w.t.Errorf("%v, %+v", err, w.stored())
		}
	})
}

func TestAKeptFileIsItsOwnersForADay(t *testing.T) {
	each(t, func(w *world) {
		mine := w.scope
		mine.Actor = change.Actor{Kind: change.ByAccount, ID: "anna"}
		data := testdata(t, "the-knot.csv")
		id, err := imports.Keep(background, w.d, mine, `C:\lists\the-knot.csv`, data, false)
		w.must(err)
		find := func(s access.Scope) (f imports.File, err error) {
			err = w.d.Read(background, s, func(r *db.Read) (err error) {
				f, err = imports.Brought(r, id)
				return errors.Join(err, imports.Known(r, id))
			})
			return f, err
		}
		f, err := find(mine)
		w.must(err)
		if l, err := f.List(lists.Options{}); err != nil || l.Count() != read(t, "the-knot.csv").Count() || f.Name != "the-knot.csv" {
			w.t.Errorf("%q %v", f.Name, err)
		}
		other, elsewhere := mine, mine
		other.Actor.ID, elsewhere.Event = "ben", "another"
		for _, s := range []access.Scope{other, elsewhere} {
			if _, err := find(s); !errors.Is(err, db.ErrNotFound) {
				w.t.Errorf("%v", err)
			}
		}
		w.must(imports.SweepAt(background, w.d, time.Now().Add(23*time.Hour)))
		if _, err := find(mine); err != nil {
			w.t.Error(err)
		}
		w.must(imports.SweepAt(background, w.d, time.Now().Add(25*time.Hour)))
		if _, err := find(mine); !errors.Is(err, db.ErrNotFound) {
			w.t.Errorf("%v", err)
		}
	})
}
