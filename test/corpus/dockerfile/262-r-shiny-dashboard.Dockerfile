FROM rocker/shiny-verse:4.3.1

LABEL org.opencontainers.image.authors="Statistik <statistik@example.at>" \
      org.opencontainers.image.title="Dashboard Umschlag"

# System libraries of R packages. Sorted by who needs them.
RUN apt-get update && apt-get install -y --no-install-recommends \
    # sf, terra
    libgdal-dev \
    libgeos-dev \
    libproj-dev \
    libudunits2-dev \
    # odbc
    unixodbc-dev \
    odbc-postgresql \
    tdsodbc \
    # ragg, systemfonts
    libfontconfig1-dev \
    libfreetype6-dev \
    libharfbuzz-dev \
    libfribidi-dev \
    libtiff5-dev \
    # magick
    libmagick++-dev \
    # sodium
    libsodium-dev \
    && rm -rf /var/lib/apt/lists/*

# MS SQL
RUN curl https://packages.example.com/keys/microsoft.asc | apt-key add - && \
    curl https://packages.example.com/config/ubuntu/22.04/prod.list > /etc/apt/sources.list.d/mssql-release.list && \
    apt-get update && ACCEPT_EULA=Y apt-get install -y msodbcsql17

# renv: the state of the lock file
ENV RENV_VERSION 1.0.3
ENV RENV_PATHS_LIBRARY /opt/renv/library
ENV RENV_CONFIG_CACHE_SYMLINKS FALSE
RUN R -e "install.packages('remotes', repos = c(CRAN = 'https://cran.example.org'))"
RUN R -e "remotes::install_version('renv', '${RENV_VERSION}', repos = 'https://cran.example.org')"
WORKDIR /srv/shiny-server/umschlag
COPY renv.lock renv.lock
RUN R -e 'options(renv.consent = TRUE, Ncpus = 4); renv::restore(library = .libPaths()[1])'

# the application
COPY app.R global.R ./
COPY R R
COPY www www
COPY data/geo.gpkg data/
COPY shiny-server.conf /etc/shiny-server/shiny-server.conf
RUN rm -rf /srv/shiny-server/sample-apps /srv/shiny-server/index.html && \
    chown -R shiny:shiny /srv/shiny-server /var/lib/shiny-server

# shiny-server hides the environment from its R processes
RUN env | grep -E '^(DB_|TZ|LANG)' >> /usr/local/lib/R/etc/Renviron.site || true

USER shiny
EXPOSE 3838
CMD ["/usr/bin/shiny-server"]
