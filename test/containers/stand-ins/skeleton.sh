#!/bin/sh
# skeleton.sh FOLDER: what an image without a shell has at least, namely folders, users, certificates
# and time zones.
set -eu
out=$1
for folder in etc/ssl/certs home/nonroot root tmp usr/bin usr/sbin usr/lib usr/lib64 usr/share var/run var/tmp; do
  mkdir -p "$out/$folder"
done
for name in bin sbin lib lib64; do ln -s "usr/$name" "$out/$name"; done
chmod 1777 "$out/tmp" "$out/var/tmp"
chmod 700 "$out/root" "$out/home/nonroot"
chown 65532:65532 "$out/home/nonroot"
cp -aL /etc/ssl/certs/ca-certificates.crt "$out/etc/ssl/certs/"
cp -a /usr/share/zoneinfo "$out/usr/share/"
cp -aL /etc/os-release /etc/debian_version "$out/etc/"
echo 'hosts: files dns' >"$out/etc/nsswitch.conf"
cat >"$out/etc/passwd" <<'END'
root:x:0:0:root:/root:/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin
nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin
END
cat >"$out/etc/group" <<'END'
root:x:0:
nobody:x:65534:
nonroot:x:65532:
END
