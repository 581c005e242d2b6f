package activity

import (
	"maps"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/questions"
)

// Field is one column that a Change touched. Values are as the column holds them, but for rows that it points at, which
// are named; a column that holds several has several, an empty one none.
type Field struct {
	Column      string
	Was, Became []string
}

// Row is what a Change did to one row: fields for a changed one, none for one that came or went.
type Row struct {
	Table  string
	Name   string
	At     string // the occasion that it is about, of an answer the question; "" for none
	Came   bool
	Went   bool
	Fields []Field
}

// tells are the columns by which rows that came or went say what happened, better than that they did: who was given which
// seat, what was said.
var tells = map[string][]string{"assignments": {"table_id"}, "replies": {"note", "source"}, "answers": {"said"}}

// most is of how many rows the details are looked up; an import touches tens of thousands, which nobody reads here.
const most = 500

// Details reads what an entry did, row by row, as far as the reader may see it: a column that needs a permission which
// the reader lacks is left out. It stops after some hundred rows; more is how many it didn't look at.
func Details(r *db.Read, seq int64) (rows []Row, more int, err error) {
	changes, touched, err := r.FirstRowChanges(seq, most)
	if err != nil {
		return nil, 0, err
	}
	changes, looked := upTo(most, changes)
	all, err := told(r, changes)
	return all[seq], touched - looked, err
}

// told are the rows that some changes speak of to the reader, by entry.
func told(r *db.Read, changes []db.RowChange) (map[int64][]Row, error) {
	d := details{r: r}
	if err := d.lookUp(changes); err != nil {
		return nil, err
	}
	private, err := waiting(r, changes)
	if err != nil {
		return nil, err
	}
	all := map[int64][]Row{}
	for _, c := range changes {
		for _, id := range c.Created {
			if !private[id] {
				all[c.Seq] = d.add(all[c.Seq], d.came(c.Table, id))
			}
		}
		if c.Row != "" && c.Created == nil && !private[c.Row] {
			all[c.Seq] = d.add(all[c.Seq], d.row(c))
		}
	}
	return all, nil
}

// details is what the rows of entries are told with.
type details struct {
	r       *db.Read
	names   map[change.Ref]string
	at      map[change.Ref]string                      // occasions and questions
	created map[string]map[string]map[change.ID]string // table, column, row: what tells of a row that came
}

func (d *details) lookUp(changes []db.RowChange) (err error) {
	wanted, about, created := refs{}, refs{}, map[string]map[change.ID]int64{}
	for _, c := range changes {
		for _, id := range append([]change.ID{c.Row}, c.Created...) {
			wanted.add(change.Ref{Table: c.Table, ID: id})
			about.add(change.Ref{Table: c.Table, ID: id})
		}
		for _, ref := range pointers(c) {
			wanted.add(ref)
		}
		for _, id := range c.Created {
			if created[c.Table] == nil {
				created[c.Table] = map[change.ID]int64{}
			}
			created[c.Table][id] = c.Seq
		}
	}
	d.created = map[string]map[string]map[change.ID]string{}
	for table, columns := range tells {
		d.created[table] = map[string]map[change.ID]string{}
		for _, column := range columns {
			then, err := d.r.HeldAfter(table, column, created[table])
			if err != nil {
				return err
			}
			d.created[table][column] = then
			for _, value := range then {
				if target, ok := pointed[column]; ok {
					wanted.add(change.Ref{Table: target, ID: change.ID(value)})
				}
			}
		}
	}
	if d.names, err = lookUp(d.r, wanted); err != nil {
		return err
	}
	if err := d.nameAnswers(wanted); err != nil {
		return err
	}
	d.at, err = settingsOf(d.r, about)
	return err
}

// nameAnswers calls answers of one guest after that guest: the others are the household's, which gave them all.
func (d *details) nameAnswers(wanted refs) error {
	table := questions.Answer{}.TableName()
	about, err := held(d.r, table, "about", slices.Collect(maps.Keys(wanted[table])))
	if err != nil {
		return err
	}
	people := refs{}
	for _, id := range about {
		people.add(change.Ref{Table: "guests", ID: change.ID(id)})
	}
	names, err := lookUp(d.r, people)
	for id, guest := range about {
		if name := names[change.Ref{Table: "guests", ID: change.ID(guest)}]; name != "" {
			d.names[change.Ref{Table: table, ID: id}] = name
		}
	}
	return err
}

// add leaves out a row that says nothing, to this reader or to anybody.
func (d *details) add(rows []Row, row Row) []Row {
	_, told := tells[row.Table]
	if row.Name == "" || len(row.Fields) == 0 && (told || !row.Came && !row.Went) {
		return rows
	}
	return append(rows, row)
}

func (d *details) came(table string, id change.ID) Row {
	ref := change.Ref{Table: table, ID: id}
	row := Row{Table: table, Name: d.names[ref], At: d.at[ref], Came: true}
	for _, column := range tells[table] {
		if value := d.text(column, d.created[table][column][id]); len(value) > 0 && visible(d.r, table, column) {
			row.Fields = append(row.Fields, Field{Column: column, Became: value})
		}
	}
	return row
}

func (d *details) row(c db.RowChange) Row {
	row := Row{Table: c.Table, Name: rowName(c, d.names), At: d.at[change.Ref{Table: c.Table, ID: c.Row}], Went: len(c.Became) == 0}
	if !row.Went {
		row.Fields = d.fields(c)
		return row
	}
	for _, column := range tells[c.Table] {
		if value := d.text(column, c.Was[column]); len(value) > 0 && visible(d.r, c.Table, column) {
			row.Fields = append(row.Fields, Field{Column: column, Was: value})
		}
	}
	return row
}

// upTo keeps the changes of the first n rows; a list of created rows ends in the middle.
func upTo(n int, changes []db.RowChange) (first []db.RowChange, rows int) {
	for _, c := range changes {
		if rows == n {
			break
		}
		if c.Created == nil {
			rows++
		} else {
			c.Created = c.Created[:min(len(c.Created), n-rows)]
			rows += len(c.Created)
		}
		first = append(first, c)
	}
	return first, rows
}

// rowName is how a row is called; an invitation or assignment is called after its guest.
func rowName(c db.RowChange, names map[change.Ref]string) string {
	if name := names[change.Ref{Table: c.Table, ID: c.Row}]; name != "" {
		return name
	}
	if name, ok := c.Was[nameColumn[c.Table]].(string); ok {
		return name
	}
	return ""
}
