package lists

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"
)

// manyRows is a list of n guests in one of the shapes that cost most.
func manyRows(shape string, n int) []byte {
	var b strings.Builder
	b.WriteString(map[string]string{
		"party":    "First Name,Last Name,Party,Email,Ceremony\n",
		"envelope": "Name,Email,Ceremony\n",
		"same":     "Name,Email,Ceremony\n",
		"plus":     "Name,Status,RSVP date\n",
	}[shape])
	for i := range n {
		switch shape {
		case "party":
			fmt.Fprintf(&b, "Ana%d,Silva,Party %d,ana%d@example.com,yes\n", i, i%4000, i)
		case "envelope":
			fmt.Fprintf(&b, "\"Ana%d, Leo & Mia Silva + guest\",ana%d@example.com,no\n", i, i)
		case "same": // every line merges into the first
			b.WriteString("Ana Silva,ana@example.com,maybe\n")
		case "plus":
			fmt.Fprintf(&b, "%s,Going,\n", []string{"Ana", "Ana's +1"}[i%2])
		}
	}
	return []byte(b.String())
}

// TestTenTimesTheRowsTakeAboutTenTimesAsLong compares within one run, the best of three each: what grows with the square
// of the rows takes a hundred times as long.
func TestTenTimesTheRowsTakeAboutTenTimesAsLong(t *testing.T) {
	for _, shape := range []string{"party", "envelope", "same", "plus"} {
		few, many := best(t, manyRows(shape, 1_000)), best(t, manyRows(shape, 10_000))
		if t.Log(shape, few, many); many > 40*few {
			t.Errorf("%s: 1,000 rows take %v, 10,000 take %v", shape, few, many)
		}
	}
}

// best is how long the processor works for the cheapest of three readings; what else the machine does is left out.
func best(t *testing.T, data []byte) time.Duration {
	t.Helper()
	shortest := time.Hour
	for range 3 {
		start := worked(t)
		if _, err := Read("many.csv", data, Options{}); err != nil {
			t.Fatal(err)
		}
		shortest = min(shortest, worked(t)-start)
	}
	return shortest
}

// worked is how long the processor has worked for this process.
func worked(t *testing.T) time.Duration {
	t.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		t.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

func BenchmarkRead(b *testing.B) {
	for _, shape := range []string{"party", "envelope", "plus"} {
		data := manyRows(shape, 10_000)
		b.Run(shape, func(b *testing.B) {
			for b.Loop() {
				_, _ = Read("many.csv", data, Options{})
			}
		})
	}
}
