package db_test

import (
	"errors"
	"testing"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestAForgedPlaceIsRefusedOrOverwritten(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		mine, theirs := newEvent(t, d, "mine"), newEvent(t, d, "theirs")
		o := addOccasion(t, d, mine, "Mine")
		forged := db.Row{EventID: theirs.Event}
		for name, fn := range map[string]func(*db.Tx) error{
			"created there":              func(tx *db.Tx) error { return db.Create(tx, &occasion{Row: forged, Name: "x"}) },
			"created there, the second":  func(tx *db.Tx) error { return db.Create(tx, &occasion{Name: "x"}, &occasion{Row: forged, Name: "y"}) },
			"moved there":                func(tx *db.Tx) error { return db.Update(tx, &o, db.Set{"event_id": theirs.Event}) },
			"moved there by field name":  func(tx *db.Tx) error { return db.Update(tx, &o, db.Set{"EventID": theirs.Event}) },
			"another id":                 func(tx *db.Tx) error { return db.Update(tx, &o, db.Set{"id": db.NewID()}) },
			"another id by field name":   func(tx *db.Tx) error { return db.Update(tx, &o, db.Set{"ID": db.NewID()}) },
			"another version":            func(tx *db.Tx) error { return db.Update(tx, &o, db.Set{"version": int64(9)}) },
			"GORM, moved by field name":  func(tx *db.Tx) error { return updates(tx, o, map[string]any{"EventID": string(theirs.Event)}) },
			"GORM, moved by column name": func(tx *db.Tx) error { return updates(tx, o, map[string]any{"event_id": string(theirs.Event)}) },
		} {
			if err := write(d, mine, fn); !errors.Is(err, db.ErrUnscoped) && !errors.Is(err, db.ErrWideWrite) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if got := names(t, d, theirs); len(got) != 0 {
			t.Errorf("the other event has %v", got)
		}
		fresh := addOccasion(t, d, mine, "New")
		if fresh.EventID != mine.Event {
			t.Errorf("a row without a place stands in %q", fresh.EventID)
		}
	})
}

func updates(tx *db.Tx, o occasion, values any) error {
	return db.ORM(tx.Read).Model(&occasion{}).Where("id = ?", o.ID).Updates(values).Error
}

// related is an occasion with an association, which GORM would write too.
type related struct {
	db.Row
	Name  string
	Meals []meal `gorm:"foreignKey:EventID,OccasionID;references:EventID,ID"`
}

func (related) TableName() string { return "occasions" }

func TestAWriteThatDoesNotNameWhatItWritesIsRefused(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		id, other := db.Row{EventID: s.Event, ID: o.ID}, db.Row{EventID: s.Event, ID: db.NewID()}
		for name, fn := range map[string]func(*gorm.DB) error{
			"Save of a row":           func(g *gorm.DB) error { return g.Save(&o).Error },
			"Save of rows":            func(g *gorm.DB) error { return g.Save([]*occasion{&o}).Error },
			"upsert":                  func(g *gorm.DB) error { return g.Clauses(clause.OnConflict{UpdateAll: true}).Create(&o).Error },
			"insert or ignore":        func(g *gorm.DB) error { return g.Clauses(clause.OnConflict{DoNothing: true}).Create(&o).Error },
			"create with association": func(g *gorm.DB) error { return g.Create(&related{Row: other, Meals: []meal{{Name: "x"}}}).Error },
			"append an association": func(g *gorm.DB) error {
				return g.Model(&related{Row: id}).Association("Meals").Append(&meal{Name: "x"})
			},
			"Updates of a struct": func(g *gorm.DB) error {
				return g.Model(&occasion{}).Where("id = ?", o.ID).Updates(occasion{Name: "x"}).Error
			},
			"UpdateColumns, a struct": func(g *gorm.DB) error { return g.Model(&o).Where("1 = 1").UpdateColumns(occasion{Name: "x"}).Error },
			"Select of all": func(g *gorm.DB) error {
				return g.Model(&occasion{}).Where("id = ?", o.ID).Select("*").Updates(map[string]any{"name": "x"}).Error
			},
			"update without condition":     func(g *gorm.DB) error { return g.Model(&occasion{}).Updates(map[string]any{"name": "x"}).Error },
			"update by the model's id":     func(g *gorm.DB) error { return g.Model(&o).Updates(map[string]any{"name": "x"}).Error },
			"delete without condition":     func(g *gorm.DB) error { return g.Delete(&occasion{}).Error },
			"delete by the model's id":     func(g *gorm.DB) error { return g.Delete(&o).Error },
			"create of a map":              func(g *gorm.DB) error { return g.Model(&occasion{}).Create(map[string]any{"name": "x"}).Error },
			"create of a pointer to a map": func(g *gorm.DB) error { return g.Model(&occasion{}).Create(&map[string]any{"name": "x"}).Error },
			"create of maps":               func(g *gorm.DB) error { return g.Model(&occasion{}).Create([]map[string]any{{"name": "x"}}).Error },
		} {
			err := write(d, s, func(tx *db.Tx) error { return fn(db.ORM(tx.Read)) })
			if !errors.Is(err, db.ErrWideWrite) {
				t.Errorf("%s: %v", name, err)
			}
		}
		read(t, d, s, func(r *db.Read) error {
			rows, err := db.All[occasion](r, "id")
			if len(rows) != 1 || rows[0] != o {
				t.Errorf("rows %v", rows)
			}
			return err
		})
	})
}

func TestOnlyTablesBesideTheFeedsAreWrittenWithoutAChange(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		for name, fn := range map[string]func(*db.Tx) error{
			"create": func(tx *db.Tx) error { return db.Create(tx, &occasion{Name: "x"}) },
			"update": func(tx *db.Tx) error { row := o; return db.Update(tx, &row, db.Set{"name": "x"}) },
			"delete": func(tx *db.Tx) error { row := o; return db.Delete(tx, &row) },
			"put":    func(tx *db.Tx) error { return db.Put(tx, &occasion{Name: "x"}, "name = ?", "x") },
			"read":   func(tx *db.Tx) error { _, err := db.All[occasion](tx.Read, "id"); return err },
		} {
			if err := d.Aside(background, s, fn); !errors.Is(err, db.ErrUnscoped) {
				t.Errorf("%s: %v", name, err)
			}
		}
		err := write(d, s, func(tx *db.Tx) error { return db.Remove[occasion](tx, "id = ?", string(o.ID)) })
		if !errors.Is(err, db.ErrWideWrite) {
			t.Errorf("a removal by condition in a mutation: %v", err)
		}
		if seq := heads(t, d, s.Feed()); seq != 1 {
			t.Errorf("the feed stands at %d", seq)
		}
	})
}

func TestARowOfOneEventCannotPointIntoAnother(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		mine, theirs := newEvent(t, d, "mine"), newEvent(t, d, "theirs")
		dinner, foreign := addOccasion(t, d, mine, "Mine"), addOccasion(t, d, theirs, "Theirs")
		fish := meal{OccasionID: dinner.ID, Name: "Fish"}
		if err := write(d, mine, func(tx *db.Tx) error { return db.Create(tx, &fish) }); err != nil {
			t.Fatal(err)
		}
		for name, fn := range map[string]func(*db.Tx) error{
			"created": func(tx *db.Tx) error { return db.Create(tx, &meal{OccasionID: foreign.ID, Name: "Fish"}) },
			"updated": func(tx *db.Tx) error { return db.Update(tx, &fish, db.Set{"occasion_id": foreign.ID}) },
			"removed": func(tx *db.Tx) error { return db.Delete(tx, &dinner) },
		} {
			if err := write(d, mine, fn); !errors.Is(err, db.ErrStillUsed) {
				t.Errorf("%s: %v", name, err)
			}
		}
		var org change.ID = "another organization"
		err := write(d, theirs, func(tx *db.Tx) error { return db.Create(tx, &role{Row: db.Row{}, AccountID: org, Role: "host"}) })
		if !errors.Is(err, db.ErrStillUsed) {
			t.Errorf("a role of nobody: %v", err)
		}
	})
}
