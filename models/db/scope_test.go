package db_test

import (
	"errors"
	"slices"
	"testing"

	"gorm.io/gorm"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// twoEvents have one occasion each; what is asked under the first one's scope must never find the second's.
func TestNoConditionReachesAnotherEvent(t *testing.T) {
	asked := map[string]func(*db.Read) ([]occasion, error){
		"one string with OR": func(r *db.Read) ([]occasion, error) {
			return db.From[occasion](r).Where("name = ? OR name = ?", "Theirs", "Mine").All()
		},
		"OR at the end of a line": func(r *db.Read) ([]occasion, error) {
			return db.From[occasion](r).Where("name = ?\nOR name = ?", "Theirs", "Mine").All()
		},
		"two strings with OR": func(r *db.Read) ([]occasion, error) {
			return db.From[occasion](r).Where("name = ? or\tname = ?", "Mine", "Theirs").Where("1 = 1\tor 1 = 1").All()
		},
		"everything": func(r *db.Read) ([]occasion, error) { return db.All[occasion](r, "name") },
		"GORM's Or": func(r *db.Read) ([]occasion, error) {
			return found(db.ORM(r).Where("name = ?", "Mine").Or("name = ?", "Theirs"))
		},
		"GORM's Or, first": func(r *db.Read) ([]occasion, error) {
			return found(db.ORM(r).Or("name = ?", "Theirs").Where("name = ?", "Mine").Or("name = ?", "Mine"))
		},
		"GORM's Or, alone, with an OR": func(r *db.Read) ([]occasion, error) {
			return found(db.ORM(r).Or("name = ?\nOR name = ?", "Theirs", "Mine"))
		},
		"GORM's Or of groups": func(r *db.Read) ([]occasion, error) {
			g := db.ORM(r)
			return found(g.Where(g.Where("name = ?", "Mine")).Or(g.Where("name = ?", "Theirs").Or("1 = 1")))
		},
		"GORM's Not": func(r *db.Read) ([]occasion, error) { return found(db.ORM(r).Not("name = ?", "nobody").Or("1 = 1")) },
		"a limit and an order": func(r *db.Read) ([]occasion, error) {
			return db.From[occasion](r).Where("1 = 1 OR 1 = 1").Order("name DESC").Limit(5).All()
		},
		"chosen columns": func(r *db.Read) (rows []occasion, err error) {
			return rows, db.From[occasion](r).Where("1 = 1\nOR 1 = 1").Into(&rows, "name", "name")
		},
		"rows": func(r *db.Read) ([]occasion, error) {
			rows, err := db.ORM(r).Model(&occasion{}).Where("name = ?", "Mine").Or("1 = 1").Select("name").Rows()
			if err != nil {
				return nil, err
			}
			defer rows.Close()
			var all []occasion
			for rows.Next() {
				var o occasion
				err = errors.Join(err, rows.Scan(&o.Name))
				all = append(all, o)
			}
			return all, err
		},
	}
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		mine, theirs := newEvent(t, d, "mine"), newEvent(t, d, "theirs")
		addOccasion(t, d, mine, "Mine")
		addOccasion(t, d, theirs, "Theirs")
		read(t, d, mine, func(r *db.Read) error {
			for name, ask := range asked {
				rows, err := ask(r)
				if err != nil || len(rows) != 1 || rows[0].Name != "Mine" {
					t.Errorf("%s: %v, %v", name, rows, err)
				}
			}
			n, err := db.From[occasion](r).Where("1 = 1\nOR 1 = 1").Count()
			if n != 1 {
				t.Errorf("counted %d", n)
			}
			return err
		})
	})
}

func found(g *gorm.DB) (rows []occasion, err error) { return rows, g.Find(&rows).Error }

func TestAForeignRowLooksAbsent(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		mine, theirs := newEvent(t, d, "mine"), newEvent(t, d, "theirs")
		o := addOccasion(t, d, theirs, "Theirs")
		read(t, d, mine, func(r *db.Read) error {
			_, foreign := db.Find[occasion](r, o.ID)
			_, absent := db.Find[occasion](r, db.NewID())
			if foreign != db.ErrNotFound || absent != db.ErrNotFound {
				t.Errorf("foreign %v, absent %v", foreign, absent)
			}
			rows, err := db.From[occasion](r).In("id", []change.ID{o.ID}).All()
			if len(rows) != 0 {
				t.Errorf("found by its id: %v", rows)
			}
			return err
		})
		for name, fn := range map[string]func(*db.Tx) error{
			"an update": func(tx *db.Tx) error { row := o; return db.Update(tx, &row, db.Set{"name": "Stolen"}) },
			"a delete":  func(tx *db.Tx) error { row := o; return db.Delete(tx, &row) },
			"an update with OR": func(tx *db.Tx) error {
				return db.ORM(tx.Read).Model(&occasion{}).Where("id = ?", o.ID).Or("1 = 1").Updates(map[string]any{"name": "Stolen"}).Error
			},
			"a delete with OR": func(tx *db.Tx) error {
				return db.ORM(tx.Read).Where("id = ?", o.ID).Or("1 = 1").Delete(&occasion{}).Error
			},
		} {
			err := write(d, mine, fn)
			if got := names(t, d, theirs); !slices.Equal(got, []string{"Theirs"}) {
				t.Errorf("%s: %v, %v", name, got, err)
			}
		}
	})
}

func TestAQueryUsedTwiceKeepsItsOwnConditions(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		addOccasion(t, d, s, "Dinner")
		addOccasion(t, d, s, "Brunch")
		read(t, d, s, func(r *db.Read) error {
			all := db.From[occasion](r)
			for _, name := range []string{"Dinner", "Brunch"} {
				if o, err := all.Where("name = ?", name).First(); err != nil || o.Name != name {
					t.Errorf("%s: %v, %v", name, o, err)
				}
			}
			n, err := all.Count()
			if n != 2 {
				t.Errorf("%d rows", n)
			}
			return err
		})
	})
}
