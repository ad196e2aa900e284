package graph

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/99designs/gqlgen/graphql"
)

// Close codes of graphql-transport-ws and of RFC 6455. The client library
// reconnects after those below 4400 that we send, and after 4403 and 4408; the
// others end it.
const (
	closeServiceRestart = 1012
	closeTryAgainLater  = 1013

	closeBadMessage   = 4400
	closeUnauthorized = 4401
	closeForbidden    = 4403
	closeInitTimeout  = 4408
	closeDuplicateID  = 4409
	closeTooMany      = 4429
)

var errRefusedSocket = errors.New("socket refused")

// frame is one message of the protocol.
type frame struct {
	Type    string          `json:"type"`
	ID      string          `json:"id,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// violation is how a client's message ends the socket.
type violation struct {
	code   int
	reason string
}

var badMessage = &violation{closeBadMessage, "Invalid message"}

// parseFrame reads a client's message. Types are checked by the guard.
func parseFrame(raw []byte) (frame, *violation) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil || fields == nil {
		return frame{}, badMessage
	}
	typ, err := optionalString(fields["type"])
	if err != nil || typ == "" {
		return frame{}, badMessage
	}
	id, err := optionalString(fields["id"])
	if err != nil {
		return frame{}, badMessage
	}
	payload := fields["payload"]
	if isNull(payload) {
		payload = nil
	} else if payload[0] != '{' {
		return frame{}, badMessage
	}
	return frame{Type: typ, ID: id, Payload: payload}, nil
}

// guard is the server's side of the protocol: what a client's message means in
// the socket's state. It returns what gqlgen's transport shall see, if anything.
func (s *socket) guard(raw []byte) (forward []byte, v *violation) {
	f, v := parseFrame(raw)
	if v != nil {
		return nil, v
	}
	switch f.Type {
	case "connection_init":
		if s.initialised {
			return nil, &violation{closeTooMany, "Too many initialisation requests"}
		}
		s.initialised = true
		return raw, nil
	case "ping":
		_ = s.send(frame{Type: "pong", Payload: f.Payload})
		return nil, nil
	case "pong":
		return nil, nil
	case "subscribe":
		return s.subscribe(f)
	case "complete":
		if f.ID == "" {
			return nil, badMessage
		}
		return s.complete(f.ID), nil
	}
	return nil, badMessage
}

// subscribe starts an operation, in a room when others may run the same one.
func (s *socket) subscribe(f frame) (forward []byte, v *violation) {
	if !s.acknowledged.Load() {
		return nil, &violation{closeUnauthorized, "Unauthorized"}
	}
	if f.ID == "" || len(f.ID) > 256 || f.Payload == nil {
		return nil, badMessage
	}
	params, err := decodeParams(f.Payload)
	if err != nil {
		return nil, badMessage
	}
	op, v := s.register(f.ID)
	if v != nil {
		return nil, v
	}
	if _, ok := s.t.rates.take(s.ctx, *s.identity.Load()); !ok {
		s.fail(op, s.t.errs.present(s.ctx, &httpError{code: codeRateLimited, message: tooManyRequests}))
		return nil, nil
	}
	if s.t.rooms.join(s, op, params) {
		return nil, nil
	}
	return encodeFrame(frame{Type: "subscribe", ID: op.inner, Payload: withDocument(f.Payload, params)}), nil
}

// withDocument moves a documentId to where the engine finds it, because
// gqlgen's transport reads only the protocol's own fields.
func withDocument(payload json.RawMessage, params *graphql.RawParams) json.RawMessage {
	if params.Extensions[documentIDKey] == nil {
		return payload
	}
	raw, err := json.Marshal(params)
	if err != nil {
		return payload
	}
	return raw
}

// encodeFrame writes a message without looking into its payload again.
func encodeFrame(f frame) []byte {
	var buf bytes.Buffer
	buf.Grow(len(f.Payload) + len(f.ID) + 48)
	writeFrameHead(&buf, f)
	if f.Payload != nil {
		buf.WriteString(`,"payload":`)
		buf.Write(f.Payload)
	}
	buf.WriteByte('}')
	return buf.Bytes()
}

func writeFrameHead(buf *bytes.Buffer, f frame) {
	buf.WriteString(`{"type":"`)
	buf.WriteString(f.Type)
	buf.WriteByte('"')
	if f.ID != "" {
		buf.WriteString(`,"id":`)
		appendJSON(buf, f.ID)
	}
}
