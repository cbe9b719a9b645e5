# syntax=docker/dockerfile:1.4
FROM clickhouse/clickhouse-server:24.8.6.70-alpine

COPY <<-"XML" /etc/clickhouse-server/config.d/listen.xml
	<clickhouse>
	    <listen_host>::</listen_host>
	    <logger><console>1</console><level>warning</level></logger>
	    <max_server_memory_usage_to_ram_ratio>0.8</max_server_memory_usage_to_ram_ratio>
	</clickhouse>
XML

COPY <<-"XML" /etc/clickhouse-server/users.d/readers.xml
	<clickhouse>
	    <users>
	        <grafana>
	            <password_sha256_hex from_env="GRAFANA_PASSWORD_SHA256"/>
	            <profile>readonly</profile>
	        </grafana>
	    </users>
	</clickhouse>
XML

COPY --chmod=0755 <<-"SH" /docker-entrypoint-initdb.d/10-tables.sh
	#!/bin/bash
	set -e
	for f in /tables/*.sql; do
	  clickhouse client --multiquery < "$f"   # in order of names
	done
SH

COPY tables/ /tables/
HEALTHCHECK --interval=10s --timeout=3s CMD wget -qO- http://127.0.0.1:8123/ping | grep -q Ok
USER 101:101
