// Command convive serves Convive and keeps its installation. This is the only room that starts a process; the rules of
// who may import whom, which every other room relies on, are enforced by its tests.
package main
