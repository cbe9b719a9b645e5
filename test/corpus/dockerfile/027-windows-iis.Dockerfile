# escape=`
FROM mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022

SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]

RUN Remove-Item -Recurse C:\inetpub\wwwroot\* ; `
    Install-WindowsFeature Web-Asp-Net45 ; `
    New-Item -ItemType Directory -Path C:\logs

WORKDIR C:\inetpub\wwwroot
COPY content/ .
EXPOSE 80
