FROM odoo:15.0
LABEL maintainer="erp@example.com"

USER root

RUN apt-get update && \
    apt-get install -y git python3-phonenumbers python3-paramiko libcups2-dev gcc python3-dev && \
    pip3 install --no-cache-dir pycups==2.0.1 openpyxl zeep && \
    rm -rf /var/lib/apt/lists/*

# Addons of the community, each at a branch
RUN mkdir -p /mnt/community && cd /mnt/community && \
    for repo in server-tools web account-financial-tools l10n-germany stock-logistics-workflow; do \
        git clone --depth 1 --branch 15.0 https://git.example.org/oca/$repo.git; \
    done && \
    for f in */requirements.txt; do pip3 install --no-cache-dir -r $f; done

COPY ./addons /mnt/extra-addons
COPY ./odoo.conf /etc/odoo/odoo.conf
COPY ./entrypoint.sh /entrypoint.sh

RUN chmod +x /entrypoint.sh && chown -R odoo /mnt/extra-addons /etc/odoo

# expose web, longpolling, and the debugger
EXPOSE 8069 8072 5678

USER odoo
ENTRYPOINT ["/entrypoint.sh"]
CMD ["odoo"]
