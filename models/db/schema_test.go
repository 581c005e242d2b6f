package db_test

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"convive/models/db"
	"convive/models/dbtest"
)

// schema is "table.column" with its type, whether it may be null and its place in the primary key.
type schema map[string]string

const sqliteColumns = `SELECT m.name, c.name, lower(c.type), CASE WHEN c."notnull" = 0 THEN 'null' ELSE '' END, c.pk
	FROM sqlite_master m JOIN pragma_table_info(m.name) c
	WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'goose_db_version'`

const postgresColumns = `SELECT c.table_name, c.column_name, c.data_type, CASE WHEN c.is_nullable = 'YES' THEN 'null' ELSE '' END,
	COALESCE((SELECT k.ordinal_position FROM information_schema.table_constraints t
		JOIN information_schema.key_column_usage k ON k.constraint_schema = t.constraint_schema AND k.constraint_name = t.constraint_name
		WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_schema = 'public' AND t.table_name = c.table_name AND k.column_name = c.column_name), 0)
	FROM information_schema.columns c
	WHERE c.table_schema = 'public' AND c.table_name <> 'goose_db_version'`

func schemaOf(t *testing.T, d *db.DB) schema {
	t.Helper()
	query := sqliteColumns
	if d.Engine() == "postgres" {
		query = postgresColumns
	}
	rows, err := db.Reader(d).Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := schema{}
	for rows.Next() {
		var table, column, kind, null string
		var key int
		if err := rows.Scan(&table, &column, &kind, &null, &key); err != nil {
			t.Fatal(err)
		}
		all[table+"."+column] = fmt.Sprintf("%s %s key %d", kind, null, key)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestBothEnginesHaveTheSameSchema(t *testing.T) {
	lite, post := schemaOf(t, dbtest.New(t, "sqlite")), schemaOf(t, dbtest.New(t, "postgres"))
	if len(lite) < 100 {
		t.Fatalf("only %d columns", len(lite))
	}
	for _, name := range slices.Sorted(maps.Keys(lite)) {
		if lite[name] != post[name] {
			t.Errorf("%s: SQLite has %q, PostgreSQL %q", name, lite[name], post[name])
		}
	}
	for name := range post {
		if lite[name] == "" {
			t.Errorf("%s: only on PostgreSQL", name)
		}
	}
}

func TestBothEnginesHoldTheSameConstraintsByName(t *testing.T) {
	post := constraintNames(t, db.Reader(dbtest.New(t, "postgres")))
	lite := createStatements(t, db.Reader(dbtest.New(t, "sqlite")))
	if len(post) < 20 {
		t.Fatalf("only %d constraints", len(post))
	}
	for _, name := range post {
		if !strings.Contains(lite, "CONSTRAINT "+name+" ") {
			t.Errorf("SQLite has no constraint %s", name)
		}
	}
	if named := strings.Count(lite, "CONSTRAINT "); named != len(post) {
		t.Errorf("SQLite has %d constraints, PostgreSQL %d", named, len(post))
	}
}

func TestBothEnginesHaveTheSameIndexes(t *testing.T) {
	post := texts(t, db.Reader(dbtest.New(t, "postgres")), `SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'goose_db_version'
		AND indexname NOT IN (SELECT conname FROM pg_constraint) ORDER BY indexname COLLATE "C"`)
	lite := texts(t, db.Reader(dbtest.New(t, "sqlite")), `SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`)
	if len(post) < 5 || !slices.Equal(post, lite) {
		t.Errorf("PostgreSQL has %v\nSQLite has %v", post, lite)
	}
}

func constraintNames(t *testing.T, pool *sql.DB) []string {
	return texts(t, pool, `SELECT c.conname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
		JOIN pg_namespace n ON n.oid = r.relnamespace WHERE n.nspname = 'public' AND r.relname <> 'goose_db_version'`)
}

func createStatements(t *testing.T, pool *sql.DB) string {
	return strings.Join(texts(t, pool, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name <> 'goose_db_version'"), "\n")
}

func texts(t *testing.T, pool *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := pool.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		all = append(all, text)
	}
	return all
}

func TestEveryRegisteredTableExistsWithItsScopeColumns(t *testing.T) {
	all := schemaOf(t, dbtest.New(t, "sqlite"))
	for name, table := range db.Tables() {
		for _, column := range []string{table.Event, table.Organization, table.Account, strings.TrimPrefix(table.Household, "*")} {
			if _, ok := all[name+"."+column]; column != "" && !ok {
				t.Errorf("%s has no column %s", name, column)
			}
		}
	}
	for name := range all {
		table, column, _ := strings.Cut(name, ".")
		known, ok := db.Tables()[table]
		if column == "event_id" && (!ok || known.Event != "event_id") {
			t.Errorf("%s has an event_id and isn't scoped by it", table)
		}
	}
}
