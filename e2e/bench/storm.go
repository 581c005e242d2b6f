package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// stormy is how many streams lose their server at the same moment.
const stormy = 5000

// What live.js does with a stream that is lost: any moment of the span, which doubles up to the cap.
const (
	backOffBase = time.Second
	backOffCap  = 10 * time.Second
)

// storm kills a server that five thousand watch, starts it again at the same address, and measures until each of them
// has its first frame: they come back as live.js does, by back-off with full jitter.
func (b *bench) storm() error {
	addr, err := freeAddress()
	if err != nil {
		return err
	}
	path := filepath.Join(b.dir, "storm", "convive.db")
	if err := copyDemo(filepath.Join(b.data, "convive.db"), path); err != nil {
		return err
	}
	start := func() (*child, error) { return b.child(replica, databaseVariable+"="+path, addressVariable+"="+addr) }
	first, err := start()
	if err != nil {
		return err
	}
	s, err := b.watched(first, streamsPath, stormy/streamsPerSession)
	if err != nil {
		return err
	}
	if err := s.grow(stormy); err != nil {
		return err
	}
	cookies := s.cookies
	if err := errors.Join(first.cmd.Process.Kill()); err != nil {
		return err
	}
	_ = first.cmd.Wait()
	lost := time.Now()
	s.watchers.close()
	var all sync.WaitGroup
	took := make(times, stormy)
	attempts := make([]int, stormy)
	failed := make([]error, stormy)
	fds := make([]int, stormy)
	for n := range stormy {
		all.Go(func() {
			took[n], attempts[n], fds[n], failed[n] = comeBack(addr, cookies[n/streamsPerSession], n, lost)
		})
	}
	again, err := start()
	if err != nil {
		return err
	}
	defer again.close()
	up := time.Since(lost)
	all.Wait()
	tries := 0
	for n, fd := range fds {
		tries += attempts[n]
		if failed[n] == nil {
			syscall.Close(fd)
		}
	}
	figure("live.reconnect_storm.server_down", up.Seconds(), "s")
	figure(fmt.Sprintf("live.reconnect_storm.%d.seconds", stormy), took.at(1)/1e3, "s")
	figure(fmt.Sprintf("live.reconnect_storm.%d.p50", stormy), took.median()/1e3, "s")
	figure(fmt.Sprintf("live.reconnect_storm.%d.attempts_per_stream", stormy), float64(tries)/stormy, "attempts")
	return errors.Join(failed...)
}

// comeBack tries until there is a first frame.
func comeBack(addr, cookie string, n int, lost time.Time) (took time.Duration, attempts, fd int, err error) {
	for {
		span := min(backOffCap, backOffBase<<min(attempts, 10))
		<-time.After(time.Duration(rand.Int64N(int64(span))))
		attempts++
		w := &watchers{buf: make([]byte, 16<<10)}
		if fd, err = w.first(addr, streamsPath, cookie, address(5<<20+n)); err == nil {
			return time.Since(lost), attempts, fd, nil
		}
		var refused *net.OpError
		if time.Since(lost) > patience && !errors.As(err, &refused) {
			return 0, attempts, 0, err
		}
	}
}
