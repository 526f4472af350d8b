"""The built site as files: what it consists of, how it goes public in one step, how a copy of it is compared.

It knows nothing of what a notice says. `landing.py` runs on the web server; everything else beside the build.
"""
