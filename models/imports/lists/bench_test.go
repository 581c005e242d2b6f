package lists

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// manyRows is a list of 10,000 guests in one of the shapes that cost most.
func manyRows(shape string) []byte {
	var b strings.Builder
	b.WriteString(map[string]string{
		"party":    "First Name,Last Name,Party,Email,Ceremony\n",
		"envelope": "Name,Email,Ceremony\n",
		"same":     "Name,Email,Ceremony\n",
		"plus":     "Name,Status,RSVP date\n",
	}[shape])
	for i := range 10_000 {
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

func TestTenThousandRowsAreReadWhileOneWaits(t *testing.T) {
	for _, shape := range []string{"party", "envelope", "same", "plus"} {
		data := manyRows(shape)
		start := time.Now()
		if _, err := Read("many.csv", data, Options{}); err != nil {
			t.Fatal(shape, err)
		}
		took := time.Since(start)
		t.Log(shape, took)
		if took > 5*time.Second { // it takes 0.1 to 0.6 s alone; test machines are busy
			t.Errorf("%s: %v", shape, took)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for _, shape := range []string{"party", "envelope", "plus"} {
		data := manyRows(shape)
		b.Run(shape, func(b *testing.B) {
			for b.Loop() {
				_, _ = Read("many.csv", data, Options{})
			}
		})
	}
}
