package db

import (
	"context"
	"fmt"

	"github.com/pressly/goose/v3"

	"convive/migrations"
)

// Migrate brings the schema to this program's version, under a lock, so that replicas may start together. A schema
// that is newer than the program is refused with ErrNewerSchema.
func (d *DB) Migrate(ctx context.Context) error {
	lock, err := d.engine.lockMigration(ctx, d.writer)
	if err != nil {
		return fmt.Errorf("wait for another migration: %w", err)
	}
	defer lock.Close()
	p, err := d.provider()
	if err != nil {
		return err
	}
	if err := d.newer(ctx, p); err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return d.ensureInstallation(ctx)
}

func (d *DB) provider() (*goose.Provider, error) {
	dialect := goose.DialectSQLite3
	if d.Engine() == "postgres" {
		dialect = goose.DialectPostgres
	}
	// Files that were made side by side land in any order, and none depends on another of its own day.
	return goose.NewProvider(dialect, d.writer, migrations.For(d.Engine()), goose.WithDisableVersioning(false), goose.WithAllowOutofOrder(true))
}

// newer refuses a schema with a migration that this program doesn't have, wherever in their order it stands.
func (d *DB) newer(ctx context.Context, p *goose.Provider) error {
	at, err := p.GetDBVersion(ctx)
	if err != nil {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	if at == 0 {
		return nil // an empty database
	}
	known := map[int64]bool{0: true}
	for _, s := range p.ListSources() {
		known[s.Version] = true
	}
	rows, err := d.writer.QueryContext(ctx, "SELECT version_id FROM goose_db_version WHERE is_applied")
	if err != nil {
		return fmt.Errorf("read the schema's versions: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var version int64
		if err := rows.Scan(&version); err != nil {
			return err
		}
		if !known[version] {
			return ErrNewerSchema
		}
	}
	return rows.Err()
}

// ensureInstallation makes the installation's own feed.
func (d *DB) ensureInstallation(ctx context.Context) error {
	_, err := d.writer.ExecContext(ctx, d.bind("INSERT INTO feeds (id, seq, epoch) VALUES ('installation', 0, ?) ON CONFLICT DO NOTHING"), newEpoch())
	return err
}

// RenewEpochs gives every feed a new epoch, after a restore: whatever a stream or an offline queue remembers of this
// database no longer counts.
func (d *DB) RenewEpochs(ctx context.Context) error {
	_, err := d.writer.ExecContext(ctx, d.bind("UPDATE feeds SET epoch = ?"), newEpoch())
	if err == nil { // who may look is read anew too
		_, err = d.writer.ExecContext(ctx, d.bind("UPDATE access_mark SET mark = ?"), newEpoch())
	}
	return err
}

func newEpoch() string { return string(NewID())[24:] }
