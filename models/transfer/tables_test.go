package transfer_test

import (
	"slices"
	"strings"
	"testing"

	"convive/models/db"
	"convive/models/transfer"
)

func TestEveryTableOfAnEventIsCarriedOrStaysForAReason(t *testing.T) {
	for _, table := range append(db.EventTables(), db.TablesBeside()...) {
		if _, known := transfer.Leaves(table); !known {
			t.Errorf("%s: does it leave with an event? Say so in models/transfer", table)
		}
	}
}

func TestEveryExportedColumnIsInTheFile(t *testing.T) {
	d, s := seeded(t, "sqlite")
	data := string(export(t, d, s))
	for _, c := range db.Columns() {
		empty := strings.Contains(data, `"`+c.Table+`": []`)
		if leaves, _ := transfer.Leaves(c.Table); leaves && c.Exported && !(strings.Contains(data, `"`+c.Name+`":`) || empty && slices.Contains(db.CarriedColumns(c.Table), c.Name)) {
			t.Errorf("%s.%s is exported and not in the file", c.Table, c.Name)
		}
	}
	for _, secret := range []string{"link_hash", "search_key", "sort_key", "account_id", "organization_id", "event_id"} {
		if strings.Contains(data, secret) {
			t.Errorf("%s left the installation", secret)
		}
	}
}
