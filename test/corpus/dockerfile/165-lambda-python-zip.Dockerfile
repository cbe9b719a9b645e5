FROM public.ecr.aws/lambda/python:3.12 as build
RUN dnf install -y git gcc-c++ cmake && dnf clean all
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt --target /asset

FROM public.ecr.aws/lambda/python:3.12
LABEL com.example.owner="billing@example.com"
ARG EXTENSION_VERSION=65
# fonts for the invoices
RUN dnf install -y dejavu-sans-fonts fontconfig \
 && dnf clean all \
 && rm -rf /var/cache/dnf \
 && fc-cache -f
COPY --from=public.ecr.aws/datadog/lambda-extension:65 /opt/. /opt/
COPY --from=build /asset ${LAMBDA_TASK_ROOT}
COPY src/ ${LAMBDA_TASK_ROOT}/
ENV DD_LAMBDA_HANDLER=app.handler \
    DD_TRACE_ENABLED=true \
    DD_SITE=datadoghq.eu
# one line of JSON per record, no debugger
ENV LOG_LEVEL=INFO \
    POWERTOOLS_LOG_LEVEL=INFO \
    POWERTOOLS_METRICS_NAMESPACE=Billing \
    PYTHONOPTIMIZE=1
CMD ["datadog_lambda.handler.handler"]
