package db_test

import (
	"slices"
	"testing"

	"convive/models/db"
	"convive/models/dbtest"
)

// TestEveryCascadeIsKnown lists by which rows the schema changes others by itself. What is kept in memory learns of writes
// from the journal, which tells nothing of those: whoever adds one here adds it to rowChange.cascades too.
func TestEveryCascadeIsKnown(t *testing.T) {
	rows, err := db.Reader(dbtest.New(t, "sqlite")).Query(`SELECT k."table" || ' update' FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k WHERE k.on_update <> 'NO ACTION'
		UNION SELECT k."table" || ' delete' FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k WHERE k.on_delete <> 'NO ACTION'
		UNION SELECT tbl_name || ' trigger' FROM sqlite_master WHERE type = 'trigger'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	slices.Sort(all)
	// Those of accounts, changes, events and organizations end with their place; a household's is its draft, which is
	// written beside the log and shared by nobody, and so is when a screen was last used.
	want := []string{"accounts delete", "changes delete", "events delete", "guests update", "households delete", "messages delete", "organizations delete", "screens delete"}
	if !slices.Equal(all, want) {
		t.Errorf("there are %q, want %q", all, want)
	}
}
