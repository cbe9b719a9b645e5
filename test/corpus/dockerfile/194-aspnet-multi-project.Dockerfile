#See https://learn.example.com/dotnet/containers how Visual Studio uses this file to build faster.

FROM mcr.microsoft.com/dotnet/aspnet:6.0 AS base
WORKDIR /app
EXPOSE 80
EXPOSE 443

FROM mcr.microsoft.com/dotnet/sdk:6.0 AS build
ARG FEED_ACCESSTOKEN
WORKDIR /src
COPY ["NuGet.Config", "."]
COPY ["Directory.Build.props", "."]
COPY ["src/Terminal.Api/Terminal.Api.csproj", "src/Terminal.Api/"]
COPY ["src/Terminal.Domain/Terminal.Domain.csproj", "src/Terminal.Domain/"]
COPY ["src/Terminal.Infrastructure/Terminal.Infrastructure.csproj", "src/Terminal.Infrastructure/"]
ENV VSS_NUGET_EXTERNAL_FEED_ENDPOINTS="{\"endpointCredentials\": [{\"endpoint\":\"https://pkgs.example.com/feed/index.json\", \"username\":\"docker\", \"password\":\"${FEED_ACCESSTOKEN}\"}]}"
RUN dotnet restore "src/Terminal.Api/Terminal.Api.csproj"
COPY . .
WORKDIR "/src/src/Terminal.Api"
RUN dotnet build "Terminal.Api.csproj" -c Release -o /app/build

FROM build AS publish
RUN dotnet publish "Terminal.Api.csproj" -c Release -o /app/publish /p:UseAppHost=false

FROM base AS final
WORKDIR /app
COPY --from=publish /app/publish .
ENTRYPOINT ["dotnet", "Terminal.Api.dll"]
