package db

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// ErrNotSQLite says that something is done by PostgreSQL's own tools instead.
var ErrNotSQLite = errors.New("db: PostgreSQL is backed up with pg_dump; see docs/operations.md")

// BackupInto writes a copy of the database as of one moment into a new file, while others read and write.
func (d *DB) BackupInto(ctx context.Context, path string) error {
	if d.Engine() != "sqlite" {
		return ErrNotSQLite
	}
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("%s exists already", path)
	}
	_, err := d.writer.ExecContext(ctx, "VACUUM INTO ?", path)
	return err
}

// Sound says whether the database's pages and references are intact.
func (d *DB) Sound(ctx context.Context) error {
	if d.Engine() != "sqlite" {
		return ErrNotSQLite
	}
	var result string
	if err := d.writer.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&result); err != nil {
		return err
	}
	if result != "ok" {
		return fmt.Errorf("db: the file is damaged: %s", result)
	}
	rows, err := d.writer.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		return errors.New("db: the file is damaged: a row points at nothing")
	}
	return rows.Err()
}
