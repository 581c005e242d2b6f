package reports

import "slices"

// Only is the report's rows with these ids, in their order, with these columns, in theirs. What the report doesn't have is
// left out; of a column of one occasion, Of names the occasion.
func (r *Report) Only(columns []Column, ids []string) *Report {
	out := *r
	out.Columns, out.Rows = nil, nil
	var at []int
	for _, c := range columns {
		i := slices.IndexFunc(r.Columns, func(has Column) bool { return has.Key == c.Key && has.Of == c.Of })
		if i >= 0 && !slices.Contains(at, i) {
			at = append(at, i)
			out.Columns = append(out.Columns, r.Columns[i])
		}
	}
	byID := make(map[string]Row, len(r.Rows))
	for _, row := range r.Rows {
		byID[row.ID] = row
	}
	for _, id := range ids {
		row, ok := byID[id]
		if !ok {
			continue
		}
		cells := make([]Cell, len(at))
		for k, i := range at {
			cells[k] = row.Cells[i]
		}
		row.Cells = cells
		out.Rows = append(out.Rows, row)
	}
	return &out
}
