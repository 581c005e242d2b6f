package db

import (
	"context"
	"database/sql"
	"strings"
	"sync"
)

// Statements of SQLite are compiled anew with each use, which is a fifth of the time of a rendering; pgx remembers
// PostgreSQL's by itself. One that is met a third time is prepared, between transactions, and used from then on.
const (
	metBefore   = 2
	maxPrepared = 300  // a pool's; each takes some kilobytes on each connection
	maxMet      = 5000 // texts that are counted
	maxText     = 2000 // bytes of a statement: longer ones name many rows, and rarely come again
)

// prepared are the statements of one pool.
type prepared struct {
	pool *sql.DB
	mu   sync.Mutex
	met  map[string]int
	all  map[string]*sql.Stmt
}

func newPrepared(pool *sql.DB) *prepared {
	return &prepared{pool: pool, met: map[string]int{}, all: map[string]*sql.Stmt{}}
}

// of is the prepared statement of a query, nil when there is none; it says whether the query is one to prepare.
func (p *prepared) of(query string) (stmt *sql.Stmt, wanted bool) {
	if p == nil || len(query) > maxText || ofManyLengths(query) {
		return nil, false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if stmt = p.all[query]; stmt != nil {
		return stmt, false
	}
	if len(p.met) >= maxMet {
		clear(p.met)
	}
	p.met[query]++
	return nil, p.met[query] > metBefore && len(p.all) < maxPrepared
}

// ofManyLengths tells statements that name as many values as there happen to be: each number of them is another text.
func ofManyLengths(query string) bool {
	return strings.Contains(query, "IN (?,") || strings.Contains(query, "),(")
}

// learn prepares queries; nobody's transaction may hold the pool's only connection meanwhile.
func (p *prepared) learn(ctx context.Context, queries []string) {
	for _, query := range queries {
		stmt, err := p.pool.PrepareContext(ctx, query)
		if err != nil {
			return // it goes on as before
		}
		p.mu.Lock()
		before := p.all[query]
		if before == nil {
			p.all[query] = stmt
		}
		p.mu.Unlock()
		if before != nil {
			stmt.Close()
		}
	}
}

// close is called before the pool is closed.
func (p *prepared) close() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, stmt := range p.all {
		stmt.Close()
	}
	clear(p.all)
}
