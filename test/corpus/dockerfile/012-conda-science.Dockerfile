FROM continuumio/miniconda3:23.10.0-1
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
COPY environment.yml /tmp/environment.yml
RUN conda env create -f /tmp/environment.yml && conda clean -afy
ENV PATH=/opt/conda/envs/lab/bin:$PATH
RUN useradd -ms /bin/bash jovyan
USER jovyan
WORKDIR /home/jovyan
EXPOSE 8888
ENTRYPOINT ["jupyter", "lab", "--ip=0.0.0.0", "--no-browser"]
