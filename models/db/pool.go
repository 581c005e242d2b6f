package db

import (
	"context"
	"database/sql"
	"strings"
)

// querier is what a pool and a transaction have in common.
type querier interface {
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// counted counts the statements of everything that runs through it, GORM's and our own. In a transaction it uses the
// prepared ones that there are.
type counted struct {
	querier
	d      *DB
	tx     *sql.Tx // nil outside of a transaction
	known  *prepared
	wanted *[]string // met often enough to be prepared afterwards
	trace  *trace    // nil outside of a transaction
}

func (c counted) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if stmt := c.stmt(ctx, query); stmt != nil {
		return stmt.ExecContext(ctx, args...)
	}
	return c.querier.ExecContext(ctx, query, args...)
}

func (c counted) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if stmt := c.stmt(ctx, query); stmt != nil {
		return stmt.QueryContext(ctx, args...)
	}
	return c.querier.QueryContext(ctx, query, args...)
}

func (c counted) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if stmt := c.stmt(ctx, query); stmt != nil {
		return stmt.QueryRowContext(ctx, args...)
	}
	return c.querier.QueryRowContext(ctx, query, args...)
}

// stmt counts a statement and returns its prepared one, nil when there is none.
func (c counted) stmt(ctx context.Context, query string) *sql.Stmt {
	c.d.statements.Add(1)
	if c.trace != nil {
		c.trace.statement()
	}
	if c.tx == nil || c.known == nil {
		return nil
	}
	stmt, wanted := c.known.of(query)
	if wanted {
		*c.wanted = append(*c.wanted, query)
	}
	if stmt == nil {
		return nil
	}
	return c.tx.StmtContext(ctx, stmt)
}

// places is "?, ?, ?" for n values.
func places(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }
