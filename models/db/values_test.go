package db_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
)

// TestARowWrittenOutIsWhatTheLogHoldsOfIt: a text that JSON can't tell from another would come back changed.
func TestARowWrittenOutIsWhatTheLogHoldsOfIt(t *testing.T) {
	texts := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ -~]*`), rapid.SampledFrom([]string{"", `{"a": "\\"}`, "<b>&", "ü\u2028\x00\xff", "line\nline"}))
	rapid.Check(t, func(t *rapid.T) {
		columns := []string{"b", "id", "n", "note", "nothing", "x"}
		values := []any{rapid.Bool().Draw(t, "b"), texts.Draw(t, "id"), rapid.Int64().Draw(t, "n"), texts.Draw(t, "note"), nil,
			rapid.Float64Range(-1e9, 1e9).Draw(t, "x")}
		row := map[string]any{}
		for i, column := range columns {
			row[column] = values[i]
		}
		want, _ := json.Marshal(row)
		var from, to any
		id, got := db.RowText(columns, values)
		if err := json.Unmarshal([]byte(got), &from); err != nil {
			t.Fatalf("%s: %v", got, err)
		}
		if json.Unmarshal(want, &to); encoded(from) != encoded(to) || id != change.ID(row["id"].(string)) {
			t.Fatalf("%q is %s, want %s", id, got, want)
		}
	})
}

func encoded(v any) string {
	data, _ := json.Marshal(v)
	return string(data)
}
