/** /activate: the link out of the invitation, and the choice of a password. */
import { ask } from "./api.js";
import { startChoosing } from "./choose-password.js";
import { handOver } from "./handover.js";
import { leave } from "./session.js";

const ACTIVATE = `mutation Activate($input: ActivateAccountInput!) {
  activateAccount(input: $input) { email errors { code message } }
}`;

startChoosing("activate", async (input) => {
  const { activateAccount: payload } = await ask(ACTIVATE, { input });
  if (payload.errors.length) return payload;
  handOver({ notice: "signIn.activated", email: payload.email });
  return leave("/sign-in");
});
