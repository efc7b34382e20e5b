package main

import (
	"os/user"
	"strings"
)

// accountName is what the system calls the person at the keyboard: the full name where it knows it. "" if it tells none.
func accountName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if name, _, _ := strings.Cut(u.Name, ","); strings.TrimSpace(name) != "" { // Unix keeps room and telephone behind it
		return strings.TrimSpace(name)
	}
	return u.Username[strings.LastIndexByte(u.Username, '\\')+1:] // Windows puts the domain before it
}
