// A workbench of its own for each run: a library in a temporary folder, the
// program on a free port.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export class Workbench {
  constructor(program) {
    this.program = resolve(program);
    this.folder = mkdtempSync(join(tmpdir(), "verbale-workbench-"));
    this.library = join(this.folder, "library.db");
    this.common = ["--library", this.library, "--codebook", resolve("examples/codebook")];
  }

  add(...files) {
    execFileSync(this.program, [...this.common, "add", ...files], { stdio: "ignore" });
  }

  // Everything the library holds, as `verbale list` tells it.
  list() {
    const told = execFileSync(this.program, [...this.common, "list", "--format", "json"], { encoding: "utf8" });
    return JSON.parse(told);
  }

  async start() {
    this.child = spawn(this.program, [...this.common, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
    this.log = "";
    this.child.stderr.on("data", (data) => { this.log += data; });
    this.address = await new Promise((found, lost) => {
      let told = "";
      this.child.stdout.on("data", (data) => {
        told += data;
        const address = /http:\/\/[^\s/]+/.exec(told);
        if (address) found(address[0]);
      });
      this.child.on("exit", () => lost(new Error(`the server ended: ${this.log}`)));
    });
  }

  // Ends as a person would end it, and says how.
  async stop() {
    const ended = new Promise((end) => this.child.on("exit", (code, signal) => end(signal ?? code)));
    this.child.kill("SIGTERM");
    return ended;
  }

  clear() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
