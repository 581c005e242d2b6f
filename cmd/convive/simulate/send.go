package simulate

import (
	"context"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"golang.org/x/net/html"
)

// How often one command is sent until an answer comes, and how long apart.
const (
	tries = 5
	apart = 300 * time.Millisecond
)

// cutCommands is the share of commands whose connection is cut before the answer, and cutWithin when.
const (
	cutCommands = 0.03
	cutWithin   = 10 * time.Millisecond
)

// send carries a form to the server under an id of its own, as the page's script does; a command whose reply is lost is
// sent again with the same id. It goes on when the play ends: nobody leaves in the middle of a command.
func (p *person) send(ctx context.Context, d deed, f *form, b button) answer {
	c := command{by: p.by, deed: d, path: f.to(b), values: f.sent(b), at: time.Now()}
	c.values.Set("command", uuid.NewString())
	c.sure = d != toReply || strings.Contains(c.values.Get("note"), p.word()) // one that says nothing new is no Change
	c.answer = p.deliver(context.WithoutCancel(ctx), &c)
	for _, then := range []*form{c.answer.undo, c.answer.insist} {
		if then != nil {
			then.page = f.page // whose names its own refusal may hold
		}
	}
	sentence := c.answer.sentence
	if c.answer.verdict == refused {
		sentence = nameless(f.page, sentence, p.play.team)
	}
	p.play.ledger.add(c, sentence)
	p.play.tell(p.by.name, c)
	return c.answer
}

func (p *person) deliver(ctx context.Context, c *command) (a answer) {
	for c.tries = 1; ; c.tries++ {
		once, cancel := context.WithTimeout(ctx, patience)
		if p.play.Cuts && c.tries == 1 && rand.Float64() < cutCommands {
			once, cancel = context.WithTimeout(ctx, rand.N(cutWithin))
		}
		began := time.Now()
		a, err := p.by.post(once, c.path, c.values)
		cancel()
		c.took = time.Since(began)
		switch {
		case err == nil && a.status != http.StatusTooManyRequests:
			return a
		case c.tries == tries && err != nil:
			return answer{verdict: failed, sentence: "no answer came"}
		case c.tries == tries:
			return a
		case err == nil:
			p.play.waits.Add(1)
			pause(ctx, time.Second)
		default:
			pause(ctx, apart)
		}
	}
}

// pause waits unless the context ends first; false says that it did.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// nameless is a sentence without the names that its page shows, those of others that are given, what is quoted, and
// numbers, so that alike ones count as one.
func nameless(d *document, sentence string, others []string) string {
	names := slices.Clone(others)
	for _, n := range every(d.root, func(n *html.Node) bool { return n.Data == "bdi" || n.Data == "h1" }) {
		if name := text(n); len(name) > 2 {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range names {
		sentence = strings.ReplaceAll(sentence, name, "…")
	}
	sentence = quoted.ReplaceAllString(sentence, "$1…$2")
	return numbers.ReplaceAllString(sentence, "N")
}

var (
	quoted  = regexp.MustCompile(`([“„])[^“”]*([”“])`)
	numbers = regexp.MustCompile(`\d+`)
)
