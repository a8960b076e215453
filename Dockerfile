# syntax=docker/dockerfile:1
# One image for the command and for the review:
#   docker build -t samesaid .
#   docker run --rm -v "$PWD:/texts" samesaid check original.txt translation.txt -o report.html
#   docker run -p 8400:8400 -v samesaid-data:/data samesaid review --host 0.0.0.0 … (docs/install.md)
ARG PYTHON=3.12-slim-trixie

FROM python:${PYTHON} AS build
# uv knows where the wheels of torch without CUDA are, which save gigabytes.
RUN --mount=type=cache,target=/root/.cache/pip pip install --disable-pip-version-check uv==0.13.9
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.cache/uv \
    uv venv /opt/samesaid && \
    uv pip install --python /opt/samesaid/bin/python --torch-backend cpu torch==2.13.0 ".[review]"

FROM python:${PYTHON}
LABEL org.opencontainers.image.title="samesaid" \
      org.opencontainers.image.description="Reports where versions of one text disagree" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/samesaid /opt/samesaid
# Texts are mounted at /texts; /data keeps the unpacked weights and the database of the review.
RUN useradd --create-home --uid 10001 samesaid && \
    mkdir -p /texts /data/cache && \
    chown -R samesaid:samesaid /texts /data && \
    chmod 1777 /data/cache
ENV PATH=/opt/samesaid/bin:$PATH \
    SAMESAID_CACHE=/data/cache \
    XDG_DATA_HOME=/data \
    PYTHONUNBUFFERED=1
USER 10001
WORKDIR /texts
VOLUME ["/data"]
EXPOSE 8400
ENTRYPOINT ["samesaid"]
CMD ["--help"]
