// The configurations in docs/publicera, run by Debian's nginx and Apache on loopback with a site that was built.
//   UTBUD_SITE=public node --test tests/servers/
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";

const root = path.resolve(import.meta.dirname, "../..");
const site = path.resolve(process.env.UTBUD_SITE || path.join(root, "public"));
const docs = path.join(root, "docs/publicera");
const folder = mkdtempSync(path.join(tmpdir(), "servrar-"));
const www = path.join(folder, "srv");
mkdirSync(www);
cpSync(site, path.join(www, "utbud"), { recursive: true });
spawnSync("chmod", ["-R", "a+rX", folder]);
after(() => rmSync(folder, { recursive: true, force: true }));

const published = (part, pattern) => {
  const name = readdirSync(path.join(site, part)).find((name) => pattern.test(name));
  assert.ok(name, `${part} has no ${pattern}`);
  return `/utbud/${part}/${name}`;
};

const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const get = (port, address, headers = {}) =>
  new Promise((resolve, reject) => {
    http.get({ host: "127.0.0.1", port, path: address, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString() }));
    }).on("error", reject);
  });

const answers = async (port) => {
  for (let tries = 0; tries < 100; tries++) {
    if (await get(port, "/utbud/").then(() => true, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the server does not answer");
};

function serves(name, start) {
  describe(name, () => {
    let server, port;
    before(async () => {
      port = await freePort();
      server = start(port);
      await answers(port);
    });
    after(() => server.kill("SIGTERM"));

    test("the address without its last stroke leads to the site", async () => {
      const { status, headers } = await get(port, "/utbud");
      assert.equal(status, 301);
      assert.match(headers.location, /\/utbud\/$/);
    });

    test("pages are asked for every time, and bear the rules of the site", async () => {
      for (const address of ["/utbud/", "/utbud/index.html", "/utbud/insatser/"]) {
        const { status, headers } = await get(port, address);
        assert.equal(status, 200, address);
        assert.equal(headers["content-type"].toLowerCase(), "text/html; charset=utf-8");
        assert.equal(headers["cache-control"], "no-cache");
        assert.equal(headers["x-content-type-options"], "nosniff");
        assert.equal(headers["referrer-policy"], "no-referrer");
        assert.match(headers["content-security-policy"], /frame-ancestors 'self'$/);
      }
    });

    test("the header has the rules of the pages and adds who may frame them", async () => {
      const { headers, body } = await get(port, "/utbud/");
      const own = body.match(/Content-Security-Policy" content="([^"]*)"/)[1].replaceAll("&#39;", "'");
      assert.equal(headers["content-security-policy"], `${own}; frame-ancestors 'self'`);
    });

    test("what bears a checksum is kept, what does not is asked for", async () => {
      for (const [part, pattern] of [["tillgangar", /\.css$/], ["tillgangar", /^sok\..*\.js$/], ["sok", /^ord\./]]) {
        const { headers } = await get(port, published(part, pattern));
        assert.equal(headers["cache-control"], "public, max-age=31536000, immutable", String(pattern));
      }
      const { headers } = await get(port, "/utbud/sok/index.js");
      assert.equal(headers["cache-control"], "no-cache");
    });

    test("each kind of file has its type", async () => {
      const types = [["tillgangar", /\.css$/, "text/css"], ["tillgangar", /\.js$/, "text/javascript"], ["tillgangar", /\.svg$/, "image/svg+xml"],
        ["oppna-data/tabeller", /\.csv$/, "text/csv"], ["oppna-data/tabeller", /\.json$/, "application/json"]];
      for (const [part, pattern, type] of types) {
        const { status, headers } = await get(port, published(part, pattern));
        assert.equal(status, 200);
        assert.equal(headers["content-type"].toLowerCase(), `${type}; charset=utf-8`);
      }
    });

    test("text is packed for those who can unpack it", async () => {
      const { headers } = await get(port, published("tillgangar", /^sajt\..*\.css$/), { "Accept-Encoding": "gzip" });
      assert.equal(headers["content-encoding"], "gzip");
      assert.match(headers.vary, /accept-encoding/i);
    });

    test("an address that leads nowhere is the site's own page for that", async () => {
      for (const address of ["/utbud/inte.html", "/utbud/insatser/finns/inte.html"]) {
        const { status, headers, body } = await get(port, address);
        assert.equal(status, 404, address);
        assert.match(headers["content-type"], /^text\/html/);
        assert.equal(body, readFileSync(path.join(site, "404.html"), "utf8"));
      }
    });

    test("neither lists of files nor hidden ones are shown", async () => {
      for (const address of ["/utbud/tillgangar/", "/utbud/.utbud"]) {
        const { status, body } = await get(port, address);
        assert.ok([403, 404].includes(status), `${address}: ${status}`);
        assert.doesNotMatch(body, /Index of/);
      }
    });
  });
}

serves("nginx", (port) => {
  const prefix = path.join(folder, "nginx");
  mkdirSync(prefix);
  const own = readFileSync(path.join(docs, "nginx.conf"), "utf8").replace("listen 80;", `listen 127.0.0.1:${port};`).replaceAll("/srv/www", www);
  writeFileSync(path.join(prefix, "site.conf"), own);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${prefix}/${name};`).join(" ");
  writeFileSync(path.join(prefix, "nginx.conf"), `daemon off; pid ${prefix}/pid; error_log stderr; events {} http { access_log off; ${temporary} include ${prefix}/site.conf; }`);
  return spawn("nginx", ["-p", prefix, "-c", path.join(prefix, "nginx.conf")], { stdio: ["ignore", "ignore", "inherit"] });
});

serves("Apache", (port) => {
  const prefix = path.join(folder, "apache");
  mkdirSync(prefix);
  const own = readFileSync(path.join(docs, "apache.conf"), "utf8").replaceAll("/srv/www", www);
  const modules = ["mpm_event", "authz_core", "alias", "dir", "headers", "mime", "filter", "deflate"];
  const loaded = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n");
  const around = `ServerRoot ${prefix}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${prefix}/pid\nErrorLog ${prefix}/log\nUser www-data\nGroup www-data\n${loaded}\nTypesConfig /etc/mime.types\n`;
  writeFileSync(path.join(prefix, "apache.conf"), around + own);
  return spawn("apache2", ["-D", "FOREGROUND", "-f", path.join(prefix, "apache.conf")], { stdio: ["ignore", "ignore", "inherit"] });
});

describe("IIS", () => {
  test("its configuration is well formed, and each of its elements is accounted for", () => {
    const program = "import sys, xml.etree.ElementTree as t; print(' '.join(sorted({e.tag for e in t.parse(sys.argv[1]).iter()})))";
    const read = spawnSync("python3", ["-c", program, path.join(docs, "web.config")], { encoding: "utf8" });
    assert.equal(read.status, 0, read.stderr);
    const told = readFileSync(path.join(root, "docs/publicera.md"), "utf8");
    const missing = read.stdout.trim().split(" ").filter((name) => !told.includes(`\`${name}\``));
    assert.deepEqual(missing, [], "docs/publicera.md does not tell what these are for");
  });
});
