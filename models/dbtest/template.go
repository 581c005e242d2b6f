package dbtest

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"convive/models/db"
)

// Template is a database of one engine that is made once per program, and copied for each test that asks for it: to bring
// the schema up and to fill it takes many times as long as a copy.
type Template struct {
	// Fill writes what stands in every copy beside the schema.
	Fill func(testing.TB, *db.DB)

	mu   sync.Mutex
	file []byte // SQLite's
	name string // PostgreSQL's
}

// bare have the schema alone.
var bare = map[string]*Template{"sqlite": {}, "postgres": {}}

// Config names a copy; several processes may open it.
func (m *Template) Config(t testing.TB, engine string) db.Config {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	if engine == "postgres" {
		c := postgres(t)
		if m.name == "" {
			m.name = m.keep(t, c)
		}
		return config(c.url(c.create(t, m.name)), "")
	}
	copied := EmptyConfig(t, engine)
	if m.file == nil {
		m.file = m.write(t)
	}
	if err := os.WriteFile(copied.Path, m.file, 0o600); err != nil {
		t.Fatal(err)
	}
	return copied
}

func (m *Template) keep(t testing.TB, c *cluster) (name string) {
	t.Helper()
	if m.Fill == nil {
		name = c.keep(t, "template1")
	} else {
		Config(t, "postgres") // makes the bare one
		name = c.keep(t, bare["postgres"].name)
	}
	m.make(t, config(c.url(name), ""))
	return name
}

func (m *Template) write(t testing.TB) []byte {
	t.Helper()
	c := EmptyConfig(t, "sqlite")
	if m.Fill != nil {
		c = Config(t, "sqlite")
	}
	m.make(t, c)
	if left, _ := filepath.Glob(c.Path + "-wal"); len(left) > 0 {
		t.Fatalf("not all of the template stands in its file: %q", left)
	}
	file, err := os.ReadFile(c.Path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// make brings up the schema, or fills what has one; nobody has it open afterwards.
func (m *Template) make(t testing.TB, c db.Config) {
	t.Helper()
	d, err := db.Open(background, c)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if m.Fill != nil {
		m.Fill(t, d)
	} else if err := d.Migrate(background); err != nil {
		t.Fatal(err)
	}
}
