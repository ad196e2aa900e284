package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"socialsync/db"
	"socialsync/features/problem"
)

// The codes of errors outside payloads, in extensions.code.
const (
	codeUnauthenticated = "UNAUTHENTICATED"
	codeForbidden       = "FORBIDDEN"
	codeNotFound        = "NOT_FOUND"
	codeBadInput        = "BAD_INPUT"
	codeRateLimited     = "RATE_LIMITED"
	codeUnavailable     = "UNAVAILABLE"
	codeInternal        = "INTERNAL"
)

const somethingWentWrong = "Something went wrong. Please try again."

// UserErrors splits what a service returned: problems a person can put right
// become the payload's errors, everything else stays an error. The slice is
// never nil because the schema says [UserError!]!. Not being signed in, being
// throttled or not being allowed stays an error too: no form can mend it.
func UserErrors(err error) ([]problem.Error, error) {
	list, ok := problem.From(err)
	if !ok {
		return []problem.Error{}, err
	}
	for _, p := range list {
		if p.Code == problem.Unauthenticated {
			return []problem.Error{}, err
		}
	}
	return list, nil
}

// errorPresenter turns every error into code, neutral text and request id. It
// is the one place where internal errors are logged.
type errorPresenter struct {
	log       *slog.Logger
	requestID func(context.Context) string
}

// present implements graphql.ErrorPresenterFunc.
func (p *errorPresenter) present(ctx context.Context, err error) *gqlerror.Error {
	out := &gqlerror.Error{Path: graphql.GetPath(ctx)}
	if g, ok := errors.AsType[*gqlerror.Error](err); ok {
		out.Locations = g.Locations
		if g.Path != nil {
			out.Path = g.Path
		}
	}
	message, code := p.describe(ctx, err)
	out.Message = message
	out.Extensions = map[string]any{"code": code}
	if id := p.requestID(ctx); id != "" {
		out.Extensions["requestId"] = id
	}
	return out
}

// describe finds the text and the code, and logs what nobody may see.
func (p *errorPresenter) describe(ctx context.Context, err error) (message, code string) {
	if list, ok := problem.From(err); ok && len(list) > 0 {
		return list[0].Message, problemCode(list[0].Code)
	}
	if errors.Is(err, db.ErrNotFound) {
		return "This does not exist.", codeNotFound
	}
	if errors.Is(err, db.ErrUnstorable) {
		return "A text holds a character that cannot be stored.", codeBadInput
	}
	if refusal, ok := errors.AsType[*httpError](err); ok {
		return refusal.message, refusal.code
	}
	if g, ok := errors.AsType[*gqlerror.Error](err); ok && isRequestError(g) {
		return withoutSuggestion(g.Message), codeBadInput
	}
	switch {
	case errors.Is(err, db.ErrUnavailable):
		p.log.ErrorContext(ctx, "graphql database unavailable", "request", p.requestID(ctx), "operation", operationName(ctx), "err", err)
		return "Our database does not respond as it should. Nothing was changed; please try again in a minute.", codeUnavailable
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		return "The request was cancelled.", codeInternal
	case errors.Is(err, context.DeadlineExceeded):
		p.log.WarnContext(ctx, "graphql deadline exceeded", "request", p.requestID(ctx), "operation", operationName(ctx), "err", err)
		return "This took too long. Please try again.", codeInternal
	}
	p.log.ErrorContext(ctx, "graphql internal error",
		"request", p.requestID(ctx), "operation", operationName(ctx), "path", graphql.GetPath(ctx).String(), "err", err)
	return somethingWentWrong, codeInternal
}

// recovered implements graphql.RecoverFunc: a panic becomes an internal error
// with its stack in the log.
func (p *errorPresenter) recovered(_ context.Context, v any) error {
	return fmt.Errorf("panic: %v\n%s", v, debug.Stack())
}

// isRequestError says that gqlparser refused the document or its variables,
// so that the text is about the caller's own input.
func isRequestError(g *gqlerror.Error) bool {
	if g.Rule != "" {
		return true
	}
	code, _ := g.Extensions["code"].(string)
	return code == errcode.ValidationFailed || code == errcode.ParseFailed
}

// withoutSuggestion cuts "Did you mean ...", which would list the schema.
func withoutSuggestion(message string) string {
	if i := strings.Index(message, "Did you mean"); i >= 0 {
		message = message[:i]
	}
	return strings.TrimSpace(message)
}

// problemCode maps the codes of problems to those of GraphQL errors.
func problemCode(c problem.Code) string {
	switch c {
	case problem.Unauthenticated:
		return codeUnauthenticated
	case problem.Forbidden:
		return codeForbidden
	case problem.NotFound:
		return codeNotFound
	case problem.RateLimited:
		return codeRateLimited
	default:
		return codeBadInput
	}
}

// refused is an error before execution. The validation code makes gqlgen's
// websocket answer with an error message rather than a result; the presenter
// replaces it by the problem's own.
func refused(err error) gqlerror.List {
	return gqlerror.List{{
		Err: err, Message: err.Error(),
		Extensions: map[string]any{"code": errcode.ValidationFailed},
	}}
}

func operationName(ctx context.Context) string {
	if !graphql.HasOperationContext(ctx) {
		return ""
	}
	if op := graphql.GetOperationContext(ctx).Operation; op != nil {
		return op.Name
	}
	return ""
}
