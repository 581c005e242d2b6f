package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/reports"
	views "convive/views/reports"
	"convive/views/sheet"
)

type exportCommand struct {
	store
	Event  string `required:"" help:"The event, by its address." placeholder:"SLUG"`
	List   bool   `help:"Print the names of the reports, with their titles."`
	Out    string `short:"o" help:"File to write; its ending, .csv or .xlsx, says what it is. Without one, CSV goes to the terminal." placeholder:"FILE"`
	Report string `arg:"" optional:"" help:"Report to write: see --list." placeholder:"REPORT"`
}

// Run writes one report of an event, with all columns. A server may go on meanwhile.
func (e exportCommand) Run(ctx context.Context) error {
	write, err := e.writer()
	if err != nil {
		return err
	}
	if e.DatabaseURL == "" {
		if _, err := os.Stat(e.file()); err != nil {
			return usage("there is no database in %s", e.Data)
		}
	}
	d, err := e.ready(ctx, nil)
	if err != nil {
		return err
	}
	defer d.Close()
	event, err := findEvent(ctx, d, e.Event)
	if err != nil {
		return err
	}
	if e.List {
		return list(ctx, os.Stdout)
	}
	s, err := e.sheet(ctx, d, event)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := write(s, &file); err != nil {
		return err
	}
	if e.Out == "" {
		_, err = file.WriteTo(os.Stdout)
		return err
	}
	if err := os.WriteFile(e.Out, file.Bytes(), 0o600); err != nil {
		return usage("%s can't be written: %w", e.Out, err)
	}
	return nil
}

// writer is what the file's ending asks for. What goes to the terminal goes on to other programs, which don't expect a
// byte order mark.
func (e exportCommand) writer() (func(sheet.Sheet, io.Writer) error, error) {
	switch ending := strings.ToLower(e.Out); {
	case !e.List && e.Report == "":
		return nil, usage("name the report to write; --list shows them")
	case e.Out == "":
		return sheet.Sheet.Plain, nil
	case strings.HasSuffix(ending, ".csv"):
		return sheet.Sheet.CSV, nil
	case strings.HasSuffix(ending, ".xlsx"):
		return sheet.Sheet.XLSX, nil
	}
	return nil, usage("-o is %q; it ends with .csv or .xlsx", e.Out)
}

// list prints one name per line, a tab, and the title.
func list(ctx context.Context, out io.Writer) error {
	for _, name := range reports.Names() {
		if _, err := fmt.Fprintf(out, "%s\t%s\n", name, views.Title(ctx, name)); err != nil {
			return err
		}
	}
	return nil
}

func (e exportCommand) sheet(ctx context.Context, d *db.DB, event events.Event) (s sheet.Sheet, err error) {
	err = d.Read(ctx, access.SystemAt(event.OrganizationID, event.ID, change.Actor{Kind: change.ByOperator}), func(r *db.Read) error {
		report, err := reports.Of(r, reports.Name(e.Report))
		if err != nil {
			return err
		}
		s = views.File(ctx, report, event, r.Now())
		return nil
	})
	if errors.Is(err, db.ErrNotFound) {
		return s, usage("there is no report %q; --list shows them", e.Report)
	}
	return s, err
}
