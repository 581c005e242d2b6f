package db_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"gorm.io/gorm"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// eachEngine runs a benchmark on both engines.
func eachEngine(b *testing.B, run func(*testing.B, *db.DB)) {
	for _, engine := range []string{"sqlite", "postgres"} {
		b.Run(engine, func(b *testing.B) { run(b, dbtest.New(b, engine)) })
	}
}

// BenchmarkOneMutation changes one row by a command, beside GORM writing the same rows (feed, row, log, side row,
// command) in a transaction of its own, and beside GORM updating the row alone. The goal is 1.5 times the bare
// transaction of the same rows and 0.15 ms.
func BenchmarkOneMutation(b *testing.B) {
	eachEngine(b, func(b *testing.B, d *db.DB) {
		s := newEvent(b, d, "ada")
		o := addOccasion(b, d, s, "Dinner")
		g, err := db.Bare(d)
		if err != nil {
			b.Fatal(err)
		}
		if err := g.Table("feeds").Create(map[string]any{"id": "bare", "seq": 0, "epoch": ""}).Error; err != nil {
			b.Fatal(err)
		}
		for name, run := range map[string]func(i int) error{
			"mutate": func(i int) error {
				_, err := d.Mutate(background, s, change.CommandID{ID: string(db.NewID()), Body: "b"}, func(tx *db.Tx) (change.Change, error) {
					return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"name": fmt.Sprint("Dinner ", i)})
				})
				return err
			},
			"bare, same rows": func(i int) error { return g.Transaction(func(tx *gorm.DB) error { return bareRows(tx, o, i) }) },
			"bare, one row":   func(i int) error { return g.Transaction(func(tx *gorm.DB) error { return bareUpdate(tx, o, i) }) },
		} {
			b.Run(name, func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					if err := run(i); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	})
}

func bareUpdate(tx *gorm.DB, o occasion, i int) error {
	return tx.Model(&occasion{}).Where("event_id = ? AND id = ?", o.EventID, o.ID).Updates(map[string]any{"name": fmt.Sprint("Supper ", i)}).Error
}

func bareRows(tx *gorm.DB, o occasion, i int) error {
	feed, values := "bare", fmt.Sprintf(`{"name": "Supper %d"}`, i)
	return errors.Join(
		tx.Table("feeds").Where("id = ?", feed).Updates(map[string]any{"seq": i}).Error,
		bareUpdate(tx, o, i),
		tx.Table("changes").Create(map[string]any{"feed_id": feed, "seq": i, "kind": "occasions.edited", "at": i, "actor_kind": "operator",
			"actor_id": "test", "topics": `["occasions"]`, "data": "{}"}).Error,
		tx.Table("change_rows").Create(map[string]any{"feed_id": feed, "seq": i, "n": 0, "table_name": "occasions", "row_id": string(o.ID),
			"op": "update", "was": values, "became": values}).Error,
		tx.Table("commands").Create(map[string]any{"feed_id": feed, "actor": "test", "id": string(db.NewID()), "body_hash": "b", "seq": i, "at": i}).Error)
}

// BenchmarkReadSmall reads one row under a scope, in a transaction of its own.
func BenchmarkReadSmall(b *testing.B) {
	eachEngine(b, func(b *testing.B, d *db.DB) {
		s := newEvent(b, d, "ada")
		o := addOccasion(b, d, s, "Dinner")
		for b.Loop() {
			err := d.Read(background, s, func(r *db.Read) error {
				_, err := db.Find[occasion](r, o.ID)
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkLogAbout reads a page of what concerns one household in a log of 10,000 entries about 400 households. Read from
// the entries' topics it took 20 ms and more.
func BenchmarkLogAbout(b *testing.B) {
	eachEngine(b, func(b *testing.B, d *db.DB) {
		s := newEvent(b, d, "ada")
		g, err := db.Bare(d)
		if err != nil {
			b.Fatal(err)
		}
		of := func(n int) change.ID { return change.ID(fmt.Sprint("household ", n)) }
		var entries, about []map[string]any
		for i := range 10_000 {
			c, seq := change.ReplySent{Household: of(i % 400)}, 1000+i
			topics, terr := json.Marshal(c.Topics())
			data, derr := change.Encode(c)
			err = errors.Join(err, terr, derr)
			entries = append(entries, map[string]any{"feed_id": string(s.Feed()), "seq": seq, "kind": string(c.Kind()), "at": i, "actor_kind": "household",
				"actor_id": string(c.Household), "topics": string(topics), "data": data})
			about = append(about, map[string]any{"feed_id": string(s.Feed()), "household_id": string(c.Household), "seq": seq})
		}
		err = errors.Join(err, g.Table("changes").CreateInBatches(entries, 500).Error, g.Table("change_households").CreateInBatches(about, 500).Error)
		if err != nil {
			b.Fatal(err)
		}
		if err := g.Exec("ANALYZE").Error; err != nil { // as the engine does by itself, in time
			b.Fatal(err)
		}
		for name, household := range map[string]change.ID{"of one household": of(7), "of one without any": of(400)} {
			b.Run(name, func(b *testing.B) {
				for b.Loop() {
					err := d.Read(background, s, func(r *db.Read) error {
						_, err := r.LogAbout(db.About{Households: []change.ID{household}}, 0, 100)
						return err
					})
					if err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	})
}
