# escape=`
ARG VERSION=ltsc2022
FROM mcr.microsoft.com/powershell:lts-nanoserver-${VERSION} AS fetch
SHELL ["pwsh", "-NoLogo", "-Command", "$ErrorActionPreference = 'Stop';"]
ENV NODE_VERSION 20.11.1
RUN Invoke-WebRequest $('https://nodejs.org/dist/v{0}/node-v{0}-win-x64.zip' -f $env:NODE_VERSION) -OutFile node.zip -UseBasicParsing ; `
    Expand-Archive node.zip -DestinationPath C:\ ; `
    Rename-Item "C:\node-v$($env:NODE_VERSION)-win-x64" C:\nodejs ; `
    Remove-Item node.zip

FROM mcr.microsoft.com/windows/nanoserver:${VERSION}
COPY --from=fetch C:\nodejs C:\nodejs
USER ContainerAdministrator
RUN setx /M PATH "%PATH%;C:\nodejs"
USER ContainerUser
WORKDIR C:\app
COPY . .
CMD [ "node.exe", "server.js" ]
