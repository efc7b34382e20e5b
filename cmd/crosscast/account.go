package main

import (
	"os/user"
	"strings"
)

// systemAccount is what the system calls the person at the keyboard, the full name where it knows it, and their account.
// Both are "" if it tells none.
func systemAccount() (full, account string) {
	u, err := user.Current()
	if err != nil {
		return "", ""
	}
	if name, _, _ := strings.Cut(u.Name, ","); strings.TrimSpace(name) != "" { // Unix keeps room and telephone behind it
		return strings.TrimSpace(name), u.Username
	}
	return u.Username[strings.LastIndexByte(u.Username, '\\')+1:], u.Username // Windows puts the domain before it
}
