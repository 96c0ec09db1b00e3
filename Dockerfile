FROM python:3.11-slim

ENV D22_DEBUG=0 \
    PIP_NO_CACHE_DIR=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

WORKDIR /app
COPY requirements.txt .
RUN pip install --require-hashes --requirement requirements.txt

COPY . .
# The key only lets the settings load; nothing is signed here.
RUN D22_SECRET_KEY=collects-static-files-only python manage.py collectstatic --noinput

# The code belongs to root, so the application cannot change itself.
RUN useradd --system --no-create-home d22
USER d22

EXPOSE 8000
# Asked as the proxy in front would ask: by a name we answer to, over HTTPS.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["python", "-c", "\
import os, urllib.request as web;\
host = os.environ.get('D22_HOSTS', '').split(',')[0].strip(' .*') or 'localhost';\
ask = {'Host': host, 'X-Forwarded-Proto': 'https'};\
web.urlopen(web.Request('http://127.0.0.1:8000/health/live/', headers=ask), timeout=4)"]

CMD ["sh", "-c", "python manage.py migrate --noinput && python manage.py sync_roles && exec gunicorn d22.wsgi:application --bind 0.0.0.0:8000 --workers ${WEB_WORKERS:-2} --worker-tmp-dir /dev/shm --no-control-socket --access-logfile -"]
