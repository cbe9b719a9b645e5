# syntax=docker/dockerfile:1.4
FROM nvcr.io/nvidia/rapidsai/base:23.10-cuda11.8-py3.10 AS rapids

USER root
ENV DEBIAN_FRONTEND=noninteractive
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,target=/var/lib/apt,sharing=locked \
    rm -f /etc/apt/apt.conf.d/docker-clean && \
    apt-get update && \
    apt-get install -y --no-install-recommends \
      openjdk-11-jre-headless \
      graphviz \
      fonts-dejavu \
      tini

# PySpark in the same environment as RAPIDS
ARG SPARK_VERSION=3.4.1
RUN --mount=type=cache,target=/opt/conda/pkgs \
    mamba install -y -n base -c conda-forge \
      "pyspark=${SPARK_VERSION}" \
      "jupyterlab=4.0.*" \
      jupyter-resource-usage \
      plotly \
      python-graphviz

ARG RAPIDS_ACCELERATOR=23.10.0
RUN curl -fsSLo /opt/rapids-4-spark.jar \
      "https://repo.example.org/maven2/com/nvidia/rapids-4-spark_2.12/${RAPIDS_ACCELERATOR}/rapids-4-spark_2.12-${RAPIDS_ACCELERATOR}.jar"

COPY <<EOF /opt/conda/lib/python3.10/site-packages/pyspark/conf/spark-defaults.conf
spark.plugins                       com.nvidia.spark.SQLPlugin
spark.jars                          /opt/rapids-4-spark.jar
spark.rapids.sql.concurrentGpuTasks 2
spark.sql.files.maxPartitionBytes   512m
EOF

RUN <<'EOF'
#!/opt/conda/bin/python
# one kernel per team, so that the menu is not a list of paths
import json, pathlib
for team in ("pricing", "routing", "safety"):
    folder = pathlib.Path(f"/opt/conda/share/jupyter/kernels/{team}")
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text(json.dumps({
        "display_name": f"Python ({team})",
        "language": "python",
        "argv": ["/opt/conda/bin/python", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "env": {"TEAM": team},
    }))
EOF

USER rapids
WORKDIR /home/rapids/notebooks
COPY --chown=rapids:conda notebooks/ ./
ENV JAVA_HOME=/usr/lib/jvm/java-11-openjdk-amd64 \
    JUPYTER_TOKEN="" \
    CUDA_VISIBLE_DEVICES=0
EXPOSE 8888 4040 8787
ENTRYPOINT ["tini", "--"]
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--ServerApp.allow_origin=*"]
