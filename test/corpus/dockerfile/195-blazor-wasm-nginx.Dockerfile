FROM mcr.microsoft.com/dotnet/sdk:8.0-jammy AS build-env
WORKDIR /app
RUN apt-get update && apt-get install -y python3 && rm -rf /var/lib/apt/lists/* && dotnet workload install wasm-tools

# Restore as distinct layers
COPY *.sln .
COPY Yard.Client/*.csproj ./Yard.Client/
COPY Yard.Shared/*.csproj ./Yard.Shared/
RUN dotnet restore Yard.Client/Yard.Client.csproj --locked-mode

COPY . ./
RUN dotnet publish Yard.Client -c Release -o output --no-restore

FROM nginx:1.27.2-alpine
WORKDIR /usr/share/nginx/html
COPY --from=build-env /app/output/wwwroot .
COPY nginx.conf /etc/nginx/nginx.conf
COPY --chmod=0755 scripts/write-appsettings.sh /docker-entrypoint.d/30-appsettings.sh
RUN chown -R nginx:nginx /var/cache/nginx /var/log/nginx /usr/share/nginx/html \
 && touch /var/run/nginx.pid && chown nginx:nginx /var/run/nginx.pid
USER nginx
EXPOSE 8080
HEALTHCHECK --interval=30s CMD wget -q -O /dev/null http://localhost:8080/ || exit 1
