"""The official Python client of the Model Context Protocol against the tools:
over standard input and output, over HTTP, and over HTTP with a token.

    python check.py PROGRAM ADDRESS [OPTIONS OF THE PROGRAM …]
"""

import asyncio
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamablehttp_client

program, address, *options = sys.argv[1:]
passed = failed = 0


def check(what, good, detail=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    print(f"{'ok    ' if good else 'FAILED'} {what}{'' if good else f' {detail}'}")


def text_of(document):
    with urllib.request.urlopen(f"{address}/api/v1/documents/{document.removeprefix('sha256:')}/text") as answer:
        return answer.read().decode("utf-8")


async def ask(session, tool, **arguments):
    told = await session.call_tool(tool, arguments)
    return told.isError, json.loads(told.content[0].text)


async def use(session, way):
    told = await session.initialize()
    check(f"{way}: it says who it is", told.serverInfo.name == "verbale", told.serverInfo)
    names = {tool.name for tool in (await session.list_tools()).tools}
    wanted = {"search", "trace", "read", "compare", "dossier", "ledger", "verify_quote"}
    check(f"{way}: all tools are there", names == wanted, names ^ wanted)

    _, found = await ask(session, "search", query="act:urge", limit=50)
    right = sum(text_of(hit["document"])[hit["start"] : hit["end"]].split() == hit["hit"].split() for hit in found["items"])
    check(f"{way}: every finding is where it says", right == len(found["items"]) > 0, f"{right}")

    _, shelf = await ask(session, "read")
    first, second = (item["id"] for item in shelf["items"][:2])
    _, positions = await ask(session, "read", document=first, limit=200)
    text = text_of(first)
    right = sum(text[p["trigger_start"] : p["trigger_end"]] == p["trigger"] for p in positions["items"])
    check(f"{way}: every position is where it says", right == positions["total"] > 0, f"{right}")
    _, part = await ask(session, "read", document=first, view="text", offset=10, limit=40)
    check(f"{way}: a part of a text is that part", part["text"] == text[10:50])

    quote = positions["items"][0]["quote"]
    _, told = await ask(session, "verify_quote", document=first, quote=quote)
    place = told["places"][0]
    check(f"{way}: a quote is verified", told["verdict"] == "exact" and text[place["start"] : place["end"]] == quote, told)
    _, told = await ask(session, "verify_quote", document=first, quote="words that nobody wrote in it at all")
    check(f"{way}: what is not there is not found", told["verdict"] == "absent", told)

    _, told = await ask(session, "compare", older=second, newer=first)
    check(f"{way}: two texts are compared", "changes" in told, list(told))
    _, told = await ask(session, "ledger", limit=5)
    check(f"{way}: the ledger has entries with words", told["items"] and told["items"][0]["quote"], told)
    _, told = await ask(session, "ledger", entry=told["items"][0]["id"])
    check(f"{way}: one of them is whole", "proposals" in told and "history" in told, list(told))
    _, told = await ask(session, "dossier", actor="XTO")
    check(f"{way}: a dossier quotes", told["records"] > 0 and told["latest"][0]["quote"], told)
    _, told = await ask(session, "trace", formula="双方")
    right = sum(text_of(use["document"])[use["start"] : use["end"]] == use["text"] for use in told["places"])
    check(f"{way}: a formula is followed, every use where it says", right == len(told["places"]) > 0, right)

    wrong, told = await ask(session, "search", query="act:nothing-such")
    check(f"{way}: a fault is told with what to do", wrong and told["hint"] and "^" in told["under"], told)
    wrong, told = await ask(session, "read", document="nothing")
    check(f"{way}: an unknown document is told", wrong and told["detail"], told)


async def use_with_token():
    """A server that wants a token lets the client in with it, and not without."""
    token = "0123456789abcdef"
    server = subprocess.Popen(
        [program, *options, "serve", "--port", "0"],
        env={**os.environ, "VERBALE_TOKEN": token},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        mcp = server.stdout.readline().strip() + "mcp"
        head = {"Authorization": f"Bearer {token}"}
        async with streamablehttp_client(mcp, headers=head) as (reader, writer, _):
            async with ClientSession(reader, writer) as session:
                await session.initialize()
                check("token: the client comes in with it", (await session.list_tools()).tools)
        try:
            urllib.request.urlopen(urllib.request.Request(mcp, data=b"{}"))
            check("token: nobody comes in without", False)
        except urllib.error.HTTPError as error:
            check("token: nobody comes in without", error.code == 401, error.code)
    finally:
        server.terminate()
        server.wait()


async def main():
    server = StdioServerParameters(command=program, args=[*options, "mcp"])
    async with stdio_client(server) as (reader, writer):
        async with ClientSession(reader, writer) as session:
            await use(session, "stdio")
    async with streamablehttp_client(f"{address}/mcp") as (reader, writer, _):
        async with ClientSession(reader, writer) as session:
            await use(session, "http")
    await use_with_token()


asyncio.run(main())
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
