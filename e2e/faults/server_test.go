package faults

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"
)

// program builds the binary that people run, once.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "convive-faults-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "convive")
	if out, err := exec.Command("go", "build", "-o", path, "convive/cmd/convive").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := program(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// server is one process of the app, as a system runs it.
type server struct {
	t    *testing.T
	addr string
	args []string
	cmd  *exec.Cmd
}

// newServer starts the app with the demo wedding, in a folder or on a PostgreSQL.
func newServer(t *testing.T, store ...string) *server {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	s := &server{t: t, addr: l.Addr().String()}
	must(t, l.Close())
	s.args = append([]string{"serve", "--demo", "--log-level", "error", "--addr", s.addr}, store...)
	s.start()
	t.Cleanup(s.kill)
	return s
}

func (s *server) url() string { return "http://" + s.addr }

// start begins the process and waits until it is ready.
func (s *server) start() {
	s.t.Helper()
	path, err := program()
	must(s.t, err)
	s.cmd = exec.Command(path, s.args...)
	s.cmd.Stderr = os.Stderr
	must(s.t, s.cmd.Start())
	limit := time.After(30 * time.Second)
	for {
		if resp, err := http.Get(s.url() + "/readyz"); err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return
			}
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-limit:
			s.t.Fatal("the server does not start")
		}
	}
}

// kill ends the process as a crash does.
func (s *server) kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// pause stops the process where it is; the result makes it go on.
func (s *server) pause() (goOn func()) {
	must(s.t, s.cmd.Process.Signal(syscall.SIGSTOP))
	return func() { must(s.t, s.cmd.Process.Signal(syscall.SIGCONT)) }
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
