package db_test

import (
	"slices"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestEveryColumnOfTheSchemaIsRegisteredAndNothingElseIs(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		all := schemaOf(t, d)
		for name := range all {
			table, column, _ := strings.Cut(name, ".")
			if _, ok := db.ColumnOf(table, column); !ok {
				t.Errorf("%s: whose is it, why is it kept, who may see it? Register it in columns_*.go", name)
			}
		}
		for _, c := range db.Columns() {
			if _, ok := all[c.Table+"."+c.Name]; !ok {
				t.Errorf("%s.%s is registered and doesn't exist", c.Table, c.Name)
			}
		}
	})
}

func TestEveryColumnSaysWhoseWhyAndHow(t *testing.T) {
	owners := []db.Owner{db.OfGuest, db.OfHousehold, db.OfAccount, db.OfOrganization, db.OfEvent, db.OfInstallation}
	erasures := []db.Erasure{db.Cleared, db.RowDeleted, db.Kept, db.NumberStays}
	for _, c := range db.Columns() {
		name := c.Table + "." + c.Name
		if !slices.Contains(owners, c.Whose) || c.Why == "" || !slices.Contains(erasures, c.Erased) {
			t.Errorf("%s: %+v", name, c)
		}
		if _, visible := c.Needs(); visible != (c.Class != db.Secret) {
			t.Errorf("%s of class %q: visible %v", name, c.Class, visible)
		}
		if c.Class == db.Secret && c.Exported {
			t.Errorf("%s is secret and exported", name)
		}
		if (c.Class == db.Health || c.Class == db.Contact) && c.Erased != db.Cleared && c.Erased != db.RowDeleted {
			t.Errorf("%s would outlive its person", name)
		}
	}
}

func TestAViewerSeesNoContactsHealthOrPrivateStanding(t *testing.T) {
	for name, want := range map[string]map[access.Role]bool{
		"guests.name":            {access.Host: true, access.Coordinator: true, access.Viewer: true},
		"guests.diets":           {access.Host: true, access.Coordinator: true, access.Caterer: true, access.Viewer: false},
		"guests.diet_note":       {access.Host: true, access.Viewer: false},
		"guests.needs":           {access.Host: true, access.Viewer: false},
		"guests.email":           {access.Host: true, access.Coordinator: true, access.Caterer: false, access.Viewer: false},
		"guests.note":            {access.Host: true, access.Caterer: false, access.Viewer: false},
		"households.street":      {access.Host: true, access.Caterer: false, access.Viewer: false},
		"households.reply_code":  {access.Host: true, access.Viewer: false},
		"households.list":        {access.Host: true, access.Coordinator: false, access.Viewer: false},
		"households.link_hash":   {access.Host: false, access.System: false},
		"accounts.password_hash": {access.Host: false, access.System: false},
		"no.column":              {access.Host: false, access.System: false},
	} {
		table, column, _ := strings.Cut(name, ".")
		c, _ := db.ColumnOf(table, column)
		needs, visible := c.Needs()
		for role, sees := range want {
			if got := visible && access.Of(role).Has(needs); got != sees {
				t.Errorf("%s sees %s: %v", role, name, got)
			}
		}
	}
}
