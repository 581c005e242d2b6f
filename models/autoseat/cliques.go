package autoseat

import "slices"

// cliques are rules about more blocks than there are tables, each two of which must sit apart: for each block, the
// first such group that is found by adding those who have the most to avoid.
func (in *Input) cliques(rules []Rule, root func(guest string) int32) (all [][]Rule) {
	foes := map[int32]map[int32]bool{}
	for _, r := range rules {
		if r.Kind != RuleApart {
			continue
		}
		a, b := root(r.Guests[0]), root(r.Guests[1])
		for _, pair := range [2][2]int32{{a, b}, {b, a}} {
			if foes[pair[0]] == nil {
				foes[pair[0]] = map[int32]bool{}
			}
			foes[pair[0]][pair[1]] = true
		}
	}
	var order []int32
	for b, others := range foes {
		if len(others) >= len(in.Tables) {
			order = append(order, b)
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		if d := len(foes[b]) - len(foes[a]); d != 0 {
			return d
		}
		return int(a - b)
	})
	known := map[int32]bool{}
	for _, first := range order {
		group := []int32{first}
		for _, b := range order {
			if len(group) <= len(in.Tables) && !slices.ContainsFunc(group, func(o int32) bool { return o == b || !foes[o][b] }) {
				group = append(group, b)
			}
		}
		if len(group) <= len(in.Tables) || known[first] {
			continue
		}
		for _, b := range group {
			known[b] = true
		}
		all = append(all, slices.DeleteFunc(slices.Clone(rules), func(r Rule) bool {
			return slices.ContainsFunc(r.Guests, func(g string) bool { return !slices.Contains(group, root(g)) })
		}))
	}
	return all
}
