package autoseat

import "fmt"

// Unmet is a rule that a plan breaks, and a sentence that says why.
type Unmet struct {
	Rule
	Why string
}

// Unmet are the hard rules that a plan breaks. Why is a contradiction's sentence where one was proven that says why: of a
// few guests always, of many as far as it could be proven.
func (in *Input) Unmet(seats map[string]string) []Unmet {
	return in.unmet(seats, func(met, unmet []Rule) []Contradiction {
		var p proving
		p.goOn(in, never)
		p.blame(in, met, unmet, never)
		return p.all()
	})
}

func never() bool { return false }

func (in *Input) unmet(seats map[string]string, proven func(met, unmet []Rule) []Contradiction) (all []Unmet) {
	r := in.reckon(seats)
	var met, unmet []Rule
	add := func(rule Rule, why string) {
		all, unmet = append(all, Unmet{rule, why}), append(unmet, rule)
	}
	if rule := r.unseated(); len(rule.Guests) > 0 {
		add(rule, in.lacking(rule.Guests))
	}
	for _, rule := range in.rules() {
		if r.met(rule) {
			met = append(met, rule)
		} else {
			add(rule, in.sentence(rule)+": no plan was found that keeps this and the other rules.")
		}
	}
	for g, friends := range in.known(r.index) {
		rule := Rule{Kind: RuleKnown, Guests: []string{in.Guests[g].ID}}
		if n := r.acquainted(int32(g), friends); r.at[g] < 0 || n >= in.Preferences.Known {
			met = append(met, rule)
		} else {
			add(rule, fmt.Sprintf("%s knows %d at the table and shall know %d.", in.name(rule.Guests[0]), n, in.Preferences.Known))
		}
	}
	if len(all) == 0 {
		return nil
	}
	contradictions := proven(met, unmet)
	for i := range all {
		if why, ok := explained(contradictions, all[i].Rule, unmet); ok && !(all[i].Kind == RuleSeat && in.overfull()) {
			all[i].Why = why
		}
	}
	return all
}

// known are the acquaintances of each guest, where everybody shall know somebody at their table.
func (in *Input) known(index map[string]int32) [][]int32 {
	if in.Preferences.Known == 0 {
		return nil
	}
	return acquaintances(in, index)
}

// overfull says whether there are more guests than seats.
func (in *Input) overfull() bool {
	seats := 0
	for _, t := range in.Tables {
		seats += t.Seats
	}
	return seats < len(in.Guests)
}

// lacking says why some have no seat.
func (in *Input) lacking(guests []string) string {
	seats := 0
	for _, t := range in.Tables {
		seats += t.Seats
	}
	who := named(guests, in.name, "and")
	verb := " have"
	if len(guests) == 1 {
		verb = " has"
	}
	if seats < len(in.Guests) {
		there := fmt.Sprintf("There are %d seats", seats)
		if seats == 1 {
			there = "There is 1 seat"
		}
		people := fmt.Sprintf("%d guests", len(in.Guests))
		if len(in.Guests) == 1 {
			people = "1 guest"
		}
		return fmt.Sprintf("%s for %s: %s%s no seat.", there, people, who, verb)
	}
	return fmt.Sprintf("No free seats were found that keep the rules: %s%s no seat.", who, verb)
}
