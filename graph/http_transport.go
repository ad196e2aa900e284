package graph

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"socialsync/features/problem"
)

// httpTransport is GraphQL over HTTP as its specification says it: POST for
// everything, GET for queries, never a batch, a form or a subscription.
type httpTransport struct {
	engine  *engine
	errs    *errorPresenter
	rates   *rateLimiter
	origins origins
	caller  func(context.Context) Caller
	limits  Limits
}

const allowedMethods = "GET, POST, OPTIONS"

func (t *httpTransport) serve(w http.ResponseWriter, r *http.Request) {
	ctx := graphql.StartOperationTrace(r.Context())
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodOptions {
		h.Set("Allow", allowedMethods)
		w.WriteHeader(http.StatusNoContent)
		return
	}
	media := negotiate(r.Header["Accept"])
	if media == "" {
		t.refuse(ctx, w, mediaJSON, &httpError{status: http.StatusNotAcceptable, code: codeBadInput,
			message: "Accept application/graphql-response+json or application/json."})
		return
	}
	params, err := t.read(ctx, w, r)
	if err != nil {
		t.refuse(ctx, w, media, err)
		return
	}
	t.execute(ctx, w, r, media, params)
}

// read does all that needs no GraphQL: method, origin, rate, body.
func (t *httpTransport) read(ctx context.Context, w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	if r.Method != http.MethodGet && r.Method != http.MethodPost {
		return nil, &httpError{status: http.StatusMethodNotAllowed, code: codeBadInput, message: "Use POST.", allow: allowedMethods}
	}
	caller := t.caller(ctx)
	if err := t.origins.checkRequest(r, caller); err != nil {
		return nil, err
	}
	if wait, ok := t.rates.take(ctx, caller); !ok {
		w.Header().Set("Retry-After", strconv.Itoa(max(1, int((wait+time.Second-1)/time.Second))))
		return nil, &httpError{status: http.StatusTooManyRequests, code: codeRateLimited, message: tooManyRequests}
	}
	var (
		params *graphql.RawParams
		start  = graphql.Now()
		err    error
	)
	if r.Method == http.MethodGet {
		params, err = readGet(r.URL.Query(), t.limits.BodyBytes)
	} else {
		params, err = readPost(w, r, t.limits.BodyBytes)
	}
	if err != nil {
		return nil, err
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return params, nil
}

func (t *httpTransport) execute(ctx context.Context, w http.ResponseWriter, r *http.Request, media string, params *graphql.RawParams) {
	op, list := t.engine.CreateOperationContext(ctx, params)
	if len(list) == 0 && op.Operation.Operation == ast.Subscription {
		list = refused(problem.New(problem.BadInput, "Subscriptions need a websocket."))
	}
	if len(list) > 0 {
		resp := t.engine.DispatchError(graphql.WithOperationContext(ctx, op), list)
		resp.Data = nil
		writeResponse(w, media, statusOf(media, resp.Errors), resp)
		return
	}
	if r.Method == http.MethodGet && op.Operation.Operation != ast.Query {
		t.refuse(ctx, w, media, &httpError{status: http.StatusMethodNotAllowed, code: codeBadInput, message: "Use POST for mutations.", allow: http.MethodPost})
		return
	}
	next, ctx := t.engine.DispatchOperation(ctx, op)
	resp := next(ctx)
	if resp == nil {
		// The deadline or the client ended it before the first field.
		t.refuse(ctx, w, media, context.Cause(ctx))
		return
	}
	writeResponse(w, media, http.StatusOK, resp)
}

// refuse answers a request that GraphQL never saw.
func (t *httpTransport) refuse(ctx context.Context, w http.ResponseWriter, media string, err error) {
	status := http.StatusInternalServerError
	out := t.errs.present(ctx, err)
	if refusal, ok := errors.AsType[*httpError](err); ok {
		status = refusal.status
		if refusal.allow != "" {
			w.Header().Set("Allow", refusal.allow)
		}
	}
	writeResponse(w, media, status, &graphql.Response{Errors: gqlerror.List{out}})
}

// statusOf is the status of a failure before execution. application/json
// cannot tell such a failure from an intermediary's, so there it is 200.
func statusOf(media string, errs gqlerror.List) int {
	if media == mediaJSON {
		return http.StatusOK
	}
	for _, e := range errs {
		if e.Extensions["code"] == codeUnauthenticated {
			return http.StatusUnauthorized
		}
	}
	return http.StatusBadRequest
}
