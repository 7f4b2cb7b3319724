"""A live stream ends when its listener goes, and a change reaches those who stay."""

import os
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
        self.until(listener, b"event: snapshot")
        return listener

    def until(self, listener, text):
        seen = b""
        while text not in seen:
            part = listener.recv(65536)
            self.assertTrue(part, f"the stream ended before {text}: {seen[-300:]}")
            seen += part

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

    def test_a_change_reaches_whoever_stays(self):
        gone, stays = self.listen(), self.listen()
        gone.close()
        self.facilitator.set_phase(self.code, 1, "open")
        self.until(stays, b"Eerste.")


if __name__ == "__main__":
    unittest.main()
