// The helpers' own codes, against the test vectors of RFC 6238 appendix B (SHA-1, cut to six digits).
import assert from "node:assert/strict";
import { test } from "node:test";
import { totp } from "../../helpers.mjs";

test("codes are those of RFC 6238", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const codes = { 59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130" };
  for (const [seconds, code] of Object.entries(codes)) assert.equal(totp(secret, seconds * 1000), code);
});
