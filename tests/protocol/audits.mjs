// Runs the audits of graphql-http against the address it is given, and prints what each one found.
import { serverAudits } from "graphql-http";

const findings = [];
for (const audit of serverAudits({ url: process.argv[2], fetchFn: fetch })) {
  const { status, name, reason = null } = await audit.fn();
  findings.push({ status, name, reason });
}
console.log(JSON.stringify(findings));
