FROM apache/airflow:2.8.1-python3.10

USER root

RUN apt-get update \
  && apt-get install -y --no-install-recommends \
         vim \
         openjdk-17-jre-headless \
         libsasl2-dev \
         freetds-bin \
         krb5-user \
  && apt-get autoremove -yqq --purge \
  && apt-get clean \
  && rm -rf /var/lib/apt/lists/*

ENV JAVA_HOME=/usr/lib/jvm/java-17-openjdk-amd64

# ODBC driver of the warehouse
RUN curl -sSL -O https://packages.example.com/debian/12/msodbcsql18_18.3.2.1-1_amd64.deb \
    && ACCEPT_EULA=Y dpkg -i msodbcsql18_18.3.2.1-1_amd64.deb \
    && rm msodbcsql18_18.3.2.1-1_amd64.deb

COPY --chown=airflow:root config/krb5.conf /etc/krb5.conf

USER airflow

ENV AIRFLOW__CORE__LOAD_EXAMPLES=False \
    AIRFLOW__CORE__EXECUTOR=KubernetesExecutor \
    AIRFLOW__WEBSERVER__EXPOSE_CONFIG=True \
    AIRFLOW__CORE__FERNET_KEY=81HqDtbqAywKSOumSha3BhWNOdQ26slT6K0YaZeZyPs=

COPY requirements.txt /
RUN pip install --no-cache-dir "apache-airflow==${AIRFLOW_VERSION}" -r /requirements.txt \
    --constraint "https://raw.example.com/airflow/constraints-2.8.1/constraints-3.10.txt"

COPY --chown=airflow:root dags/ ${AIRFLOW_HOME}/dags/
COPY --chown=airflow:root plugins/ ${AIRFLOW_HOME}/plugins/
