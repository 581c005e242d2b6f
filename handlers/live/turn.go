package live

import (
	"sync"
	"time"
)

// courtesy bounds how long a View keeps others from their turn: one that hangs must not keep them from noticing it.
const courtesy = time.Second

// turn leaves half of the database's readers to who asks for pages and sends commands: a change wakes every View of its
// event, hundreds perhaps, and somebody who clicks would stand in line behind all of them. It is false when the hub closes.
func (v *View) turn() (give func(), open bool) {
	for {
		select {
		case <-v.hub.done:
			return nil, false
		case <-v.judging:
			v.judgeNow()
		case v.hub.turns <- struct{}{}:
			back := sync.OnceFunc(func() { <-v.hub.turns })
			late := time.AfterFunc(courtesy, back)
			return func() { late.Stop(); back() }, true
		}
	}
}
