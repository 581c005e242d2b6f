// Package migrations holds the schema as numbered SQL files, one portable file for both engines. Where the
// engines must differ there are two files, 0007_x.postgres.sql and 0007_x.sqlite.sql, and For hides the one of
// the other engine. A file that has landed is never edited: the next change is the next number.
package migrations

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.sql
var files embed.FS

// For returns the files that one engine ("sqlite" or "postgres") runs, with the engine's suffix removed from
// their names, so that a migration has the same name on both.
func For(engine string) fs.FS { return engineFS{engine: engine} }

type engineFS struct{ engine string }

// Open finds a portable file first and the engine's own second.
func (f engineFS) Open(name string) (fs.File, error) {
	file, err := files.Open(name)
	if err == nil {
		return file, nil
	}
	return files.Open(strings.TrimSuffix(name, ".sql") + "." + f.engine + ".sql")
}

// ReadDir lists the names that this engine sees; goose asks for it through fs.Glob.
func (f engineFS) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := files.ReadDir(name)
	if err != nil {
		return nil, err
	}
	var seen []fs.DirEntry
	for _, e := range all {
		base := strings.TrimSuffix(e.Name(), ".sql")
		switch {
		case strings.HasSuffix(base, "."+f.engine):
			seen = append(seen, renamed{e, strings.TrimSuffix(base, "."+f.engine) + ".sql"})
		case strings.Contains(base, "."):
			// the other engine's
		default:
			seen = append(seen, e)
		}
	}
	return seen, nil
}

type renamed struct {
	fs.DirEntry
	name string
}

// Name is the name without the engine's suffix.
func (r renamed) Name() string { return r.name }
