package autoseat

// need is what the rule asks in a trial that everybody knows some at their table.
type need struct {
	block   int32
	more    int     // how many they shall know beside those in their block
	friends []int32 // the blocks of those they know, one for each
}

// acquainted says whether everybody could still come to know as many as they shall.
func (t *trial) acquainted() bool {
	for _, n := range t.needs {
		more := n.more
		for _, f := range n.friends {
			if t.at[f] < 0 || t.at[n.block] < 0 || t.at[f] == t.at[n.block] {
				more--
			}
		}
		if more > 0 {
			return false
		}
	}
	return true
}

// friends are those whom a wish would have at a guest's table.
func (p *proofs) friends(guest string) []int32 {
	if p.know == nil {
		p.know = acquaintances(p.in, p.guest)
	}
	return p.know[p.guest[guest]]
}
