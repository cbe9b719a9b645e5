ARG CUDA=12.4.1
ARG UBUNTU=22.04
FROM nvidia/cuda:${CUDA}-cudnn-devel-ubuntu${UBUNTU}

# what a build of the extension should support
ARG TORCH_CUDA_ARCH_LIST="8.0;8.6;9.0+PTX"
ENV TORCH_CUDA_ARCH_LIST=${TORCH_CUDA_ARCH_LIST}
ENV DEBIAN_FRONTEND=noninteractive \
    TZ=Etc/UTC \
    LC_ALL=C.UTF-8 \
    PIP_ROOT_USER_ACTION=ignore

SHELL ["/bin/bash", "-o", "pipefail", "-c"]

RUN apt-get update && apt-get install -y --no-install-recommends \
        build-essential ca-certificates ccache cmake curl git \
        libibverbs-dev libopenmpi-dev openmpi-bin \
        ninja-build \
        # opencv
        libgl1 libglib2.0-0 \
        python3.10 python3.10-dev python3.10-venv python3-pip \
        openssh-client openssh-server \
    && rm -rf /var/lib/apt/lists/* \
    && update-alternatives --install /usr/bin/python python /usr/bin/python3.10 1

# multi-node training goes over ssh
RUN mkdir -p /var/run/sshd && \
    sed -i 's/#\?PermitRootLogin .*/PermitRootLogin yes/' /etc/ssh/sshd_config && \
    sed -i 's/.*StrictHostKeyChecking.*/    StrictHostKeyChecking no/' /etc/ssh/ssh_config && \
    echo "    UserKnownHostsFile /dev/null" >> /etc/ssh/ssh_config

RUN pip install --no-cache-dir \
        torch==2.5.1 torchvision==0.20.1 \
        --index-url https://download.example.org/whl/cu124

ARG FLASH_ATTENTION=2.7.0.post2
RUN MAX_JOBS=8 pip install --no-cache-dir --no-build-isolation flash-attn==${FLASH_ATTENTION}

WORKDIR /workspace/trainer
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
RUN pip install --no-cache-dir --no-deps -e .

ENV HF_HOME=/data/hf NCCL_DEBUG=WARN OMP_NUM_THREADS=1
EXPOSE 22
CMD ["torchrun", "--nproc_per_node=8", "train.py", "--config", "configs/base.yaml"]
