FROM public.ecr.aws/amazonlinux/amazonlinux:2
RUN yum install -y https://rpm.example.com/agent-1.0.x86_64.rpm && yum clean all && rm -rf /var/cache/yum
RUN amazon-linux-extras install -y nginx1
EXPOSE 80
