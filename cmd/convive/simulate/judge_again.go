package simulate

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// perAddress is how many commands come from one network address before the next, so that no limit stands in the way.
const perAddress = 100

// doneOnce sends each acknowledged command once more, under its id and as it was: it must be answered as done, naming the
// same entry, and the log must not grow. A command that was acknowledged and lost is carried out only now, or refused.
// The log may grow by what somebody else does meanwhile; then it is done again.
func (p *play) doneOnce(ctx context.Context) (c check) {
	for range attempts {
		c = check{Name: "every acknowledged command, sent again, is done and changes nothing"}
		before, err := p.newest(ctx)
		if err == nil {
			p.repeat(ctx, &c)
		}
		after, err2 := p.newest(ctx)
		if err != nil || err2 != nil {
			c.wrong("the activity list can't be read")
		}
		if before == after || c.Bad > 0 {
			return c
		}
		c.wrong("the log grew from %d to %d", before, after)
	}
	return c
}

// repeat sends them again, each sender's in their order.
func (p *play) repeat(ctx context.Context, c *check) {
	var mu sync.Mutex
	bySender := map[*browser][]command{}
	for _, cmd := range p.ledger.done {
		if cmd.sure {
			bySender[cmd.by] = append(bySender[cmd.by], cmd)
		}
	}
	var all [][]command
	for _, commands := range bySender {
		all = append(all, commands)
	}
	_ = p.crowd(ctx, len(all), func(ctx context.Context, n int) error {
		for i, cmd := range all[n] {
			if i%perAddress == 0 {
				cmd.by.address = p.address()
			}
			a, err := p.once(ctx, cmd)
			mu.Lock()
			c.N++
			switch {
			case err != nil:
				c.wrong("%s: %v", cmd.by.name, err)
			case a.verdict != done || a.seq != cmd.answer.seq:
				c.wrong("%s was told “%s” (entry %d), and now “%s” (entry %d)", cmd.by.name, cmd.answer.sentence, cmd.answer.seq, a, a.seq)
			}
			mu.Unlock()
		}
		return nil
	})
}

// once sends a command again; where the server asks for a moment, it gets one.
func (p *play) once(ctx context.Context, cmd command) (a answer, err error) {
	for range 30 {
		once, cancel := context.WithTimeout(ctx, patience)
		a, err = cmd.by.post(once, cmd.path, cmd.values)
		cancel()
		if err == nil && a.status != http.StatusTooManyRequests || !pause(ctx, time.Second) {
			break
		}
	}
	return a, err
}
