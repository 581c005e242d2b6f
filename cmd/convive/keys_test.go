package main

import (
	"context"
	"path/filepath"
	"testing"

	"convive/models/db"
	"convive/models/dbtest"
)

func TestWhoWasFiledUnderABracketIsFiledUnderTheirNameAfterAnUpgrade(t *testing.T) {
	data, ctx := demoData(t), context.Background()
	pool := dbtest.Outside(t, db.Config{Path: filepath.Join(data, "convive.db")})
	exec := func(statement string) {
		t.Helper()
		if _, err := pool.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	key := func(of string) (k string) {
		t.Helper()
		if err := pool.QueryRow("SELECT sort_key FROM guests WHERE id = " + of).Scan(&k); err != nil {
			t.Fatal(err)
		}
		return k
	}
	const ours = " AND event_id = (SELECT id FROM events WHERE slug = 'amara-jonas'))"
	const one, other, brought = "(SELECT min(id) FROM guests WHERE plus_one_of IS NULL AND host = false" + ours, "(SELECT max(id) FROM guests WHERE unnamed = false" + ours, "(SELECT max(id) FROM guests WHERE unnamed = true" + ours
	kept := key(other)
	exec("UPDATE guests SET name = '(neighbour) Zaza Zzyzx', given = '', family = '', prefix = '', suffix = '', sort_key = '00' WHERE id = " + one)
	exec("UPDATE guests SET plus_one_of = " + one + ", sort_key = '00' WHERE id = " + brought)
	exec("DELETE FROM goose_db_version WHERE version_id = 38")
	if code := run(ctx, []string{"migrate", "--data", data}); code != 0 {
		t.Fatal(code)
	}
	made := key(one)
	if a := key("(SELECT min(id) FROM guests WHERE family LIKE 'A%')"); made <= a {
		t.Errorf("filed under %q, before %q of the first letter", made, a)
	}
	if key(brought) != made+"0001" || key(other) != kept {
		t.Errorf("whom they bring is filed under %q, somebody else under %q instead of %q", key(brought), key(other), kept)
	}
	var households int
	if err := pool.QueryRow("SELECT count(*) FROM households WHERE sort_key = '' OR id = (SELECT household_id FROM guests WHERE id = " + one + ") AND sort_key <> '" + made + "'").Scan(&households); err != nil || households > 0 {
		t.Errorf("%d households, %v", households, err)
	}
}
