package activity_test

import (
	"encoding/json"
	"fmt"
)

// shown is a row as text, without its version: an undo gives rows versions that they never had.
func shown(row any) string {
	data, err := json.Marshal(row)
	if err != nil {
		panic(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err != nil {
		panic(err)
	}
	delete(fields, "Version")
	for name, v := range fields {
		if words, ok := v.([]any); v == nil || ok && len(words) == 0 {
			delete(fields, name)
		}
	}
	data, _ = json.Marshal(fields) // by name
	return fmt.Sprintf("%T %s", row, data)
}
