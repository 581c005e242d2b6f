package db_test

import (
	"database/sql"
	"fmt"
	"testing"

	"convive/models/db"
	"convive/models/dbtest"
)

// TestEveryConnectionIsDurableAndHoldsItsForeignKeys opens all connections that the pools may have at once.
func TestEveryConnectionIsDurableAndHoldsItsForeignKeys(t *testing.T) {
	d := dbtest.New(t, "sqlite")
	for name, pool := range map[string]*sql.DB{"writer": db.Writer(d), "reader": db.Reader(d)} {
		n := pool.Stats().MaxOpenConnections
		if name == "writer" && n != 1 || n < 1 {
			t.Errorf("the %s pool has %d connections", name, n)
		}
		for i := range n {
			conn, err := pool.Conn(background)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1"} {
				var got string
				if err := conn.QueryRowContext(background, "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
					t.Errorf("%s %d: %s = %s, %v", name, i, pragma, got, err)
				}
			}
			_, err = conn.ExecContext(background, "INSERT INTO settings (name, value) VALUES (?, '')", fmt.Sprint(name, i))
			if (err == nil) != (name == "writer") {
				t.Errorf("%s %d writes: %v", name, i, err)
			}
		}
	}
}
