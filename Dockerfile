# Two stages: the first builds the wheel with locked, hashed versions, the second holds only what runs.
FROM python:3.12-slim AS build
WORKDIR /src
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv --without-pip /app && python -m venv /tools
COPY requirements/run.lock requirements/build.lock requirements/
RUN pip --python /app/bin/python install --require-hashes --only-binary :all: -r requirements/run.lock \
    && /tools/bin/pip install --require-hashes --only-binary :all: -r requirements/build.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY cogs cogs
COPY migrations migrations
RUN /tools/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
    && pip --python /app/bin/python install --no-deps /wheels/*.whl

FROM python:3.12-slim
RUN useradd --system --uid 10001 --no-create-home --home-dir /data greenroom \
    && install --directory --owner greenroom --group greenroom /data
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH PYTHONUNBUFFERED=1
# The default settings name data/..., and that is the volume.
WORKDIR /
VOLUME /data
USER greenroom
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["greenroom", "health"]
ENTRYPOINT ["greenroom"]
CMD ["run"]
