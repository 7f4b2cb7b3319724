"""A position counts once, whatever the network does."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor

from facilitator import Facilitator, exchange, join

STATEMENT = "De provincie zet de eerste stap."


def open_dialogue(server, link):
    facilitator = Facilitator(server.url, link)
    code = facilitator.make_dialogue([STATEMENT])
    facilitator.open_lobby(code)
    snapshot = facilitator.set_phase(code, 1, "open")
    return code, f"/dialogues/{code}/statements/{snapshot['statement']['id']}/position"


def send(server, path, token, key, position, sequence):
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    body = {"round": 1, "position": position, "sequence": sequence}
    return exchange("PUT", f"{server.url}/api/v1{path}", body, headers)


def own_positions(server, code, token):
    headers = {"Authorization": f"Bearer {token}"}
    status, _, text = exchange("GET", f"{server.url}/api/v1/dialogues/{code}/me", headers=headers)
    assert status == 200
    return json.loads(text)["positions"]


def answered(server, code):
    return json.loads(exchange("GET", f"{server.url}/api/v1/dialogues/{code}")[2])["statement"]["answered"]


def test_a_hundred_identical_requests_at_once_count_once(server, sign_in_link):
    code, path = open_dialogue(server, sign_in_link("eens@example.org"))
    token, key = join(server.url, code), secrets.token_hex(16)
    with ThreadPoolExecutor(100) as pool:
        replies = list(pool.map(lambda _: send(server, path, token, key, 100, 1), range(100)))
    assert [status for status, _, _ in replies] == [200] * 100
    assert len({body for _, _, body in replies}) == 1, "a repeat must get the first reply"
    assert answered(server, code) == 1
    assert [position["position"] for position in own_positions(server, code, token)] == [100]


def test_the_counter_decides_between_old_and_new_and_not_the_order_of_arrival(server, sign_in_link):
    code, path = open_dialogue(server, sign_in_link("teller@example.org"))
    token = join(server.url, code)
    newest = 40
    with ThreadPoolExecutor(newest) as pool:
        jobs = [
            pool.submit(send, server, path, token, secrets.token_hex(16), sequence, sequence)
            for sequence in range(newest, 0, -1)
        ]
        assert {job.result()[0] for job in jobs} == {200}
    assert answered(server, code) == 1
    assert [position["position"] for position in own_positions(server, code, token)] == [newest]


def test_a_key_that_is_used_for_something_else_is_refused(server, sign_in_link):
    code, path = open_dialogue(server, sign_in_link("sleutel@example.org"))
    token, key = join(server.url, code), secrets.token_hex(16)
    assert send(server, path, token, key, 100, 1)[0] == 200
    status, headers, text = send(server, path, token, key, -100, 2)
    assert 400 <= status < 500 and "problem+json" in headers["Content-Type"], text
    assert [position["position"] for position in own_positions(server, code, token)] == [100]
