FROM mambaorg/micromamba:1.5.10-jammy

USER root
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
      git-lfs \
      graphviz \
      less \
      texlive-xetex texlive-fonts-recommended \
    && rm -rf /var/lib/apt/lists/*
USER $MAMBA_USER

COPY --chown=$MAMBA_USER:$MAMBA_USER environment.lock.yml /tmp/environment.yml
RUN micromamba install --yes --name base --file /tmp/environment.yml && \
    micromamba clean --all --yes

ARG MAMBA_DOCKERFILE_ACTIVATE=1
RUN python -m ipykernel install --user --name risk --display-name "Risk models" \
 && jupyter labextension disable "@jupyterlab/apputils-extension:announcements"

WORKDIR /home/$MAMBA_USER/notebooks
COPY --chown=$MAMBA_USER:$MAMBA_USER notebooks/ ./

EXPOSE 8888
# no token: an authenticating proxy stands before it
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--no-browser", "--ServerApp.token=", "--ServerApp.password="]
