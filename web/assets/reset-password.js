/** /reset-password: the link that was asked for, and the choice of another password. */
import { ask } from "./api.js";
import { startChoosing } from "./choose-password.js";
import { handOver } from "./handover.js";
import { leave } from "./session.js";

const RESET = `mutation Reset($input: ResetPasswordInput!) {
  resetPassword(input: $input) { errors { code message } }
}`;

startChoosing("reset", async (input) => {
  const { resetPassword: payload } = await ask(RESET, { input });
  if (payload.errors.length) return payload;
  handOver({ notice: "signIn.reset", email: "" });
  return leave("/sign-in");
});
