package transfer

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"convive/models/db"
	"convive/models/invalid"
)

// File is a file that was read and is sound in itself; whether its rows keep the rules shows when it is brought.
type File struct{ tables map[string][]map[string]any }

func broken(why string) error {
	return invalid.Refuse("This file is damaged, and nothing of it was taken: {why}.", "why", why)
}

// Read reads a file. The error is an invalid.Refusal with the sentence why it can't be taken.
func Read(data []byte) (File, error) {
	if len(data) > MaxBytes {
		return File{}, invalid.Refuse("The file is larger than {n} MB.", "n", MaxBytes>>20)
	}
	var in file
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	err := dec.Decode(&in)
	switch {
	case in.Format != format:
		return File{}, invalid.Refuse("This is no event that Convive wrote. Choose the file that “Download the event” made.")
	case err != nil || dec.More():
		return File{}, broken("it ends too early, or isn't whole")
	case in.Version > version || in.Version < 1:
		return File{}, invalid.Refuse("This file was written by a newer Convive. Update this one first, then bring it again.")
	case len(in.Tables["events"]) != 1:
		return File{}, broken("it doesn't hold one event")
	}
	for table := range in.Tables {
		if !slices.Contains(carried, table) {
			return File{}, broken("it holds “" + short(table) + "”, which isn't known here")
		}
	}
	return File{in.Tables}, nil
}

// Name is what the file's event is called.
func (f File) Name() string {
	name, _ := f.tables["events"][0]["name"].(string)
	return name
}

// rows are the rows of a table as the database takes them; their columns are checked against the schema.
func (f File) rows(r *db.Read, table string) ([]map[string]any, error) {
	rows := f.tables[table]
	if len(rows) > maxRows {
		return nil, broken("it has too many rows of “" + table + "”")
	}
	kinds, err := r.Kinds(table)
	if err != nil {
		return nil, err
	}
	known := db.CarriedColumns(table)
	out := make([]map[string]any, len(rows))
	for i, row := range rows {
		if len(row) != len(rows[0]) {
			return nil, broken("a row of “" + table + "” lacks something")
		}
		out[i] = make(map[string]any, len(row))
		for column, value := range row {
			if _, same := rows[0][column]; !same || column == "id" || !slices.Contains(known, column) {
				return nil, broken("a row of “" + table + "” has “" + short(column) + "”, which isn't known here")
			}
			v, ok := taken(value, kinds[column])
			if !ok {
				return nil, broken("“" + short(column) + "” of a row of “" + table + "” can't be read")
			}
			out[i][column] = v
		}
	}
	return out, nil
}

// taken is a value of the file as the column holds it; nil stays nil, and the schema says whether it may.
func taken(value any, as db.Holds) (any, bool) {
	switch v := value.(type) {
	case nil:
		return nil, true
	case bool:
		return v, as == db.Truth
	case json.Number:
		n, err := v.Int64()
		return n, err == nil && as == db.Whole
	case string:
		return v, as == db.Texts && utf8.ValidString(v) && len(v) <= maxText && !strings.ContainsFunc(v, unprintable)
	}
	return nil, false
}

// unprintable are control characters, and those that turn a text around on screen.
func unprintable(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r == 0x7F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
