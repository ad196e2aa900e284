# The API, the worker and the simulator are one binary; the command says which.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go build -buildvcs=false -trimpath -ldflags="-s -w" -o /socialsync . \
 && mkdir -p /data/blobs

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /socialsync /socialsync
COPY --from=build --chown=nonroot:nonroot /data /data
ENV BLOB_URL="file:///data/blobs?create_dir=true&no_tmp_dir=true"
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/socialsync"]
CMD ["serve"]
