package autoseat

// joins puts guests who must share a table into one block, as long as the block could sit somewhere.
type joins struct {
	parent []int32
	size   []int32   // of roots
	home   []int32   // of roots: the table somebody is locked at, or -1
	foes   [][]int32 // of roots: guests who must not be there
	caps   []int32
	locked []int32 // of each table: guests locked there by now
	widest int32
}

func newJoins(guests int, caps []int32) *joins {
	j := &joins{parent: make([]int32, guests), size: make([]int32, guests), home: make([]int32, guests), foes: make([][]int32, guests),
		caps: caps, locked: make([]int32, len(caps))}
	for g := range j.parent {
		j.parent[g], j.size[g], j.home[g] = int32(g), 1, -1
	}
	for _, c := range caps {
		j.widest = max(j.widest, c)
	}
	return j
}

func (j *joins) root(g int32) int32 {
	for j.parent[g] != g {
		j.parent[g] = j.parent[j.parent[g]]
		g = j.parent[g]
	}
	return g
}

// lock keeps a guest at a table.
func (j *joins) lock(g, table int32) {
	j.home[g] = table
	j.locked[table]++
}

// apart keeps two from being joined.
func (j *joins) apart(a, b int32) {
	j.foes[a] = append(j.foes[a], b)
	j.foes[b] = append(j.foes[b], a)
}

// join makes one block of two guests' blocks, and says whether it could.
func (j *joins) join(a, b int32) bool {
	a, b = j.root(a), j.root(b)
	if a == b {
		return true
	}
	if len(j.foes[a]) > len(j.foes[b]) {
		a, b = b, a
	}
	for _, foe := range j.foes[a] {
		if j.root(foe) == b {
			return false
		}
	}
	home := max(j.home[a], j.home[b])
	switch {
	case j.home[a] >= 0 && j.home[b] >= 0 && j.home[a] != j.home[b]:
		return false
	case home < 0:
		if j.size[a]+j.size[b] > j.widest {
			return false
		}
	case j.home[a] != j.home[b]:
		comes := j.size[a]
		if j.home[b] < 0 {
			comes = j.size[b]
		}
		if j.locked[home]+comes > j.caps[home] {
			return false
		}
		j.locked[home] += comes
	}
	j.parent[a] = b
	j.size[b] += j.size[a]
	j.home[b] = home
	j.foes[b] = append(j.foes[b], j.foes[a]...)
	return true
}
