FROM mcr.microsoft.com/windows/servercore:ltsc2019
COPY app.exe C:/app/
COPY testfile.txt c:\\
RUN dir c:\\
WORKDIR C:/app
ENTRYPOINT ["app.exe"]
