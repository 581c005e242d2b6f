package autoseat

import "math"

// dice draws chances from a seed (xorshift with a multiplier): the same everywhere, and cheap.
type dice uint64

func newDice(seed uint64) dice {
	z := seed + 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return dice(z ^ z>>31 | 1)
}

func (d *dice) next() uint32 {
	x := uint64(*d)
	x ^= x >> 12
	x ^= x << 25
	x ^= x >> 27
	*d = dice(x)
	return uint32(x * 0x2545f4914f6cdd1d >> 32)
}

// below is a number from 0 to n-1.
func (d *dice) below(n int) int { return int(uint64(d.next()) * uint64(n) >> 32) }

// patience holds, for draws of equal chance, how many temperatures a plan may lose.
var patience = func() (p [4096]float64) {
	for i := range p {
		p[i] = -math.Log((float64(i) + 0.5) / float64(len(p)))
	}
	return p
}()
