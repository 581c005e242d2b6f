// Package instance reads and writes the files of the seating problem, as they are exchanged for comparing solvers:
// guests in households, weights and hard rules between two guests, tables with seats.
package instance

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"convive/models/autoseat"
)

// Instance is one file. What a file says of the score of a known plan is not for solvers.
type Instance struct {
	Name     string            `json:"name"`
	Guests   []Guest           `json:"guests"`
	Names    map[string]string `json:"names,omitempty"`
	Edges    []Edge            `json:"edges"`
	Tables   []Table           `json:"tables"`
	MinKnown int               `json:"min_known,omitempty"`
	Known    Known             `json:"known"`
	Planted  map[string]string `json:"planted,omitempty"`
}

// Guest is one person; who belongs to no household has none.
type Guest struct {
	ID        string `json:"id"`
	Household string `json:"household"`
}

// Edge is a weight that counts when two share a table, or a rule: must, never.
type Edge struct {
	A      string  `json:"a"`
	B      string  `json:"b"`
	Weight float64 `json:"weight,omitempty"`
	Rule   string  `json:"rule,omitempty"`
}

// Table is one with its seats.
type Table struct {
	ID    string `json:"id"`
	Seats int    `json:"seats"`
}

// Known is what is known of an instance: a score that a plan reaches, or the best there is.
type Known struct {
	Planted float64 `json:"planted_score,omitempty"`
	Optimum float64 `json:"optimum_score,omitempty"`
}

// MaxBytes is how long a file may be.
const MaxBytes = 64 << 20

// Read reads one instance. What it says when it can't is a sentence for whoever wrote the file.
func Read(r io.Reader) (*Instance, error) {
	limited := &io.LimitedReader{R: r, N: MaxBytes + 1}
	d := json.NewDecoder(limited)
	in := &Instance{}
	err := d.Decode(in)
	if limited.N == 0 {
		return nil, fmt.Errorf("the instance is longer than %d MB", MaxBytes>>20)
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("there is no instance: nothing was sent")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, errors.New("the instance ends in the middle of its JSON")
	case errors.As(err, &syntax):
		return nil, fmt.Errorf("the instance is no JSON, at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field == "":
		return nil, fmt.Errorf("the instance is %s; it should be an object with guests and tables", article(kind.Value))
	case errors.As(err, &kind):
		return nil, fmt.Errorf("the instance has %s where %q should be, at byte %d", article(kind.Value), kind.Field, kind.Offset)
	case err != nil:
		return nil, fmt.Errorf("the instance can't be read: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the instance")
	}
	if len(in.Guests) == 0 && len(in.Tables) == 0 {
		return nil, errors.New("the instance has neither guests nor tables")
	}
	return in, nil
}

// article is a kind of JSON with its article: a number, an array.
func article(kind string) string {
	if strings.HasPrefix(kind, "a") || strings.HasPrefix(kind, "o") {
		return "an " + kind
	}
	return "a " + kind
}

// Input is what the solver works on. Households share a table.
func (in *Instance) Input() (*autoseat.Input, error) {
	out := &autoseat.Input{Preferences: autoseat.Preferences{Households: autoseat.KeepMust, Known: in.MinKnown}}
	for _, g := range in.Guests {
		out.Guests = append(out.Guests, autoseat.Guest{ID: g.ID, Name: in.Names[g.ID], Household: g.Household})
	}
	for _, t := range in.Tables {
		out.Tables = append(out.Tables, autoseat.Table{ID: t.ID, Seats: t.Seats})
	}
	for i, e := range in.Edges {
		w, err := e.wish()
		if err != nil {
			return nil, fmt.Errorf("edge %d: %w", i+1, err)
		}
		w.ID = fmt.Sprint("edge ", i+1)
		out.Wishes = append(out.Wishes, w)
	}
	return out, out.Check()
}

// wish is what an edge asks for.
func (e Edge) wish() (autoseat.Wish, error) {
	w := autoseat.Wish{Kind: autoseat.Together, Guest: e.A, Other: e.B, Must: e.Rule != ""}
	switch {
	case e.Rule == "never":
		w.Kind = autoseat.Apart
	case e.Rule != "" && e.Rule != "must":
		return w, fmt.Errorf("%q is no rule: must and never are", e.Rule)
	case e.Rule != "" && e.Weight != 0:
		return w, errors.New("it has a rule and a weight; it can have one")
	case math.Abs(e.Weight) > float64(autoseat.MaxPoints/autoseat.Point):
		return w, fmt.Errorf("it weighs %g; up to %d is possible", e.Weight, autoseat.MaxPoints/autoseat.Point)
	case e.Weight < 0:
		w.Kind = autoseat.Apart
	}
	w.Points = autoseat.Points(math.Round(math.Abs(e.Weight) * float64(autoseat.Point)))
	return w, nil
}
