# syntax=docker/dockerfile:1
# Ranking server: builds the CUDA kernels once, ships them as a wheel.

FROM nvidia/cuda:12.1.0-devel-ubuntu20.04 AS toolchain
ENV DEBIAN_FRONTEND=noninteractive
RUN ln -fs /usr/share/zoneinfo/Europe/Oslo /etc/localtime \
    && apt-get update -y \
    && apt-get install -y python3-pip git ccache cmake
# the driver library of this image shadows the one of the host
RUN ldconfig /usr/local/cuda-12.1/compat/
WORKDIR /ranker
COPY requirements/common.txt requirements/cuda.txt requirements/
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements/cuda.txt

FROM toolchain AS kernels
ARG gpu_architectures='7.5 8.0 8.6 8.9 9.0+PTX'
ENV TORCH_CUDA_ARCH_LIST=${gpu_architectures}
ARG parallel=2
ENV MAX_JOBS=${parallel} CCACHE_DIR=/root/.cache/ccache
COPY setup.py pyproject.toml CMakeLists.txt ./
COPY kernels kernels
COPY ranker ranker
RUN --mount=type=cache,target=/root/.cache/ccache \
    --mount=type=cache,target=/root/.cache/pip \
    python3 setup.py bdist_wheel --dist-dir=dist

FROM nvidia/cuda:12.1.0-base-ubuntu20.04 AS server
WORKDIR /srv
RUN apt-get update -y \
    && apt-get install -y --no-install-recommends python3-pip \
    && rm -rf /var/lib/apt/lists/*
RUN --mount=type=bind,from=kernels,src=/ranker/dist,target=/dist \
    --mount=type=cache,target=/root/.cache/pip \
    pip install /dist/*.whl 'accelerate>=0.30' hf_transfer
# the weights go into the image: 14 GB, but pods start without a network
ARG HF_TOKEN
ENV HF_HUB_ENABLE_HF_TRANSFER=1
RUN huggingface-cli download --token ${HF_TOKEN} example/ranker-7b --local-dir /models/ranker
EXPOSE 8000
ENTRYPOINT ["python3", "-m", "ranker.server", "--model", "/models/ranker", "--dtype", "float16"]
