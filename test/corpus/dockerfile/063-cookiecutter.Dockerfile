FROM python:{{ cookiecutter.python }}-slim
WORKDIR /{{cookiecutter.project_slug}}
COPY requirements.txt .
RUN pip install -r requirements.txt
