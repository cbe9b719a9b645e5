# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:9.0.101-noble AS build
ARG TARGETARCH
RUN dpkg --add-architecture arm64 \
 && apt-get update \
 && apt-get install -y --no-install-recommends clang zlib1g-dev gcc-aarch64-linux-gnu binutils-aarch64-linux-gnu \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY --link Tariff.csproj .
RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore -a $TARGETARCH
COPY --link . .
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish -a $TARGETARCH --no-restore -o /app Tariff.csproj \
 && rm /app/*.dbg

FROM mcr.microsoft.com/dotnet/runtime-deps:9.0.0-noble-chiseled
ARG SOURCE_COMMIT
LABEL org.opencontainers.image.revision=$SOURCE_COMMIT \
      org.opencontainers.image.source=https://git.example.com/customs/tariff
COPY --link --from=build /app /app
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["/app/Tariff"]
