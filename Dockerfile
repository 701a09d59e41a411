# Small and without root: packages are built into a virtual environment that alone is taken over.
FROM python:3.11-slim AS packages
RUN python -m venv /opt/venv
COPY requirements/run.txt /tmp/run.txt
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check \
    --require-hashes --no-deps --only-binary :all: -r /tmp/run.txt

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 onrecord && mkdir /data && chown onrecord /data
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY retrieval retrieval
COPY bot bot
COPY seeds seeds
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    ON_RECORD_ARCHIVE=/data/archive.sqlite3 \
    ON_RECORD_STATE=/data/conversations.sqlite3 \
    ARTICLES=/app/seeds
USER onrecord
VOLUME /data
# For a webhook, /healthz, /readyz and /metrics: -e ON_RECORD_LISTEN=0.0.0.0:8080 -p 8080:8080
EXPOSE 8080
# The archive opens and can be read.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD ["python", "-m", "retrieval", "stats"]
# Mount your own articles and name their folder in ARTICLES. An exit status of 1 says that some
# files were skipped, and named; the rest can be asked about.
CMD ["sh", "-c", "python -m retrieval ingest \"$ARTICLES\" --quiet-if-unchanged || [ $? -eq 1 ] && exec python -m bot run"]
