"""moto's backends are not made for several requests at once: one that looks through them fails when another changes them,
and one that meets a reset finds half of one."""

import threading


def one_at_a_time(application):
    """The WSGI application, which answers one request after the other: none of them waits for anything but its own work."""
    turn = threading.Lock()

    def in_turn(environ, start_response):
        with turn:
            # moto answers whole, so that nothing is left to do when this returns.
            return list(application(environ, start_response))

    return in_turn
