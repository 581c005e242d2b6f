package instance

import (
	"encoding/json"
	"io"

	"convive/models/autoseat"
)

// Plan is what a solver answers.
type Plan struct {
	Seats          map[string]string `json:"seats"`
	Score          float64           `json:"score"`
	HardViolations int               `json:"hard_violations"`
	Unmet          []Unmet           `json:"unmet"`
	Seconds        float64           `json:"seconds"` // 0 where a run shall repeat to the byte
	Iterations     int64             `json:"iterations"`
	Seed           uint64            `json:"seed"`
}

// Unmet is a hard rule that the plan breaks.
type Unmet struct {
	Rule   string   `json:"rule"`
	Guests []string `json:"guests"`
	Why    string   `json:"why"`
}

// NewPlan is a solver's plan in the words of the files.
func NewPlan(p *autoseat.Plan, seed uint64) *Plan {
	out := &Plan{Seats: p.Seats, Score: float64(p.Score) / float64(autoseat.Point), HardViolations: p.Broken, Unmet: []Unmet{},
		Iterations: p.Iterations, Seed: seed}
	for _, u := range p.Unmet {
		out.Unmet = append(out.Unmet, Unmet{Rule: word(u.Kind), Guests: u.Guests, Why: u.Why})
	}
	return out
}

// word is what the files call a kind of rule.
func word(k autoseat.RuleKind) string {
	switch k {
	case autoseat.RuleTogether:
		return "must"
	case autoseat.RuleApart:
		return "never"
	case autoseat.RuleSeat:
		return "seats"
	case autoseat.RuleKnown:
		return "min_known"
	}
	return string(k)
}

// Write writes a plan as JSON, guests in the order of their ids.
func (p *Plan) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(p)
}
