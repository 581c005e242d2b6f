package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"convive/models/db"
)

// The kinds of processes that the bench starts of itself, so that memory and CPU are the server's alone.
const (
	appServer  = "app"     // on a copy of the demo
	replica    = "replica" // on a database that is there
	eachServer = "each"    // reads and renders the page for each stream
	bareServer = "bare"
)

// What tells a child where to listen, and which database it is a replica on: a URL, or a path.
const (
	addressVariable  = "CONVIVE_BENCH_ADDRESS"
	databaseVariable = "CONVIVE_BENCH_DATABASE"
)

// sender is a server that a parent asks, line by line, to send something to all who watch.
type sender interface {
	address() string
	send(n int) (began int64, err error) // in nanoseconds of the wall clock
	take(bytes []byte)                   // what to send, for a server without rows
	people(n int, file string) error     // who will watch; their cookies are written into a file
	write(n int) (took int64, err error) // so many commands by eight at once, in nanoseconds
}

// server is what a child of a kind serves.
func server(kind, dir string) (sender, error) {
	at := os.Getenv(addressVariable)
	switch kind {
	case appServer:
		return newSite(dir, filepath.Join(dir, "..", "watched"))
	case replica:
		c := db.Config{Path: os.Getenv(databaseVariable)}
		if strings.Contains(c.Path, "host=") {
			c = db.Config{URL: c.Path}
		}
		return openSite(c, at)
	case eachServer:
		return newEach(dir)
	}
	return newBare(at)
}

// serveChild serves until the parent's pipe ends.
func serveChild(kind, dir string) error {
	if kind == importer {
		return importOnce()
	}
	s, err := server(kind, dir)
	if err != nil {
		return err
	}
	fmt.Println(s.address())
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadString('\n')
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		answer, err := obey(s, strings.Fields(line))
		if err != nil {
			return err
		}
		fmt.Println(answer)
	}
}

func obey(s sender, words []string) (int64, error) {
	switch words[0] {
	case "send":
		n, err := strconv.Atoi(words[1])
		if err != nil {
			return 0, err
		}
		return s.send(n)
	case "take":
		bytes, err := base64.StdEncoding.DecodeString(words[1])
		s.take(bytes)
		return 0, err
	case "write":
		n, err := strconv.Atoi(words[1])
		if err != nil {
			return 0, err
		}
		return s.write(n)
	case "people":
		n, err := strconv.Atoi(words[1])
		if err != nil {
			return 0, err
		}
		return 0, s.people(n, words[2])
	case "memory":
		return resident()
	case "cpu":
		var used syscall.Rusage
		err := syscall.Getrusage(syscall.RUSAGE_SELF, &used)
		return used.Utime.Nano() + used.Stime.Nano(), err
	}
	return 0, fmt.Errorf("unknown: %s", words[0])
}

// resident is the memory of this process in bytes, after it gave back what it doesn't use: stacks that were once deep
// shrink by half with each collection.
func resident() (int64, error) {
	for range 5 {
		debug.FreeOSMemory()
	}
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, err
	}
	pages, err := strconv.ParseInt(strings.Fields(string(text))[1], 10, 64)
	return pages * int64(os.Getpagesize()), err
}

func (s *site) address() string           { return strings.TrimPrefix(s.url, "http://") }
func (s *site) send(n int) (int64, error) { return s.commit(n) }
func (s *site) take([]byte)               {}

// child is the parent's end.
type child struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	address string
}

// child starts one more process; env are variables of its own.
func (b *bench) child(kind string, env ...string) (*child, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &child{cmd: exec.Command(program, asChild, kind, b.data)}
	c.cmd.Stderr, c.cmd.Env = os.Stderr, append(os.Environ(), env...)
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = bufio.NewReader(out)
	if err := c.cmd.Start(); err != nil {
		return nil, err
	}
	line, err := c.out.ReadString('\n')
	c.address = strings.TrimSpace(line)
	return c, err
}

// ask sends a line and returns the number that comes back.
func (c *child) ask(line string) (int64, error) {
	c.told(line)
	return c.answer()
}

// told sends a line; that nobody reads it shows in the answer.
func (c *child) told(line string) { _, _ = fmt.Fprintln(c.in, line) }

func (c *child) answer() (int64, error) {
	answer, err := c.out.ReadString('\n')
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(strings.TrimSpace(answer), 10, 64)
}

func (c *child) close() {
	c.in.Close()
	gone := time.AfterFunc(5*time.Second, func() { _ = c.cmd.Process.Kill() })
	_ = c.cmd.Wait()
	gone.Stop()
}

// newBare serves a constant page at once, and streams.
func newBare(addr string) (*broadcaster, error) {
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	b := &broadcaster{addr: l.Addr().String(), watchers: map[chan []byte]struct{}{}}
	mux := http.NewServeMux()
	mux.HandleFunc("/live", b.stream)
	mux.HandleFunc("/", b.page)
	b.server = newServer(mux)
	go b.server.Serve(l)
	return b, nil
}
