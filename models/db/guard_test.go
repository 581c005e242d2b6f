package db_test

import (
	"errors"
	"testing"

	"gorm.io/gorm"

	"convive/models/db"
	"convive/models/dbtest"
)

// statements has one statement or more for each of GORM's six processors.
var statements = []struct {
	name string
	run  func(*gorm.DB) error
}{
	{"create", func(g *gorm.DB) error { return g.Create(&occasion{Name: "x"}).Error }},
	{"query", func(g *gorm.DB) error { return g.Find(&[]occasion{}).Error }},
	{"query, counted", func(g *gorm.DB) error { return g.Model(&occasion{}).Count(new(int64)).Error }},
	{"query, plucked", func(g *gorm.DB) error { return g.Model(&occasion{}).Pluck("name", &[]string{}).Error }},
	{"update", func(g *gorm.DB) error {
		return g.Model(&occasion{}).Where("id = ?", "x").Updates(map[string]any{"name": "y"}).Error
	}},
	{"delete", func(g *gorm.DB) error { return g.Where("id = ?", "x").Delete(&occasion{}).Error }},
	{"row", func(g *gorm.DB) error { return rowError(g.Model(&occasion{}).Select("name")) }},
	{"rows", func(g *gorm.DB) error { return rowsError(g.Model(&occasion{})) }},
	{"raw, executed", func(g *gorm.DB) error { return g.Exec("DELETE FROM occasions").Error }},
	{"raw, scanned", func(g *gorm.DB) error { return g.Raw("SELECT name FROM occasions").Scan(&[]string{}).Error }},
	{"raw, by rows", func(g *gorm.DB) error { return rowsError(g.Raw("SELECT name FROM occasions")) }},
}

// rowError asks for one row; GORM gives nil and keeps the error to itself, so that the caller of Row can't ask it.
func rowError(g *gorm.DB) error {
	var name string
	if row := g.Row(); row != nil {
		return row.Scan(&name)
	}
	return db.ErrUnscoped
}

func rowsError(g *gorm.DB) error {
	rows, err := g.Rows()
	if err == nil {
		rows.Close()
	}
	return err
}

func TestAStatementWithoutAScopeIsRefusedByEveryProcessor(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		addOccasion(t, d, newEvent(t, d, "ada"), "Dinner")
		for _, s := range statements {
			if err := s.run(db.Unscoped(d).Session(&gorm.Session{NewDB: true})); !errors.Is(err, db.ErrUnscoped) {
				t.Errorf("%s: %v", s.name, err)
			}
		}
	})
}

func TestRawSQLIsRefusedUnderAScopeToo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		for _, statement := range statements {
			if statement.name[:3] != "raw" {
				continue
			}
			err := write(d, s, func(tx *db.Tx) error { return statement.run(db.ORM(tx.Read)) })
			if !errors.Is(err, db.ErrUnscoped) {
				t.Errorf("%s: %v", statement.name, err)
			}
		}
	})
}

func TestATableThatIsNotTheSchemasOrNotRegisteredIsRefused(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		read(t, d, newEvent(t, d, "ada"), func(r *db.Read) error {
			for name, g := range map[string]*gorm.DB{
				"no schema":              db.ORM(r).Table("occasions").Select("name").Find(&[]string{}),
				"another table":          db.ORM(r).Table("households").Find(&[]occasion{}),
				"a table with a join":    db.ORM(r).Table("occasions, households").Find(&[]occasion{}),
				"a table with an alias":  db.ORM(r).Table("households AS occasions").Find(&[]occasion{}),
				"a derived table":        db.ORM(r).Table("(?) AS occasions", db.ORM(r).Model(&occasion{})).Find(&[]occasion{}),
				"an unregistered table":  db.ORM(r).Find(&[]feed{}),
				"a table of maps":        db.ORM(r).Table("occasions").Find(&[]map[string]any{}),
				"a table for its rows":   {Error: rowsError(db.ORM(r).Table("occasions"))},
				"a join to other tables": db.ORM(r).Joins("JOIN households h ON 1 = 1").Find(&[]occasion{}),
			} {
				if !errors.Is(g.Error, db.ErrUnscoped) {
					t.Errorf("%s: %v", name, g.Error)
				}
			}
			return nil
		})
	})
}

type feed struct{ ID string }

func (feed) TableName() string { return "feeds" }
