package db

import (
	"encoding/json"
	"strings"
)

// decode reads a side row's JSON with whole numbers as int64.
func decode(data string, into any) error {
	dec := json.NewDecoder(strings.NewReader(data))
	dec.UseNumber()
	if err := dec.Decode(into); err != nil {
		return err
	}
	if m, ok := into.(*map[string]any); ok {
		for k, v := range *m {
			if n, ok := v.(json.Number); ok {
				(*m)[k] = number(n)
			}
		}
	}
	return nil
}

func number(n json.Number) any {
	if i, err := n.Int64(); err == nil {
		return i
	}
	f, _ := n.Float64()
	return f
}
