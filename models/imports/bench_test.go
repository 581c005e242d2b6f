package imports_test

import (
	"bytes"
	"fmt"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/imports"
	"convive/models/imports/lists"
)

// long is a list of n guests in households of two or three, with telephones of a town and answers to three occasions.
func long(b testing.TB, n int, town string) lists.List {
	b.Helper()
	var file bytes.Buffer
	file.WriteString("Household,First name,Last name,E-mail,Phone,Side,Tags,Diet,Street,City,Postcode,Ceremony - reply,Dinner - reply,Brunch - reply\n")
	for i := range n {
		h := i * 2 / 5
		fmt.Fprintf(&file, "H%05d,Given%d,Family%d,g%d@example.com,+49 %s %06d,Amara,Friends,vegan,%d Mill Lane,Fairhaven,%05d,%s,%s,%s\n",
			h, i, h, i, town, i, h, h, []string{"yes", "no", ""}[i%3], []string{"yes", "", "maybe"}[i%3], []string{"-", "yes", "no"}[i%3])
	}
	l, err := lists.Read("long.csv", file.Bytes(), lists.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return l
}

// BenchmarkImport says how long mapping takes, which is outside of the transaction, and how long the transaction.
func BenchmarkImport(b *testing.B) {
	for _, engine := range []string{"sqlite", "postgres"} {
		for _, n := range []int{1_000, 10_000} {
			l, moved := long(b, n, "30"), long(b, n, "40")
			b.Run(fmt.Sprintf("%s/%d/map", engine, n), func(b *testing.B) {
				w := found(b, dbtest.New(b, engine))
				for b.Loop() {
					w.plan(l)
				}
			})
			b.Run(fmt.Sprintf("%s/%d/write", engine, n), func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					w := found(b, dbtest.New(b, engine))
					p := w.plan(l)
					b.StartTimer()
					w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) { return imports.Apply(tx, secret, &p, "long.csv", "") })
				}
			})
			b.Run(fmt.Sprintf("%s/%d/again", engine, n), func(b *testing.B) {
				w := found(b, dbtest.New(b, engine))
				w.apply(l)
				for b.Loop() {
					if e := w.apply(l); e.Change != change.None {
						b.Fatal(e.Change)
					}
				}
			})
			b.Run(fmt.Sprintf("%s/%d/changed", engine, n), func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					w := found(b, dbtest.New(b, engine))
					w.apply(l)
					p := w.plan(moved)
					b.StartTimer()
					w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) { return imports.Apply(tx, secret, &p, "long.csv", "") })
				}
			})
			b.Run(fmt.Sprintf("%s/%d/undo", engine, n), func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					w := found(b, dbtest.New(b, engine))
					e := w.apply(l)
					b.StartTimer()
					w.undo(e)
				}
			})
		}
	}
}
