package db

import (
	"encoding/json"
	"iter"
	"slices"

	"convive/models/change"
)

// Adrift are the rows whose keys and other columns beside (Table.Beside) an undo left as they were, although something
// of the row may have gone back: whoever knows how they are made makes them anew.
func (tx *Tx) Adrift() []RowRef { return tx.adrift }

// Steps are the rows of a table that this mutation has changed or taken away so far, each with what it held before in the
// columns concerned.
func (tx *Tx) Steps(table string) iter.Seq2[change.ID, map[string]any] {
	return func(yield func(change.ID, map[string]any) bool) {
		for _, c := range tx.journal {
			if c.Table != table || c.Op == opCreate {
				continue
			}
			was := c.Was
			if c.Whole != "" {
				_ = json.Unmarshal([]byte(c.Whole), &was)
			}
			if !yield(c.Row, was) {
				return
			}
		}
	}
}

// net is what a mutation's steps on one row come to.
type net struct {
	came, went bool
	back       bool // went and came again, perhaps as another
	was, is    map[string]any
}

// Net says whether this mutation leaves any row other than it found it, but for columns that only go with others
// (Table.Beside); vain are the rows that it made or brought back, and took away again.
func (tx *Tx) Net() (changed bool, vain []RowRef) {
	rows, order := map[RowRef]*net{}, []RowRef{}
	at := func(ref RowRef) *net {
		if rows[ref] == nil {
			rows[ref] = &net{was: map[string]any{}, is: map[string]any{}}
			order = append(order, ref)
		}
		return rows[ref]
	}
	for _, c := range tx.journal {
		switch c.Op {
		case opCreate:
			for _, id := range c.Created {
				n := at(RowRef{c.Table, id})
				n.came, n.back = true, n.went
			}
		case opDelete:
			at(RowRef{c.Table, c.Row}).went = true
		default:
			at(RowRef{c.Table, c.Row}).update(c)
		}
	}
	for _, ref := range order {
		n := rows[ref]
		switch {
		case n.came && n.went && !n.back:
			vain = append(vain, ref)
		case n.came || n.went || n.differs(ref.Table):
			changed = true
		}
	}
	return changed, vain
}

func (n *net) update(c rowChange) {
	for column, was := range c.Was {
		if _, seen := n.was[column]; !seen {
			n.was[column] = was
		}
		n.is[column] = c.Became[column]
	}
}

func (n *net) differs(table string) bool {
	for column, was := range n.was {
		if !slices.Contains(tables[table].Beside, column) && !same(was, n.is[column]) {
			return true
		}
	}
	return false
}
