package db

import (
	"maps"
	"slices"

	"convive/models/change"
)

// written is what one change wrote: the ids of its rows by table, nil for any row of that table. A nil map is anything.
type written map[string][]change.ID

// remembered is how many changes of an event are known by what they wrote.
const remembered = 256

// maxKnown is how many rows of one table are read again by their ids; more of them take as long as all.
const maxKnown = 500

// cascades are the writes by which the schema changes rows of other tables, which no journal tells of: a guest who moves
// takes what is theirs along, and what was sent goes with its message.
func (c rowChange) cascades() bool {
	_, moved := c.Became["household_id"]
	return c.Table == "guests" && c.Op == opUpdate && moved || c.Table == "messages" && c.Op == opDelete
}

// written is what the transaction wrote. One that wrote no row says that something was changed past the app.
func (tx *Tx) written() written {
	if len(tx.journal) == 0 || slices.ContainsFunc(tx.journal, rowChange.cascades) {
		return nil
	}
	w := written{}
	for _, c := range tx.journal {
		ids := append(w[c.Table], c.Created...)
		if c.Op != opCreate {
			ids = append(ids, c.Row)
		}
		w[c.Table] = ids
	}
	for table := range tx.sources.wrote {
		if _, told := w[table]; !told {
			w[table] = nil // any row of it
		}
	}
	for table, ids := range w {
		if len(ids) > maxKnown { // they needn't be kept
			w[table] = nil
		}
	}
	return w
}

// note remembers what a change wrote, for an event that somebody reads.
func (s *sharing) note(feed change.Feed, head Head, w written) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.events[feed]
	if e == nil || e.epoch != head.Epoch {
		return
	}
	e.writes[head.Seq] = w
	e.newest = max(e.newest, head.Seq)
	maps.DeleteFunc(e.writes, func(seq int64, _ written) bool { return seq <= e.newest-remembered })
}

// since are the writes after a number, up to a head; known is false when another process did some of them, when they are
// too long ago, or when one of them may have written anything.
func (s *sharing) since(feed change.Feed, after int64, head Head) (all []written, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.events[feed]
	if e == nil || e.epoch != head.Epoch || head.Seq-after > remembered {
		return nil, false
	}
	for seq := after + 1; seq <= head.Seq; seq++ {
		w := e.writes[seq]
		if w == nil {
			return nil, false
		}
		all = append(all, w)
	}
	return all, true
}

// touched says whether a result may have changed after a number.
func (s *sharing) touched(feed change.Feed, after int64, head Head, from sources) bool {
	all, known := s.since(feed, after, head)
	if !known || from.log {
		return true
	}
	for _, w := range all {
		for _, table := range from.tables {
			if _, wrote := w[table]; wrote {
				return true
			}
		}
	}
	return false
}

// rows are the ids of a table's rows that were written after a number; known is false when they are many, or may be any.
func (s *sharing) rows(feed change.Feed, after int64, head Head, table string) (ids []change.ID, known bool) {
	all, known := s.since(feed, after, head)
	met := map[change.ID]bool{}
	for _, w := range all {
		some, wrote := w[table]
		if wrote && some == nil {
			return nil, false
		}
		for _, id := range some {
			met[id] = true
		}
	}
	return slices.Collect(maps.Keys(met)), known && len(met) <= maxKnown
}
