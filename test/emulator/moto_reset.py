"""moto rebuilds its backends one by one on a reset, and a request that meets it then finds half of one."""

import threading


def resets_alone(application):
    """The WSGI application, whose resets wait for the requests under way and let no other begin."""
    turn = threading.Condition()
    state = {"under way": 0, "resetting": False}

    def is_free(alone):
        return not state["resetting"] and (not alone or state["under way"] == 0)

    def alone_or_beside_others(environ, start_response):
        alone = environ.get("PATH_INFO") == "/moto-api/reset"
        with turn:
            turn.wait_for(lambda: is_free(alone))
            state["under way"] += 1
            state["resetting"] = alone
        try:
            # moto answers whole, so that nothing is left to do when this returns.
            return list(application(environ, start_response))
        finally:
            with turn:
                state["under way"] -= 1
                if alone:
                    state["resetting"] = False
                turn.notify_all()

    return alone_or_beside_others
