# escape=`
ARG BASE_TAG=ltsc2019
FROM mcr.microsoft.com/windows/servercore:${BASE_TAG}

SHELL ["cmd", "/S", "/C"]

# C++ compiler for the agents. Exit code 3010 only asks for a restart.
RUN `
    curl -fSL --output installer.exe https://download.example.com/cpp-tools/16/installer.exe `
    `
    && (start /w installer.exe --quiet --wait --norestart `
        --installPath "C:\BuildTools" `
        --add Example.Workload.VCTools `
        --add Example.Component.VC.x86.x64 `
        --remove Example.Component.Windows81SDK `
        || IF "%ERRORLEVEL%"=="3010" EXIT 0) `
    `
    && del /q installer.exe

RUN powershell -NoProfile -ExecutionPolicy Bypass -Command "iex ((New-Object System.Net.WebClient).DownloadString('https://packages.example.com/install.ps1'))"
RUN choco install -y git --version=2.43.0 --params "/GitAndUnixToolsOnPath" && `
    choco install -y cmake --installargs 'ADD_CMAKE_TO_PATH=System' && `
    choco install -y ninja python3

WORKDIR C:\agent
ENTRYPOINT ["C:\\BuildTools\\Common7\\Tools\\VsDevCmd.bat", "&&", "powershell.exe", "-NoLogo", "-ExecutionPolicy", "Bypass"]
