package handlers_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"convive/handlers/webtest"
	"convive/models/db"
	"convive/models/dbtest"
)

// asReplica makes this test program serve the app on a database, instead of testing, until its input ends. A replica of
// its own can be stopped by the system, in the middle of whatever it does.
const asReplica = "CONVIVE_TEST_REPLICA"

// served is what a replica is told at its start.
type served struct{ URL, Path, Base string }

func TestMain(m *testing.M) {
	told := os.Getenv(asReplica)
	if told == "" {
		// A line that is cut while bytes are on it leaves one of the proxy's goroutines behind, now and then: what passes
		// them on, or what reads them and waits for that.
		const proxy = "github.com/Shopify/toxiproxy/v2"
		dbtest.Main(m, goleak.IgnoreAnyFunction(proxy+"/toxics.(*ToxicStub).Run"), goleak.IgnoreAnyFunction(proxy+".(*ToxicLink).read")) // it ends the program
	}
	var s served
	if err := json.Unmarshal([]byte(told), &s); err != nil {
		panic(err)
	}
	s.serve()
}

func (s served) serve() {
	clock := &dbtest.Clock{}
	d, err := db.Open(context.Background(), db.Config{URL: s.URL, Path: s.Path, Now: clock.Now})
	if err != nil {
		panic(err)
	}
	p := newProcess(d, s.Base, true)
	fmt.Println(p.server.URL)
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		by, err := time.ParseDuration(in.Text())
		if err != nil {
			panic(err)
		}
		clock.Move(by)
	}
	p.close()
	d.Close()
}

// replica is the parent's end.
type replica struct {
	url  string
	cmd  *exec.Cmd
	told io.WriteCloser
}

func newReplica(w *webtest.World) *replica {
	told, err := json.Marshal(served{w.Config.URL, w.Config.Path, w.Server.URL})
	w.Must(err)
	r := &replica{cmd: exec.Command(os.Args[0])}
	r.cmd.Env = append(os.Environ(), asReplica+"="+string(told))
	r.cmd.Stderr = os.Stderr
	r.told, err = r.cmd.StdinPipe()
	w.Must(err)
	said, err := r.cmd.StdoutPipe()
	w.Must(err)
	w.Must(r.cmd.Start())
	w.T.Cleanup(func() {
		r.told.Close()
		if err := r.cmd.Wait(); err != nil {
			w.T.Errorf("the replica: %v", err)
		}
	})
	line, err := bufio.NewReader(said).ReadString('\n')
	w.Must(err)
	r.url = strings.TrimSpace(line)
	return r
}

// pause stops the replica for a while, wherever it is.
func (r *replica) pause(t testing.TB, length time.Duration) {
	for _, signal := range []syscall.Signal{syscall.SIGSTOP, syscall.SIGCONT} {
		if err := r.cmd.Process.Signal(signal); err != nil {
			t.Errorf("%v: %v", signal, err)
		}
		if signal == syscall.SIGSTOP {
			<-time.After(length) // the fault itself, not a way to wait
		}
	}
}

// move turns the replica's clock as the world's.
func (r *replica) move(t testing.TB, by time.Duration) {
	if _, err := fmt.Fprintln(r.told, by); err != nil {
		t.Error(err)
	}
}
