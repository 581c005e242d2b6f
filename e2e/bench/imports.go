package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"convive/handlers/jobs"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/demo"
	"convive/models/events"
	"convive/models/imports"
	"convive/models/imports/lists"
	"convive/views/sheet"
)

// importer is the kind of process that imports one list and says how long that took.
const importer = "importer"

// listVariable names the file that an importer imports.
const listVariable = "CONVIVE_BENCH_LIST"

// listed is how many guests the list holds.
const listed = 10_000

// imports measures a list of 10,000 guests from its file to the guest list, as the page does it: read and compared for
// the preview, then read, compared and written. Each is done in a process of its own, whose memory is the import's.
func (b *bench) imports() error {
	for _, engine := range []string{"sqlite", "postgres"} {
		for _, format := range []string{"csv", "xlsx"} {
			if err := b.importOf(engine, format); err != nil {
				return fmt.Errorf("%s, %s: %w", engine, format, err)
			}
		}
	}
	return nil
}

func (b *bench) importOf(engine, format string) error {
	dir := filepath.Join(b.dir, "imports", engine+"-"+format)
	database := filepath.Join(dir, "convive.db")
	err := copyDemo(filepath.Join(b.data, "convive.db"), database)
	if err == nil && engine == "postgres" {
		database, err = b.onPostgres()
	}
	if err != nil {
		return err
	}
	list := filepath.Join(dir, "list."+format)
	if err := writeList(list, format); err != nil {
		return err
	}
	c, err := b.child(importer, databaseVariable+"="+database, listVariable+"="+list)
	if err != nil {
		return err
	}
	defer c.close()
	var preview, all, processor, idle, peak float64
	if _, err := fmt.Sscan(c.address, &preview, &all, &processor, &idle, &peak); err != nil {
		return fmt.Errorf("%q: %w", c.address, err)
	}
	name := "imports." + engine + "." + format
	figure(name+".preview", preview, "s")
	goal(name+".seconds", all, "s", "< 10")
	figure(name+".processor", processor, "s")
	figure(name+".idle_memory", idle, "MB")
	goal(name+".peak_memory", peak, "MB", "< 200")
	return nil
}

// writeList writes a list of households of two or three, with answers to three occasions.
func writeList(path, format string) error {
	heads := []string{"Household", "First name", "Last name", "E-mail", "Phone", "Side", "Tags", "Diet", "Street", "City", "Postcode", "Ceremony - reply", "Dinner - reply", "Brunch - reply"}
	var rows [][]string
	for i := range listed {
		h := i * 2 / 5
		rows = append(rows, []string{fmt.Sprintf("H%05d", h), fmt.Sprint("Given", i), fmt.Sprint("Family", h), fmt.Sprintf("g%d@example.com", i), fmt.Sprintf("+49 30 %06d", i), "Amara", "Friends",
			"vegan", fmt.Sprint(h, " Mill Lane"), "Fairhaven", fmt.Sprintf("%05d", h), []string{"yes", "no", ""}[i%3], []string{"yes", "", "maybe"}[i%3], []string{"-", "yes", "no"}[i%3]})
	}
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	if format == "csv" {
		w := csv.NewWriter(out)
		return errors.Join(w.WriteAll(append([][]string{heads}, rows...)), out.Close())
	}
	s := sheet.Sheet{Title: "Guests", Made: time.Now()}
	for _, head := range heads {
		s.Columns = append(s.Columns, sheet.Column{Head: head})
	}
	for _, row := range rows {
		var cells []sheet.Cell
		for _, text := range row {
			cells = append(cells, sheet.Cell{Text: text})
		}
		s.Rows = append(s.Rows, cells)
	}
	return errors.Join(s.XLSX(out), out.Close())
}

// importOnce imports the list into the demo, and prints how many seconds the preview and all of it took, and how many
// megabytes the process had before and at most.
func importOnce() error {
	debug.SetGCPercent(200) // as the server does
	c := db.Config{Path: os.Getenv(databaseVariable)}
	if strings.Contains(c.Path, "host=") {
		c = db.Config{URL: c.Path}
	}
	d, err := db.Open(background, c)
	if err != nil {
		return err
	}
	defer d.Close()
	data, err := os.ReadFile(os.Getenv(listVariable))
	if err != nil {
		return err
	}
	var e events.Event
	by := change.Actor{Kind: change.ByConvive}
	if err := d.Read(background, access.Installation(by), func(r *db.Read) (err error) {
		e, err = events.BySlug(r, demo.Slug)
		return err
	}); err != nil {
		return err
	}
	idle, err := status("VmRSS")
	if err != nil {
		return err
	}
	w := importing{d, access.SystemAt(e.OrganizationID, e.ID, by), ""}
	works := jobs.NewWorks()
	defer works.Close()
	began, worked := time.Now(), used()
	if w.id, err = imports.Keep(background, d, w.scope, filepath.Base(os.Getenv(listVariable)), data, false); err != nil {
		return err
	}
	digest, err := beside(works, "preview", w.preview)
	if err != nil {
		return err
	}
	preview := time.Since(began)
	if _, err := beside(works, "application", func() (string, error) { return "", w.apply(digest) }); err != nil {
		return err
	}
	all, processor := time.Since(began), used()-worked
	peak, err := status("VmHWM")
	fmt.Println(preview.Seconds(), all.Seconds(), processor.Seconds(), idle, peak)
	return err
}

// beside does a step as the server does it: as long work.
func beside(works *jobs.Works, name string, do func() (string, error)) (string, error) {
	w := works.Begin("list", name, func(context.Context, *jobs.Work) (any, error) { return do() })
	w.End(background)
	outcome, err := w.Take()
	text, _ := outcome.(string)
	return text, err
}

// used is how long the processors have worked for this process.
func used() time.Duration {
	var use syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &use) // it is this process's own
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// importing is the way of one kept list.
type importing struct {
	db    *db.DB
	scope access.Scope
	id    change.ID
}

func (w importing) plan() (p imports.Plan, err error) {
	var f imports.File
	if err := w.db.Read(background, w.scope, func(r *db.Read) (err error) {
		f, err = imports.Brought(r, w.id)
		return err
	}); err != nil {
		return p, err
	}
	l, err := f.List(lists.Options{})
	if err != nil {
		return p, err
	}
	err = w.db.Read(background, w.scope, func(r *db.Read) (err error) {
		p, err = imports.New(r, l)
		return err
	})
	return p, err
}

func (w importing) preview() (digest string, err error) {
	p, err := w.plan()
	return p.Digest, err
}

func (w importing) apply(digest string) error {
	p, err := w.plan()
	if err != nil {
		return err
	}
	done, err := w.db.Mutate(background, w.scope, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return imports.Apply(tx, secret, &p, "list", digest)
	})
	if made, _ := done.Change.(change.GuestsImported); err == nil && made.Created != listed {
		err = fmt.Errorf("imported %+v", done.Change)
	}
	return err
}

// status is a line of this process's state in megabytes.
func status(name string) (float64, error) {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024, err
		}
	}
	return 0, fmt.Errorf("no %s", name)
}
