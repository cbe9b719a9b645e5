FROM nvidia/cuda:12.1.1-cudnn8-devel-ubuntu22.04

ARG DEBIAN_FRONTEND=noninteractive
ENV LANG=C.UTF-8

RUN apt-get update && apt-get install -y --no-install-recommends \
    # compilers
    build-essential cmake ninja-build \
    # what the data loader reads
    ffmpeg libsm6 libxext6 \

    # python
    python3.10 python3-pip git \
    && rm -rf /var/lib/apt/lists/*

RUN pip3 install --no-cache-dir torch==2.1.2 torchvision==0.16.2 --index-url https://download.pytorch.org/whl/cu121
RUN git clone https://github.com/NVIDIA/apex && cd apex && \
    pip3 install -v --disable-pip-version-check --no-cache-dir ./
WORKDIR /workspace
COPY requirements.txt .
RUN pip3 install --no-cache-dir -r requirements.txt
COPY . .
CMD ["python3", "train.py"]
