FROM mcr.microsoft.com/dotnet/sdk:8.0.404-alpine3.20 AS sdk
WORKDIR /source
COPY global.json Directory.Packages.props ./
COPY Reefer.Worker/Reefer.Worker.csproj Reefer.Worker/packages.lock.json Reefer.Worker/
RUN dotnet restore Reefer.Worker --locked-mode -r linux-musl-x64
COPY Reefer.Worker Reefer.Worker
RUN dotnet publish Reefer.Worker -c Release -r linux-musl-x64 --no-restore \
      -p:PublishSingleFile=true -p:PublishTrimmed=true --self-contained -o /publish

FROM mcr.microsoft.com/dotnet/runtime-deps:8.0.11-alpine3.20
# culture data: invariant mode broke the dates of the Norwegian depot
RUN apk add --no-cache icu-libs icu-data-full tzdata
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
    DOTNET_EnableDiagnostics=0 \
    LC_ALL=nb_NO.UTF-8
COPY --from=sdk /publish/Reefer.Worker /usr/local/bin/reefer-worker
COPY --from=sdk /source/Reefer.Worker/appsettings.Production.json /etc/reefer/appsettings.json
USER $APP_UID
ENTRYPOINT ["reefer-worker"]
