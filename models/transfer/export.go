package transfer

import (
	"bytes"
	"encoding/json"
	"strings"

	"convive/models/db"
)

// Export is the event of the scope as a file. It holds everything, so that only a host may have it.
func Export(r *db.Read) ([]byte, error) {
	out := file{Format: format, Version: version, Tables: map[string][]map[string]any{}}
	places := map[string]string{}
	var tables []db.Carried
	for _, table := range carried {
		c, err := r.Carry(table)
		if err != nil {
			return nil, err
		}
		for i, row := range c.Rows {
			if id, ok := row["id"].(string); ok {
				places[id] = refTo(table, i+1)
			}
		}
		tables = append(tables, c)
	}
	for _, c := range tables {
		rows := make([]map[string]any, 0, len(c.Rows))
		for _, row := range c.Rows {
			for column, value := range row {
				if text, ok := value.(string); ok {
					row[column] = outgoing(text, places, strings.HasSuffix(column, "_by"))
				}
			}
			delete(row, "id") // its place says it
			delete(row, "demo")
			rows = append(rows, row)
		}
		out.Tables[c.Table] = rows
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(out)
	return b.Bytes(), err
}
