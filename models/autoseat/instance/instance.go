// Package instance reads and writes the files of the seating problem, as they are exchanged for comparing solvers:
// guests in households, weights and hard rules between two guests, tables with seats.
package instance

import (
	"errors"
	"fmt"
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
	err := out.Check()
	if err != nil {
		if rest, ok := strings.CutPrefix(err.Error(), "wish "); ok { // what the solver calls wishes are edges in a file
			err = errors.New("edge " + rest)
		}
	}
	return out, err
}

// wish is what an edge asks for.
func (e Edge) wish() (autoseat.Wish, error) {
	w := autoseat.Wish{Kind: autoseat.Together, Guest: e.A, Other: e.B, Must: e.Rule != ""}
	switch {
	case e.A == "" || e.B == "":
		return w, errors.New("it needs the ids of two guests, as a and b")
	case e.A == e.B:
		return w, fmt.Errorf("it is between guest %q and themself", e.A)
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
