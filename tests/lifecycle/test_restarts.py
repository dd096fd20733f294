"""Replicas that are restarted one after the other, and workers that are killed."""

import asyncio
from contextlib import ExitStack
from itertools import count

from support.lifecycle.callers import CALLERS, Load, calling, is_ready
from support.lifecycle.processes import command_line, kill, workers
from support.live import LiveService, Serve

POLL_SECONDS = 0.1
SECONDS = 60


async def watch(known: list[int], ready: set[int]) -> None:
    """Ask replicas again and again whether they want to be called, as a load balancer does."""
    while True:
        for port in list(known):
            (ready.add if await is_ready(port) else ready.discard)(port)
        await asyncio.sleep(POLL_SECONDS)


async def restart_in_turn(serve: Serve, replicas: list[LiveService], stack: ExitStack) -> list[str]:
    """Replace replicas, while callers are sent to those that are ready; return what was lost."""
    known = [replica.port for replica in replicas]
    ready = set(known)
    watching = asyncio.create_task(watch(known, ready))
    turns = count()
    async with calling(lambda: sorted(ready)[next(turns) % len(ready)]) as load:
        await load.reach(200)
        for replica in replicas:
            replica.server.terminate()
            await asyncio.to_thread(replica.server.wait, SECONDS)
            replacement = await asyncio.to_thread(stack.enter_context, serve(SHUTDOWN_DELAY_SECONDS="2"))
            known.append(replacement.port)
            while replacement.port not in ready:
                await asyncio.sleep(POLL_SECONDS)
        await load.reach(load.answered + 200)
    watching.cancel()
    return load.lost


def test_nothing_is_lost_while_replicas_are_restarted(serve: Serve) -> None:
    with ExitStack() as stack:
        replicas = [stack.enter_context(serve(SHUTDOWN_DELAY_SECONDS="2")) for _ in range(2)]
        lost = asyncio.run(restart_in_turn(serve, replicas, stack))

    assert lost == []


async def started(live: LiveService) -> set[int]:
    """Wait until both workers are there: one of them is enough for the service to be ready."""
    async with asyncio.timeout(SECONDS):
        while len(now := workers(live.server.pid)) < 2:
            await asyncio.sleep(POLL_SECONDS)
    return now


async def replaced(live: LiveService, before: set[int]) -> set[int]:
    """Wait until there are as many workers as before, and the service wants to be called."""
    async with asyncio.timeout(SECONDS):
        while len(now := workers(live.server.pid)) < len(before) or now == before:
            await asyncio.sleep(POLL_SECONDS)
        while not await is_ready(live.port):
            await asyncio.sleep(POLL_SECONDS)
    return now


async def kill_under_load(live: LiveService, worker: int) -> tuple[set[int], Load]:
    """Kill a worker under load, and wait until it is replaced; return the workers, and what became of calls since."""
    before = workers(live.server.pid)
    async with calling(lambda: live.port) as load:
        await load.reach(200)
        load.answered = 0
        kill(worker)
        after = await replaced(live, before)
    return after, load


def test_a_worker_that_is_killed_is_replaced_and_takes_no_more_calls_along_than_it_had(serve: Serve) -> None:
    with serve(2) as live:
        before = asyncio.run(started(live))
        lost = min(before)
        after, load = asyncio.run(kill_under_load(live, lost))

    assert len(before) == 2
    assert before - after == {lost}
    assert load.answered > 0
    assert len(load.lost) <= CALLERS


def test_workers_whose_parent_is_killed_end_by_themselves(serve: Serve) -> None:
    with serve(2) as live:
        left = asyncio.run(started(live))
        kill(live.server.pid)
        asyncio.run(ended(left))

    assert len(left) == 2


async def ended(processes: set[int]) -> None:
    """Wait until none of some processes is left."""
    async with asyncio.timeout(SECONDS):
        while any(map(command_line, processes)):
            await asyncio.sleep(POLL_SECONDS)
