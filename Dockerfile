# Small and without root: packages are built into a virtual environment that alone is taken over.
FROM python:3.11-slim AS packages
RUN python -m venv /opt/venv
COPY requirements/run.txt /tmp/run.txt
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check \
    --require-hashes --no-deps --only-binary :all: -r /tmp/run.txt

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 onrecord \
    && mkdir /data /articles && chown onrecord /data /articles
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY LICENSE ./
COPY retrieval retrieval
COPY bot bot
COPY seeds seeds
# Everything that is written goes to /data and /articles, so that the rest can be read-only. What
# numba compiles suits one kind of processor; it is kept in /data, for the machine that runs it.
# ONNX Runtime would tell its makers of its use; here nobody is told.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    NUMBA_CACHE_DIR=/data/numba \
    ORT_DISABLE_TELEMETRY=1 \
    ON_RECORD_ARCHIVE=/data/archive.sqlite3 \
    ON_RECORD_STATE=/data/conversations.sqlite3 \
    ON_RECORD_ARTICLES=/articles \
    ON_RECORD_LISTEN=0.0.0.0:8080 \
    ARTICLES=/app/seeds
USER onrecord
VOLUME ["/data", "/articles"]
# The webhook, /healthz, /readyz and /metrics: not for the outside without a proxy.
EXPOSE 8080
# While the first ingest runs nothing listens yet; what succeeds earlier is healthy at once.
HEALTHCHECK --interval=30s --timeout=10s --start-period=1h \
    CMD ["python", "-c", "from http.client import HTTPConnection as C; c = C('127.0.0.1', 8080, timeout=5); c.request('GET', '/healthz'); raise SystemExit(c.getresponse().status != 200)"]
# ARTICLES is read before the start: the seeds, or /articles with your own in it. An exit status of 1
# says that some files were skipped, and named; the rest can be asked about.
CMD ["sh", "-c", "python -m retrieval ingest \"$ARTICLES\" --quiet-if-unchanged || [ $? -eq 1 ] && exec python -m bot run"]
