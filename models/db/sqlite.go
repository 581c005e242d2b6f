package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/ncruces/go-sqlite3"
	_ "github.com/ncruces/go-sqlite3/driver" // registers "sqlite3"
	"github.com/ncruces/go-sqlite3/gormlite"
	"gorm.io/gorm"
)

type sqliteEngine struct{ path string }

func (sqliteEngine) name() string { return "sqlite" }

// open gives one writing connection and several reading ones. FULL makes every acknowledged commit survive a power
// cut; the busy handler is only for other processes, this one's writers queue for the connection.
func (e sqliteEngine) open(ctx context.Context) (writer, reader *sql.DB, err error) {
	if err := os.MkdirAll(filepath.Dir(e.path), 0o700); err != nil {
		return nil, nil, err
	}
	writer, err = e.pool("&_txlock=immediate", 1)
	if err != nil {
		return nil, nil, err
	}
	if err := writer.PingContext(ctx); err != nil { // makes the file, so that readers find it
		writer.Close()
		return nil, nil, err
	}
	reader, err = e.pool(readsOnly, max(4, 2*runtime.GOMAXPROCS(0)))
	if err != nil {
		writer.Close()
		return nil, nil, err
	}
	return writer, reader, nil
}

func (e sqliteEngine) one() (*sql.DB, error) { return e.pool(readsOnly, 1) }

// readsOnly is what a pool of readers has further.
const readsOnly = "&_pragma=query_only(1)&_txlock=deferred"

// pool is so many connections to the file.
func (e sqliteEngine) pool(further string, connections int) (*sql.DB, error) {
	pragmas := "_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)&_pragma=foreign_keys(1)" +
		"&_pragma=secure_delete(1)&_pragma=temp_store(memory)"
	pool, err := sql.Open("sqlite3", "file:"+(&url.URL{Path: e.path}).EscapedPath()+"?"+pragmas+further)
	if err == nil {
		pool.SetMaxOpenConns(connections)
		pool.SetMaxIdleConns(connections)
	}
	return pool, err
}

func (sqliteEngine) dialector(pool *sql.DB) gorm.Dialector { return gormlite.OpenDB(pool) }

// readOptions: a deferred transaction sees the state of its first statement.
func (sqliteEngine) readOptions() *sql.TxOptions { return nil }

// lockMigration makes a lock file beside the database; a lock that a dead process left is taken over.
func (e sqliteEngine) lockMigration(ctx context.Context, _ *sql.DB) (io.Closer, error) {
	return LockFile(ctx, e.path+".migrating", time.Minute)
}

func (sqliteEngine) among(column string, texts []string) (string, any) {
	return column + " IN (SELECT value FROM json_each(?))", encode(texts)
}

func (sqliteEngine) violated(err error) string {
	switch {
	case errors.Is(err, sqlite3.CONSTRAINT_UNIQUE), errors.Is(err, sqlite3.CONSTRAINT_PRIMARYKEY):
		return "unique"
	case errors.Is(err, sqlite3.CONSTRAINT_FOREIGNKEY):
		return "foreign key"
	case errors.Is(err, sqlite3.CONSTRAINT_CHECK):
		return "check"
	case errors.Is(err, sqlite3.CONSTRAINT):
		return "constraint"
	}
	return ""
}

// LockedError says who holds a lock file.
type LockedError struct{ Path string }

func (e LockedError) Error() string { return fmt.Sprintf("%s is held by another process", e.Path) }

// A file doesn't go away.
func (sqliteEngine) gone(error) bool        { return false }
func (sqliteEngine) unreachable(error) bool { return false }
