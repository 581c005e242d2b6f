package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"convive/models/db"
	"convive/models/imports"
	"convive/models/imports/lists"
	"convive/models/invalid"
	"convive/views/locale"
)

type importCommand struct {
	store
	Event  string   `required:"" help:"Address of the event, as amara-jonas." placeholder:"SLUG"`
	DryRun bool     `help:"Say what the file would do and change nothing."`
	JSON   bool     `name:"json" help:"Print the result as JSON."`
	Map    []string `sep:"none" help:"What a column holds, as \"Vorname=given name\" or \"Samstag=reply:Dinner\"; any number of times. What isn't named is taken as on the import's page." placeholder:"COLUMN=FIELD"`
	File   string   `arg:"" help:"Guest list: CSV, XLSX, or text." placeholder:"FILE"`
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
	named, err := i.named()
	if err != nil {
		return err
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
	result, err := imports.Run(ctx, d, secret, imports.Order{Event: i.Event, Name: filepath.Base(i.File), Data: data, Dry: i.DryRun, Named: named})
	var refusal lists.Refusal
	var wrong invalid.Fields
	switch {
	case errors.As(err, &wrong):
		return usage("--map: %s", locale.Say(ctx, wrong[0].Message, wrong[0].Args...))
	case errors.As(err, &refusal):
		return i.refused(refusal)
	case errors.Is(err, db.ErrNotFound):
		return usage("there is no event %s", i.Event)
	case err != nil:
		return err
	}
	return i.print(result)
}

// named reads what --map says of columns.
func (i importCommand) named() (map[string]lists.Choice, error) {
	by := map[string]lists.Choice{}
	for _, text := range i.Map {
		at := strings.LastIndex(text, "=")
		if at < 1 {
			return nil, usage("--map is %q; it is like \"Vorname=given name\"", text)
		}
		c, ok := imports.ChoiceOf(strings.TrimSpace(text[at+1:]))
		if !ok {
			return nil, usage("--map: there is no field %q. Fields are: %s, reply:OCCASION, meal:OCCASION, nothing", text[at+1:], fields())
		}
		by[strings.TrimSpace(text[:at])] = c
	}
	return by, nil
}

func fields() string {
	var all []string
	for _, m := range lists.Meanings() {
		all = append(all, string(m))
	}
	return strings.Join(all, ", ")
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
