package db

import (
	"context"
	"database/sql"
	"errors"
	"io"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // registers "pgx"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

type postgresEngine struct{ url string }

func (postgresEngine) name() string { return "postgres" }

// open gives one pool for both: PostgreSQL's readers and writers don't stand in each other's way.
func (e postgresEngine) open(ctx context.Context) (writer, reader *sql.DB, err error) {
	pool, err := sql.Open("pgx", e.url)
	if err != nil {
		return nil, nil, err
	}
	pool.SetMaxOpenConns(4 * idleConnections)
	pool.SetMaxIdleConns(idleConnections)
	pool.SetConnMaxLifetime(connectionLife)
	if err := pool.PingContext(ctx); err != nil {
		pool.Close()
		return nil, nil, err
	}
	return pool, pool, nil
}

func (postgresEngine) dialector(pool *sql.DB) gorm.Dialector {
	return postgres.New(postgres.Config{Conn: pool})
}

// readOptions: under READ COMMITTED a read that straddles a commit shows old rows under the new number.
func (postgresEngine) readOptions() *sql.TxOptions {
	return &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
}

// migrationLock is the advisory lock's number, any constant of this program's own.
const migrationLock = 0x636f6e76 // "conv"

// lockMigration holds an advisory lock on a connection of its own.
func (postgresEngine) lockMigration(ctx context.Context, pool *sql.DB) (io.Closer, error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock($1)", migrationLock); err != nil {
		conn.Close()
		return nil, err
	}
	return advisory{conn}, nil
}

type advisory struct{ conn *sql.Conn }

func (a advisory) Close() error {
	_, err := a.conn.ExecContext(context.Background(), "SELECT pg_advisory_unlock($1)", migrationLock)
	return errors.Join(err, a.conn.Close())
}

// among hands a pointer over: GORM would spread a slice over as many parameters.
func (postgresEngine) among(column string, texts []string) (string, any) {
	return column + " = ANY(?::text[])", &texts
}

func (postgresEngine) violated(err error) string {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return ""
	}
	switch pg.Code {
	case "23505":
		return "unique"
	case "23503":
		return "foreign key"
	case "23514":
		return "check"
	case "23P01":
		return "overlap"
	}
	return ""
}
