"""A live stream ends when its listener goes, and a change reaches those who stay."""

import os
import re
import socket
import time
import unittest

from commands import PROGRAM, CommandTest
from facilitator import Facilitator, sign_in_link


class Streams(CommandTest):
    def setUp(self):
        super().setUp()
        self.running = self.server()
        self.running.start("/health")
        self.addCleanup(self.running.stop)
        self.facilitator = Facilitator(self.running.url, sign_in_link(PROGRAM, "zaal@example.org", self.data))
        self.code = self.facilitator.make_dialogue(["Eerste."])
        self.facilitator.open_lobby(self.code)

    def listen(self):
        """A stream, read up to and including its first frame."""
        listener = socket.create_connection(("127.0.0.1", self.running.port), timeout=10)
        self.addCleanup(listener.close)
        listener.sendall(f"GET /api/v1/dialogues/{self.code}/events HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.last = self.until(listener, b"event: snapshot")
        return listener

    def until(self, listener, text):
        seen = b""
        while text not in seen:
            part = listener.recv(65536)
            self.assertTrue(part, f"the stream ended before {text}: {seen[-300:]}")
            seen += part
        return seen

    def open_sockets(self):
        return len([one for one in self.descriptors() if one.startswith("socket:")])

    def descriptors(self):
        folder = f"/proc/{self.running.process.pid}/fd"
        for name in os.listdir(folder):
            try:
                yield os.readlink(f"{folder}/{name}")
            except FileNotFoundError:
                pass

    def test_a_listener_that_stops_sending_is_let_go(self):
        listener = self.listen()
        listener.shutdown(socket.SHUT_WR)
        while listener.recv(65536):
            pass

    def test_listeners_that_vanish_leave_nothing_open(self):
        before = self.open_sockets()
        for listener in [self.listen() for _ in range(20)]:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            listener.close()
        deadline = time.monotonic() + 10
        while self.open_sockets() > before and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertLessEqual(self.open_sockets(), before)

    def test_a_frame_of_before_a_restart_is_not_taken_for_one_of_after(self):
        self.listen()
        before = int(re.search(rb"id: (\d+)", self.last).group(1))
        self.running.kill()
        self.running.start("/health")
        self.listen()
        self.assertGreater(abs(int(re.search(rb"id: (\d+)", self.last).group(1)) - before), 1_000)

    def test_who_connects_and_says_nothing_is_let_go_and_who_listens_is_not(self):
        listener = self.listen()
        silent = socket.create_connection(("127.0.0.1", self.running.port), timeout=20)
        self.addCleanup(silent.close)
        silent.sendall(b"GET / HTTP/1.1\r\nHost: local")
        self.assertEqual(silent.recv(1024), b"")
        self.facilitator.set_phase(self.code, 1, "open")
        self.until(listener, b"Eerste.")

    def test_a_change_reaches_whoever_stays(self):
        gone, stays = self.listen(), self.listen()
        gone.close()
        self.facilitator.set_phase(self.code, 1, "open")
        self.until(stays, b"Eerste.")


if __name__ == "__main__":
    unittest.main()
