FROM openstack-base:latest
LABEL maintainer="{{ maintainer }}" name="{{ image_name }}" build-date="{{ build_date }}"
{% block nova_header %}{% endblock %}
{% import "macros.j2" as macros with context %}
{{ macros.install_packages(nova_packages | customizable("packages")) }}
USER nova
