FROM mcr.microsoft.com/dotnet/core/aspnet:3.1 AS base
WORKDIR /app
EXPOSE 80
EXPOSE 443

FROM mcr.microsoft.com/dotnet/core/sdk:3.1 AS build
WORKDIR /src
COPY Billing.csproj .
RUN dotnet restore "Billing.csproj" \
    --source https://nuget.example.com/v3/index.json
COPY . .
RUN dotnet publish "Billing.csproj" -c Release -o /app

FROM base AS final
WORKDIR /app
COPY --from=build /app .
ENTRYPOINT ["dotnet", "Billing.dll"]
