package db

import (
	"slices"
	"testing"

	"convive/models/change"
)

func TestWhatBelongsTogetherIsNamedOnceAndIsThere(t *testing.T) {
	for name, table := range tables {
		var seen []string
		for _, all := range append(slices.Clone(table.Together), table.Beside) {
			for _, column := range all {
				if _, ok := ColumnOf(name, column); !ok || slices.Contains(seen, column) {
					t.Errorf("%s.%s is no column, or named twice", name, column)
				}
				seen = append(seen, column)
			}
		}
		if table.Whole && len(seen) > 0 {
			t.Errorf("%s goes as a whole, and says what goes together too", name)
		}
	}
}

func TestTheNetOfAMutationIsWhatItLeaves(t *testing.T) {
	create := rowChange{Table: "occasions", Op: opCreate, Created: []change.ID{"a"}}
	remove := rowChange{Table: "occasions", Row: "a", Op: opDelete}
	update := func(column, was, is string) rowChange {
		return rowChange{Table: "guests", Row: "g", Op: opUpdate, Was: map[string]any{column: was}, Became: map[string]any{column: is}}
	}
	for name, c := range map[string]struct {
		journal []rowChange
		changed bool
		vain    int
	}{
		"nothing":                     {nil, false, 0},
		"came":                        {[]rowChange{create}, true, 0},
		"went":                        {[]rowChange{remove}, true, 0},
		"came and went":               {[]rowChange{create, remove}, false, 1},
		"went and came as another":    {[]rowChange{remove, create}, true, 0},
		"changed":                     {[]rowChange{update("name", "a", "b")}, true, 0},
		"changed and changed back":    {[]rowChange{update("name", "a", "b"), update("name", "b", "a")}, false, 0},
		"keys alone":                  {[]rowChange{update("sort_key", "a", "b"), update("match_key", "a", "b")}, false, 0},
		"a name back, and a new note": {[]rowChange{update("name", "a", "b"), update("note", "", "n"), update("name", "b", "a")}, true, 0},
	} {
		changed, vain := (&Tx{journal: c.journal}).Net()
		if changed != c.changed || len(vain) != c.vain {
			t.Errorf("%s: changed %v, in vain %v", name, changed, vain)
		}
	}
}
