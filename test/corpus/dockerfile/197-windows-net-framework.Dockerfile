# escape=`

FROM mcr.microsoft.com/dotnet/framework/sdk:4.8-windowsservercore-ltsc2022 AS build
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]

WORKDIR C:\src
COPY *.sln .
COPY Intranet.Web\*.csproj .\Intranet.Web\
COPY Intranet.Web\packages.config .\Intranet.Web\
COPY Intranet.Core\*.csproj .\Intranet.Core\
RUN nuget restore Intranet.sln

COPY . .
RUN msbuild Intranet.Web\Intranet.Web.csproj `
      /p:Configuration=Release `
      /p:DeployOnBuild=true `
      /p:WebPublishMethod=FileSystem `
      /p:publishUrl=C:\out

FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]

# IIS: rewrite module, the log to one file, no default site
ADD https://download.example.com/iis/rewrite_amd64_en-US.msi C:\install\rewrite.msi
RUN Start-Process msiexec.exe -ArgumentList '/i', 'C:\install\rewrite.msi', '/qn' -NoNewWindow -Wait; `
    Remove-Item -Recurse -Force C:\install; `
    Import-Module WebAdministration; `
    Set-ItemProperty 'IIS:\AppPools\DefaultAppPool' -Name managedPipelineMode -Value Integrated; `
    # the pool must not sleep
    Set-ItemProperty 'IIS:\AppPools\DefaultAppPool' -Name processModel.idleTimeout -Value '00:00:00'; `
    Set-WebConfigurationProperty -p 'MACHINE/WEBROOT/APPHOST' -fi 'system.applicationHost/log' -n 'centralLogFileMode' -v 'CentralW3C'

WORKDIR C:\inetpub\wwwroot
COPY --from=build C:\out .
EXPOSE 80
HEALTHCHECK --interval=30s --timeout=10s `
  CMD powershell -Command try { $r = Invoke-WebRequest http://localhost/health -UseBasicParsing; if ($r.StatusCode -eq 200) { exit 0 } else { exit 1 } } catch { exit 1 }
