FROM rust:1.79-bookworm AS wasm
RUN rustup target add wasm32-unknown-unknown
RUN cargo install --locked trunk wasm-bindgen-cli
WORKDIR /src
COPY . .
RUN trunk build --release --public-url /planner/

FROM node:20-bookworm AS minify
WORKDIR /m
COPY --from=wasm /src/dist ./dist
RUN npm install -g html-minifier-terser lightningcss-cli
RUN find dist -name '*.html' -exec html-minifier-terser --collapse-whitespace --remove-comments -o {} {} \;

FROM nginxinc/nginx-unprivileged:1.27-alpine-slim
COPY --from=minify /m/dist /usr/share/nginx/html/planner
COPY <<'CONF' /etc/nginx/conf.d/default.conf
server {
    listen 8080;
    types { application/wasm wasm; }
    include mime.types;
    location /planner/ {
        root /usr/share/nginx/html;
        try_files $uri $uri/ /planner/index.html;
        add_header Cross-Origin-Opener-Policy same-origin;
        add_header Cross-Origin-Embedder-Policy require-corp;
    }
}
CONF
