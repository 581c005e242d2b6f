package transfer

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
)

// Bringing is the form by which an event comes from another installation: a file beside the organization.
type Bringing struct {
	Organization change.ID `form:"organization"`
}

// Validate finds nothing wrong: the file is judged by Read.
func (Bringing) Validate() invalid.Fields { return nil }

// Bring makes a new event of a file, in the scope's organization, as one Change. Nothing of it is taken when anything
// of it can't be: the error is then an invalid.Refusal.
func Bring(tx *db.Tx, secret []byte, f File) (change.Change, error) {
	row, err := f.rows(tx.Read, "events")
	if err == nil {
		err = point(row, nil, "") // an event points at nothing
	}
	if err != nil {
		return nil, err
	}
	e, err := db.Typed[events.Event](tx.Read, row[0])
	if err != nil || !e.Sound() {
		return nil, broken("the event's own settings can't be read")
	}
	b := bringer{file: f, secret: secret, ids: map[string]string{}, tables: map[string][]map[string]any{}}
	made, err := events.Bring(tx, e, func(in *db.Tx) error {
		b.tx = in
		return b.fill()
	})
	if errors.Is(err, db.ErrContradicts) {
		return nil, broken("its rows contradict each other")
	}
	return made, err
}

type bringer struct {
	tx     *db.Tx
	file   File
	secret []byte
	ids    map[string]string // by place in the file
	tables map[string][]map[string]any
}

func (b *bringer) fill() error {
	for _, table := range carried[1:] {
		rows, err := b.file.rows(b.tx.Read, table)
		if err != nil {
			return err
		}
		for i, id := range db.IDs(len(rows)) {
			rows[i]["id"] = string(id)
			b.ids[refTo(table, i+1)] = string(id)
		}
		b.tables[table] = rows
	}
	by := string(b.tx.Scope().Actor.Kind)
	if by == string(change.ByAccount) {
		by += ":" + string(b.tx.Scope().Actor.ID)
	}
	for _, table := range carried[1:] {
		if err := point(b.tables[table], b.ids, by); err != nil {
			return err
		}
	}
	if err := b.keys(); err != nil {
		return err
	}
	for _, table := range carried[1:] {
		if err := b.tx.Settle(table, first(b.tables[table])); err != nil {
			return err
		}
	}
	return nil
}

// point lets rows point at the new ids instead of the file's places.
func point(rows []map[string]any, ids map[string]string, by string) error {
	for _, row := range rows {
		for column, value := range row {
			text, ok := value.(string)
			if !ok || column == "id" {
				continue
			}
			if row[column], ok = incoming(text, ids, by); !ok {
				return broken("“" + short(text) + "” isn't in it")
			}
		}
	}
	return nil
}

// keys makes what never leaves an installation: personal links by this one's secret, and the keys of orders and searches.
func (b *bringer) keys() error {
	people := map[change.ID][]guests.Guest{}
	for _, row := range b.tables["guests"] {
		g, err := db.Typed[guests.Guest](b.tx.Read, row)
		if err != nil || strings.TrimSpace(g.Name) == "" {
			return broken("a guest can't be read")
		}
		people[g.HouseholdID] = append(people[g.HouseholdID], g)
	}
	for _, row := range b.tables["plans"] {
		row["backdrop"] = "" // pictures stay behind
	}
	byID := map[string]guests.Guest{}
	for _, row := range b.tables["households"] {
		h, err := db.Typed[guests.Household](b.tx.Read, row)
		if err != nil {
			return broken("a household can't be read")
		}
		own := people[h.ID]
		slices.SortStableFunc(own, func(a, b guests.Guest) int { return cmp.Compare(a.Position, b.Position) })
		guests.Key(&h, own)
		for _, g := range own {
			byID[string(g.ID)] = g
		}
		row["link_hash"] = guests.LinkHash(guests.LinkKey(b.secret, h.ID, h.LinkGeneration))
		row["sort_key"], row["search_key"] = h.SortKey, h.SearchKey
	}
	for _, row := range b.tables["guests"] {
		g, ok := byID[row["id"].(string)]
		if !ok {
			return broken("a guest has no household")
		}
		row["sort_key"], row["search_key"] = g.SortKey, g.SearchKey
	}
	return nil
}

// first puts those who bring somebody before those who are brought, since a row can only point at one that is there.
func first(rows []map[string]any) []map[string]any {
	if len(rows) == 0 {
		return rows
	}
	if _, has := rows[0]["plus_one_of"]; !has {
		return rows
	}
	by := map[any]map[string]any{}
	for _, row := range rows {
		by[row["id"]] = row
	}
	depth := func(row map[string]any) (n int) {
		for row != nil && row["plus_one_of"] != nil && n < 100 {
			row = by[row["plus_one_of"]]
			n++
		}
		return n
	}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b map[string]any) int { return cmp.Compare(depth(a), depth(b)) })
	return rows
}
