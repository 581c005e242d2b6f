package autoseat

import (
	"encoding/binary"
	"slices"
)

// nearness is which tables are near which.
func (p *proofs) nearness() [][]bool {
	if p.near != nil {
		return p.near
	}
	p.near = make([][]bool, len(p.in.Tables))
	for i := range p.near {
		p.near[i] = make([]bool, len(p.in.Tables))
		p.near[i][i] = true
	}
	for i, tb := range p.in.Tables {
		for _, id := range tb.Near {
			p.near[i][p.table[id]], p.near[p.table[id]][i] = true, true
		}
	}
	p.twin = twins(p.near)
	return p.near
}

// twins parts tables into classes of those that are near the same others. Two that are near each other are so with
// themselves among the others, two that aren't without; no table has twins of both kinds.
func twins(near [][]bool) []int32 {
	of := make([]int32, len(near))
	first := map[string]int32{}
	row := make([]byte, len(near)+1)
	for _, itself := range []bool{true, false} {
		for i, others := range near {
			for x, is := range others {
				row[x] = '0'
				if is && (x != i || itself) {
					row[x] = '1'
				}
			}
			if row[len(near)] = '0'; itself {
				row[len(near)] = '1'
			}
			if one, known := first[string(row)]; known {
				of[i] = one
			} else {
				first[string(row)] = int32(i)
				if itself {
					of[i] = int32(i)
				}
			}
		}
	}
	return of
}

// compare finds tables that are the same to every block, so that only the first empty one of them is tried.
func (t *trial) compare(p *proofs) {
	t.at = slices.Repeat([]int32{-1}, len(t.size))
	t.alike = make([][]int32, len(t.room))
	classes := map[string][]int32{}
	var key []byte
	for i := range t.room {
		key = binary.LittleEndian.AppendUint32(key[:0], uint32(t.room[i]))
		if t.near != nil {
			key = binary.LittleEndian.AppendUint32(key, uint32(p.twin[i]))
		}
		for b := range t.may {
			if t.may[b][i] {
				key = append(key, 1)
			} else {
				key = append(key, 0)
			}
		}
		class := classes[string(key)]
		t.alike[i] = class
		classes[string(key)] = append(class, int32(i))
	}
}

// emptyLike says whether a table is empty and so is an earlier one that is the same.
func (t *trial) emptyLike(i int) bool {
	used := func(o int) bool { return slices.Contains(t.at, int32(o)) }
	if len(t.alike[i]) == 0 || used(i) {
		return false
	}
	return slices.ContainsFunc(t.alike[i], func(o int32) bool { return !used(int(o)) })
}
