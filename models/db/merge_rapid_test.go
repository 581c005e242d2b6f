package db_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// version is the plain model of one version of an occasion: what it held, and who had changed each field last.
type version struct {
	values db.Set
	by     map[string]change.Actor
}

// TestManyEditorsMergeLikeThePlainModel has several people send forms that started from any version.
func TestManyEditorsMergeLikeThePlainModel(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		rapid.Check(t, func(t *rapid.T) {
			o := occasion{Name: "a"}
			if err := write(d, s, func(tx *db.Tx) error { return db.Create(tx, &o) }); err != nil {
				t.Fatal(err)
			}
			model := []version{{db.Set{"name": "a", "place": "", "seated": false, "position": int64(0)}, map[string]change.Actor{}}}
			for range rapid.IntRange(1, 8).Draw(t, "forms") {
				by := rapid.SampledFrom([]change.Actor{anna, ben, operator}).Draw(t, "by")
				since := rapid.IntRange(1, len(model)).Draw(t, "since")
				mine := aForm(t, model[since-1].values)
				want, conflicts := mergeModel(model[since-1], model[len(model)-1], mine, by)
				_, err := edit(d, by, o, int64(since), mine)
				expectConflicts(t, err, model[len(model)-1], mine, conflicts)
				if len(conflicts) == 0 && !maps.Equal(want.values, model[len(model)-1].values) {
					model = append(model, want)
				}
				expectStored(t, d, s.Feed(), o, model)
			}
		})
	})
}

// aForm sends all fields, some of them changed from what the form started with.
func aForm(t *rapid.T, from db.Set) db.Set {
	mine := maps.Clone(from)
	for _, column := range []string{"name", "place"} {
		if rapid.Bool().Draw(t, "change "+column) {
			mine[column] = rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, column)
		}
	}
	if rapid.Bool().Draw(t, "change seated") {
		mine["seated"] = rapid.Bool().Draw(t, "seated")
	}
	if rapid.Bool().Draw(t, "change position") {
		mine["position"] = rapid.Int64Range(0, 3).Draw(t, "position")
	}
	return mine
}

// mergeModel is the rule in a few lines: mine where only I changed it, theirs where only they did.
func mergeModel(base, now version, mine db.Set, by change.Actor) (version, []string) {
	next := version{maps.Clone(now.values), maps.Clone(now.by)}
	var conflicts []string
	for column, value := range mine {
		switch {
		case value == base.values[column] || value == now.values[column]:
		case now.values[column] == base.values[column]:
			next.values[column], next.by[column] = value, by
		default:
			conflicts = append(conflicts, column)
		}
	}
	slices.Sort(conflicts)
	return next, conflicts
}

func expectConflicts(t *rapid.T, err error, now version, mine db.Set, want []string) {
	var conflict db.ErrConflict
	errors.As(err, &conflict)
	if err != nil && conflict.Fields == nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range conflict.Fields {
		got = append(got, f.Column)
		if f.Mine != mine[f.Column] || f.Theirs != now.values[f.Column] || f.By != now.by[f.Column] {
			t.Fatalf("%+v; mine %v, now %v", f, mine, now)
		}
	}
	if !slices.Equal(got, want) {
		t.Fatalf("conflicts %v, want %v", got, want)
	}
}

func expectStored(t *rapid.T, d *db.DB, f change.Feed, o occasion, model []version) {
	var row occasion
	err := d.Read(background, scopeOf(f), func(r *db.Read) (err error) {
		row, err = db.Find[occasion](r, o.ID)
		return err
	})
	got := db.Set{"name": row.Name, "place": row.Place, "seated": row.Seated, "position": row.Position}
	if want := model[len(model)-1].values; err != nil || fmt.Sprint(got) != fmt.Sprint(want) || row.Version != int64(len(model)) {
		t.Fatalf("version %d holds %v, want %d with %v; %v", row.Version, got, len(model), want, err)
	}
}
