package simulate

import (
	"context"
	"fmt"
)

// Two commands that cancel each other out, and what the log grows by.
const (
	toMoveOn deed = "add a table, for the comparison"
	toReturn deed = "take it away again"
	moves         = 2
)

// moveOn makes two Changes that leave nothing behind but their entries, and says at which number the log then stands if
// nobody else did anything. The ledger knows them, like all commands.
func (p *play) moveOn(ctx context.Context, at int64) (int64, error) {
	p.host.address = p.address()
	d, err := p.host.get(ctx, p.event+"/seating")
	if err != nil {
		return at, err
	}
	add := d.form(byID("add-tables"))
	if add == nil {
		return at, fmt.Errorf("%s has no form that adds tables", shape(d.path))
	}
	who := &person{play: p, by: p.host}
	a := who.send(ctx, toMoveOn, add, button{})
	if a.undo == nil {
		return at, fmt.Errorf("the table for the comparison was not added: %s", a)
	}
	if b := who.send(ctx, toReturn, a.undo, button{}); b.verdict != done {
		return at, fmt.Errorf("the table for the comparison was not taken away: %s", b)
	}
	return at + moves, nil
}
