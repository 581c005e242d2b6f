package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// binary is what `make build` leaves; today is the day of its pictures, the demo's own.
const (
	binary = "bin/convive"
	today  = "2026-08-29T14:00:00+02:00"
)

// server is the real binary with a demo wedding of its own.
type server struct {
	cmd *exec.Cmd
	dir string
	url string
}

func start() (*server, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	addr := l.Addr().String()
	if err := l.Close(); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "convive-pictures-")
	if err != nil {
		return nil, err
	}
	s := &server{cmd: exec.Command(binary, "serve", "--demo", "--data", dir, "--addr", addr, "--now", today), dir: dir, url: "http://" + addr}
	s.cmd.Stderr = os.Stderr
	if err := s.cmd.Start(); err != nil {
		os.RemoveAll(dir)
		return nil, fmt.Errorf("%s doesn't start, run make build: %w", binary, err)
	}
	if err := s.answers(); err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

// answers waits for the server.
func (s *server) answers() error {
	every := time.NewTicker(50 * time.Millisecond)
	defer every.Stop()
	for range 400 {
		<-every.C
		resp, err := http.Get(s.url + "/readyz")
		if err == nil {
			return resp.Body.Close()
		}
	}
	return fmt.Errorf("%s doesn't answer", s.url)
}

func (s *server) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	_ = s.cmd.Wait()
	_ = os.RemoveAll(s.dir)
}
