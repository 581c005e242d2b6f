package dbtest

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"

	"convive/models/db"
)

// Digest is a hash of every row of every table but the ones named: equal before and after what changed nothing.
func Digest(t testing.TB, c db.Config, but ...string) string {
	t.Helper()
	pool := Outside(t, c)
	names := "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
	if c.URL != "" {
		names = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
	}
	tables := rows(t, pool, names)
	slices.Sort(tables)
	sum := sha256.New()
	for _, table := range tables {
		if slices.Contains(but, table) {
			continue
		}
		all := rows(t, pool, "SELECT * FROM "+table)
		slices.Sort(all)
		fmt.Fprintln(sum, table, len(all))
		for _, row := range all {
			fmt.Fprintln(sum, row)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// CutListeners ends the connections of a PostgreSQL database by which its processes hear of each other.
func CutListeners(t testing.TB, c db.Config) {
	t.Helper()
	if c.URL != "" {
		rows(t, Outside(t, c), `SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
			WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'`)
	}
}

// EndBackends ends all connections to a PostgreSQL database, wherever in a statement they are.
func EndBackends(t testing.TB, c db.Config) {
	t.Helper()
	if c.URL != "" {
		rows(t, Outside(t, c), `SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)
	}
}

// Drop takes a table away under a database that is open: whatever reads or writes it fails from now on.
func Drop(t testing.TB, c db.Config, table string) {
	t.Helper()
	if _, err := Outside(t, c).Exec("DROP TABLE " + table); err != nil {
		t.Fatal(err)
	}
}

// Outside is a connection beside the app's.
func Outside(t testing.TB, c db.Config) *sql.DB {
	t.Helper()
	driver, source := "sqlite3", "file:"+c.Path
	if c.URL != "" {
		driver, source = "pgx", c.URL
	}
	pool, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	pool.SetMaxOpenConns(1)
	t.Cleanup(func() { pool.Close() })
	return pool
}

// rows are a query's rows, each as one text; a single text column stands as it is.
func rows(t testing.TB, pool *sql.DB, query string) (all []string) {
	t.Helper()
	found, err := pool.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		t.Fatal(err)
	}
	values := make([]any, len(columns))
	places := make([]any, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	for found.Next() {
		if err := found.Scan(places...); err != nil {
			t.Fatal(err)
		}
		if text, ok := values[0].(string); ok && len(values) == 1 {
			all = append(all, text)
			continue
		}
		all = append(all, fmt.Sprint(values...))
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
