package signoff

import (
	"bytes"
	"crypto/rand"
	"crypto/sha512"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/ssh"
)

// Namespace is what a signature is for: one made for another purpose is not taken for a sign-off.
const Namespace = "crosscast"

// The form of a signature, as PROTOCOL.sshsig of OpenSSH describes it.
const (
	sshsigMagic = "SSHSIG"
	sshsigBlock = "SSH SIGNATURE"
	sshsigHash  = "sha512"
)

// sshsig is a signature as it stands in its file, behind the magic letters.
type sshsig struct {
	Version   uint32
	PublicKey []byte
	Namespace string
	Reserved  string
	Hash      string
	Signature []byte
}

// toBeSigned is what the key puts its signature to, behind the magic letters.
type toBeSigned struct {
	Namespace string
	Reserved  string
	Hash      string
	Digest    []byte
}

// ErrSignature is a signature that does not hold for its text.
var ErrSignature = errors.New("the signature does not belong to this text")

// signText signs a text as ssh-keygen -Y sign does.
func signText(key ssh.Signer, text string) (string, error) {
	var sig *ssh.Signature
	var err error
	if rsa, ok := key.(ssh.AlgorithmSigner); ok && key.PublicKey().Type() == ssh.KeyAlgoRSA {
		sig, err = rsa.SignWithAlgorithm(rand.Reader, digestOf(text), ssh.KeyAlgoRSASHA512) // the form forbids SHA-1
	} else {
		sig, err = key.Sign(rand.Reader, digestOf(text))
	}
	if err != nil {
		return "", fmt.Errorf("sign: %w", err)
	}
	blob := append([]byte(sshsigMagic), ssh.Marshal(sshsig{Version: 1, PublicKey: key.PublicKey().Marshal(),
		Namespace: Namespace, Hash: sshsigHash, Signature: ssh.Marshal(sig)})...)
	return string(pem.EncodeToMemory(&pem.Block{Type: sshsigBlock, Bytes: blob})), nil
}

// digestOf is what is signed of a text.
func digestOf(text string) []byte {
	sum := sha512.Sum512([]byte(text))
	return append([]byte(sshsigMagic), ssh.Marshal(toBeSigned{Namespace: Namespace, Hash: sshsigHash, Digest: sum[:]})...)
}

// signerOf checks the signature of a text and returns the key that made it.
func signerOf(signature, text string) (ssh.PublicKey, error) {
	block, rest := pem.Decode([]byte(signature))
	if block == nil || block.Type != sshsigBlock || len(bytes.TrimSpace(rest)) > 0 ||
		!bytes.Equal(pem.EncodeToMemory(block), []byte(signature)) {
		return nil, fmt.Errorf("it is not an SSH signature as it was written: %w", ErrSignature)
	}
	var s sshsig
	blob, ok := strings.CutPrefix(string(block.Bytes), sshsigMagic)
	if !ok || ssh.Unmarshal([]byte(blob), &s) != nil {
		return nil, fmt.Errorf("it is not an SSH signature: %w", ErrSignature)
	}
	if s.Version != 1 || s.Namespace != Namespace || s.Hash != sshsigHash {
		return nil, fmt.Errorf("it was made for another purpose: %w", ErrSignature)
	}
	key, err := ssh.ParsePublicKey(s.PublicKey)
	if err != nil {
		return nil, fmt.Errorf("its key cannot be read: %w", ErrSignature)
	}
	var sig ssh.Signature
	if err := ssh.Unmarshal(s.Signature, &sig); err != nil {
		return nil, fmt.Errorf("it is damaged: %w", ErrSignature)
	}
	if sig.Format == ssh.KeyAlgoRSA { // SHA-1, which the form forbids
		return nil, fmt.Errorf("it is of a kind that is no longer safe: %w", ErrSignature)
	}
	if err := key.Verify(digestOf(text), &sig); err != nil {
		return nil, ErrSignature
	}
	return key, nil
}

// fingerprintOf names a key as ssh-keygen -l does.
func fingerprintOf(key ssh.PublicKey) string { return ssh.FingerprintSHA256(key) }
