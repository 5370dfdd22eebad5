# The distribution's nginx, unpacked privately: the tests try the production proxy's configuration with it.
# (Installing the package would start a web server on port 80.)
# shellcheck shell=bash

setup_nginx() {
  NGINX=$(command -v nginx || echo "$VAR/nginx/usr/sbin/nginx")
  export NGINX
  [ ! -x "$NGINX" ] || return 0
  say "fetching nginx for the tests"
  rm -rf "$VAR/nginx"
  mkdir -p "$VAR/nginx"
  (cd "$VAR/nginx" && logged nginx apt-get -q -o APT::Sandbox::User=root download nginx) || die "nginx could not be fetched"
  dpkg-deb -x "$VAR"/nginx/nginx_*.deb "$VAR/nginx"
}
