package dbtest

import (
	"database/sql"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"
)

// kept is the one connection that all tests of a program share, to make their databases by.
var kept atomic.Pointer[sql.DB]

// Main runs a package's tests and expects that no goroutine is left when all of them are done: whatever a test opens, it
// closes. besides are goroutines of other people's libraries that their owners leave behind.
func Main(m *testing.M, besides ...goleak.Option) { goleak.VerifyTestMain(tests{m}, besides...) }

type tests struct{ *testing.M }

// Run runs the tests, and lets go of what they shared.
func (t tests) Run() int {
	code := t.M.Run()
	if pool := kept.Load(); pool != nil {
		pool.Close()
	}
	return code
}
