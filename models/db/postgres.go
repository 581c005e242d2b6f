package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

type postgresEngine struct{ url string }

func (postgresEngine) name() string { return "postgres" }

// How long connecting may take, and how long the server lets a transaction stand still that holds a feed: a replica that
// is paused in the middle of a command must not stop everybody else's.
const (
	connecting = 5 * time.Second
	standStill = 10 * time.Second
)

// config is what the URL says, with a bound on connecting.
func (e postgresEngine) config() (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(e.url)
	if err == nil && config.ConnectTimeout == 0 {
		config.ConnectTimeout = connecting
	}
	return config, err
}

// open gives one pool for both: PostgreSQL's readers and writers don't stand in each other's way.
func (e postgresEngine) open(ctx context.Context) (writer, reader *sql.DB, err error) {
	config, err := e.config()
	if err != nil {
		return nil, nil, err
	}
	pool := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(notToStandStill))
	pool.SetMaxOpenConns(4 * idleConnections)
	pool.SetMaxIdleConns(idleConnections)
	pool.SetConnMaxLifetime(connectionLife)
	if err := pool.PingContext(ctx); err != nil {
		pool.Close()
		return nil, nil, err
	}
	return pool, pool, nil
}

func (e postgresEngine) one() (*sql.DB, error) {
	config, err := e.config()
	if err != nil {
		return nil, err
	}
	pool := stdlib.OpenDB(*config)
	pool.SetMaxOpenConns(1)
	pool.SetConnMaxLifetime(connectionLife)
	return pool, nil
}

// notToStandStill is a statement, since poolers between refuse the setting at the start of a connection.
func notToStandStill(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, fmt.Sprintf("SET idle_in_transaction_session_timeout = %d", standStill.Milliseconds()))
	return err
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

// stoodStill is what a transaction hears that was ended for it.
const stoodStill = "25P03"

// gone tells the ends of a connection: the server's own announcement and what TCP says.
func (postgresEngine) gone(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return strings.HasPrefix(pg.Code, "57P") || strings.HasPrefix(pg.Code, "08") || pg.Code == stoodStill
	}
	var connecting *pgconn.ConnectError
	if errors.As(err, &connecting) {
		return false
	}
	for _, end := range []error{driver.ErrBadConn, io.EOF, io.ErrUnexpectedEOF, syscall.ECONNRESET, syscall.EPIPE} {
		if errors.Is(err, end) {
			return true
		}
	}
	return pgconn.SafeToRetry(err)
}

func (e postgresEngine) unreachable(err error) bool {
	var connecting *pgconn.ConnectError
	return errors.As(err, &connecting) || e.gone(err)
}
