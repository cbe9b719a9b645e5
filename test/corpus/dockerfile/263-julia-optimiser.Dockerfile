FROM julia:1.9.4-bookworm AS precompiled
ENV JULIA_DEPOT_PATH=/opt/julia \
    JULIA_CPU_TARGET="generic;sandybridge,-xsaveopt,clone_all;haswell,-rdrnd,base(1)" \
    JULIA_PKG_PRECOMPILE_AUTO=0
RUN apt-get update && apt-get install -y --no-install-recommends g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/stowage
COPY Project.toml Manifest.toml ./
RUN julia --project -e 'using Pkg; Pkg.instantiate(); Pkg.precompile(strict=true)'
COPY src src
COPY precompile precompile
# a system image: 8 seconds of start instead of 70
RUN julia --project -e ' \
      using Pkg; Pkg.add(name="PackageCompiler", version="2.1.15"); \
      using PackageCompiler; \
      create_sysimage( \
        ["Stowage"]; \
        sysimage_path = "stowage.so", \
        precompile_execution_file = "precompile/run.jl", \
        cpu_target = ENV["JULIA_CPU_TARGET"], \
      )'

FROM julia:1.9.4-bookworm
ENV JULIA_DEPOT_PATH=/opt/julia \
    JULIA_NUM_THREADS=auto \
    GKSwstype=100
# the solver's licence is mounted, not built in
ENV SOLVER_LICENSE_FILE=/run/secrets/solver/licence.lic
COPY --from=precompiled /opt/julia /opt/julia
COPY --from=precompiled /opt/stowage /opt/stowage
RUN useradd --create-home --uid 1234 stowage && mkdir /plans && chown stowage /plans
WORKDIR /opt/stowage
USER stowage
VOLUME /plans
EXPOSE 8001
ENTRYPOINT ["julia", "--project", "--sysimage=stowage.so", "--startup-file=no"]
CMD ["-e", "using Stowage; Stowage.serve(host=\"0.0.0.0\", port=8001)"]
