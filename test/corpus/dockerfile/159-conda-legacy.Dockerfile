# Uplift model, Q3. Ask Priya.
FROM continuumio/anaconda3

ADD environment.yml /tmp/environment.yml
RUN conda env create -f /tmp/environment.yml
# Pull the environment name out of the environment.yml
RUN echo "source activate $(head -1 /tmp/environment.yml | cut -d' ' -f2)" > ~/.bashrc
ENV PATH /opt/conda/envs/$(head -1 /tmp/environment.yml | cut -d' ' -f2)/bin:$PATH

RUN apt-get install -y gcc
RUN conda install -y -c conda-forge xgboost lightgbm
RUN pip install mlflow shap
RUN pip install git+https://git.example.com/ds/featurelib.git

# R for the two notebooks of the statisticians
RUN apt-get update && apt-get install -y r-base r-cran-lme4 && R -e "install.packages(c('IRkernel','tidyverse'), repos='https://cran.example.org')" && R -e "IRkernel::installspec()"

ENV AWS_ACCESS_KEY_ID AKIAEXAMPLEEXAMPLE12
ENV AWS_SECRET_ACCESS_KEY examplekeyexamplekeyexamplekeyexamplekey
ENV MLFLOW_TRACKING_URI http://mlflow.intra.example.com:5000
COPY . /project
WORKDIR project/src

EXPOSE 5000 8888

ENTRYPOINT mlflow ui -h 0.0.0.0 & jupyter notebook --allow-root --ip=0.0.0.0
