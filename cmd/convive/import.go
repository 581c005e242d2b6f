package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"convive/models/db"
	"convive/models/imports"
	"convive/models/imports/lists"
)

type importCommand struct {
	store
	Event  string `required:"" help:"Address of the event, as amara-jonas." placeholder:"SLUG"`
	DryRun bool   `help:"Say what the file would do and change nothing."`
	JSON   bool   `name:"json" help:"Print the result as JSON."`
	File   string `arg:"" help:"Guest list: CSV, XLSX, or text." placeholder:"FILE"`
}

// Run imports a guest list into an event, beside a running server if there is one, whose open pages follow. A file that
// is refused as a whole is exit code 3, and then nothing has changed.
func (i importCommand) Run(ctx context.Context) error {
	info, err := os.Stat(i.File)
	if err != nil || !info.Mode().IsRegular() {
		return usage("there is no file %s", i.File)
	}
	if info.Size() > lists.MaxBytes {
		return i.refused(lists.Refusal{Message: fmt.Sprintf("The file is larger than %d MB.", lists.MaxBytes>>20)})
	}
	data, err := os.ReadFile(i.File)
	if err != nil {
		return usage("%w", err)
	}
	secret, err := i.secret()
	if err != nil {
		return err
	}
	d, err := i.ready(ctx, nil)
	if err != nil {
		return err
	}
	defer d.Close()
	result, err := imports.Run(ctx, d, secret, i.Event, filepath.Base(i.File), data, i.DryRun)
	var refusal lists.Refusal
	switch {
	case errors.As(err, &refusal):
		return i.refused(refusal)
	case errors.Is(err, db.ErrNotFound):
		return usage("there is no event %s", i.Event)
	case err != nil:
		return err
	}
	return i.print(result)
}

// refused says why nothing was imported.
func (i importCommand) refused(r lists.Refusal) error {
	if i.JSON {
		if err := i.print(imports.Result{Problems: []lists.Problem{{Row: r.Row, Message: r.Message}}}); err != nil {
			return err
		}
	}
	if r.Row > 0 {
		return exit{exitRefused, fmt.Errorf("%s, line %d: %w", i.File, r.Row, r)}
	}
	return exit{exitRefused, fmt.Errorf("%s: %w", i.File, r)}
}

func (i importCommand) print(r imports.Result) error {
	if r.Problems == nil {
		r.Problems = []lists.Problem{}
	}
	if i.JSON {
		out := json.NewEncoder(os.Stdout)
		out.SetEscapeHTML(false)
		return out.Encode(r)
	}
	for _, p := range r.Problems {
		say("Row %d: %s", p.Row, p.Message)
	}
	verb := "Imported"
	if i.DryRun {
		verb = "Would import"
	}
	say("%s %d guests in %d households: %d new, %d changed, %d as they were.", verb, r.Guests, r.Households, r.Created, r.Updated, r.Unchanged)
	return nil
}
