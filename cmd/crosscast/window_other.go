//go:build !windows

package main

// waitBeforeClosing does nothing where a window does not close with the program in it.
func waitBeforeClosing() {}
